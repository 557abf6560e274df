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

    /// <summary>The names of these files or folders.</summary>
    internal static LooseNames Of(IEnumerable<string> paths)
    {
        var names = new LooseNames();
        foreach (var path in paths)
        {
            names.Add(Path.GetFileName(path), path);
        }

        return names;
    }

    internal void Add(string name, string file)
    {
        var key = KeyOf(name);
        _files[key] = _files.TryGetValue(key, out var other) && other != file ? null : file;
    }

    internal string? Find(string name) => _files.TryGetValue(KeyOf(name), out var file) ? file : null;

    /// <summary>Whether two names look the same, because they differ only in the encoding of their accents.</summary>
    internal static bool AreSame(string one, string other) => one != other && Composed(one) == Composed(other);

    internal static string KeyOf(string name) => Composed(name).ToUpperInvariant();

    /// <summary>Returns the name with each accented letter as one character, where Unicode has one.</summary>
    internal static string Composed(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair, which no other spelling has.
            return name;
        }
    }
}
