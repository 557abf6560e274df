using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Files by names that another system treats as equal: in another case, or with letters and their accents written as
/// one character or as two. A name that matches several files matches none.
/// </summary>
internal sealed class LooseNames
{
    private readonly Dictionary<string, string?> _files = new(StringComparer.Ordinal);

    /// <summary>The file or folder with such a name, if exactly one matches.</summary>
    internal static string? OnlyOne(IEnumerable<string> paths, string name)
    {
        var names = new LooseNames();
        foreach (var path in paths)
        {
            names.Add(Path.GetFileName(path), path);
        }

        return names.Find(name);
    }

    internal void Add(string name, string file)
    {
        var key = KeyOf(name);
        _files[key] = _files.TryGetValue(key, out var other) && other != file ? null : file;
    }

    internal string? Find(string name) => _files.TryGetValue(KeyOf(name), out var file) ? file : null;

    private static string KeyOf(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormC).ToUpperInvariant();
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair, which no other spelling has.
            return name;
        }
    }
}
