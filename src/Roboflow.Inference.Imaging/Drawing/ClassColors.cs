using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>
/// The colors of the classes of one run. A class with a number has the palette's color of that number. A class without one
/// has a color by its name, or the next free one if another class of the run has that color, because two classes with the same
/// color cannot be distinguished.
/// </summary>
/// <param name="palette">The colors to use.</param>
/// <param name="chosen">The user's colors for classes, by name.</param>
internal sealed class ClassColors(Palette palette, IReadOnlyDictionary<string, Rgb>? chosen = null)
{
    /// <summary>Limits memory use, because the names come from an untrusted server.</summary>
    private const int MostClasses = 10_000;

    /// <summary>How many classes a line about the run names.</summary>
    private const int MostNames = 10;

    private readonly Dictionary<string, Rgb> _given = new(StringComparer.Ordinal);
    private readonly HashSet<Rgb> _taken = [.. chosen?.Values ?? []];
    private readonly SortedSet<string> _unused = new(chosen?.Keys ?? [], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// A line about chosen names that are not classes of the run, if other classes have no chosen color: these names are probably misspelled.
    /// A table of all classes of a model is used in runs that lack some of them.
    /// </summary>
    internal string? Unused => _unused.Count == 0 || _given.Count == 0 ? null
        : $"No class matches '{string.Join("', '", _unused.Take(MostNames))}' of -Color. Without a color in it: "
            + $"{string.Join(", ", _given.Keys.Take(MostNames))}{(_given.Count > MostNames ? ", …" : string.Empty)}.";

    public Rgb Of(Prediction prediction)
    {
        if (chosen is not null && chosen.TryGetValue(prediction.Class, out var color))
        {
            _ = _unused.Remove(prediction.Class);
            return color;
        }

        if (_given.TryGetValue(prediction.Class, out color))
        {
            return color;
        }

        color = palette.ColorOf(prediction);
        if (prediction.ClassId is null && !palette.IsNamedBy(prediction.Class))
        {
            color = NextFree(color);
        }

        if (_given.Count < MostClasses)
        {
            _given.Add(prediction.Class, color);
            _taken.Add(color);
        }

        return color;
    }

    private Rgb NextFree(Rgb preferred)
    {
        var colors = palette.Colors;
        var at = 0;
        while (colors[at] != preferred)
        {
            at++;
        }

        for (var step = 0; step < colors.Count; step++)
        {
            var color = colors[(at + step) % colors.Count];
            if (!_taken.Contains(color))
            {
                return color;
            }
        }

        return preferred;
    }
}
