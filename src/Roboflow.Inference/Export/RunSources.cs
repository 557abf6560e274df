using System.Collections.Generic;
using System.IO;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Export;

/// <summary>
/// The source images of a run. With -Force, an image's output could replace another source: x.bmp becomes x.png next to x.png.
/// </summary>
internal sealed class RunSources
{
    private readonly Dictionary<string, string[]> _given = new(PathRules.Comparer);
    private readonly RealPlaces _places = new();
    private readonly PlaceComparer _comparer = new();
    private readonly Dictionary<string, string> _sources;

    internal RunSources() => _sources = new(_comparer);

    /// <summary>Adds a source by its full path, and returns the places that it is read from.</summary>
    internal string[] Add(string path)
    {
        if (!_given.TryGetValue(path, out var places))
        {
            places = _places.OfSource(path);
            _given.Add(path, places);
            foreach (var place in places)
            {
                _sources[place] = path;
            }
        }

        return places;
    }

    /// <summary>
    /// Returns the source that an image's output would replace, or null. Sources that come later are not known yet, so an existing
    /// file with the image's name in the image's folder counts as one, whatever its extension.
    /// </summary>
    internal string? Replaced(string file, string source)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        return _sources.TryGetValue(_places.Of(file), out var owner) ? owner
            : _comparer.Equals(Path.ChangeExtension(_places.Of(file), null), Path.ChangeExtension(_places.Of(source), null)) ? file
            : null;
    }
}
