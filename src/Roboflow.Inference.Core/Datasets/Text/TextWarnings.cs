using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Datasets.Text;

/// <summary>Warns once per file that its encoding cannot be read, and that it has NUL characters.</summary>
internal sealed class TextWarnings(Action<string> warn)
{
    private readonly HashSet<string> _lossy = new(StringComparer.Ordinal);
    private readonly HashSet<string> _damaged = new(StringComparer.Ordinal);

    internal TextWatch Watch(string file) => new(() => OfEncoding(file), () => OfDamage(file));

    /// <summary>Whether a warning says that a file has NUL characters.</summary>
    internal bool IsDamaged(string file) => _damaged.Contains(file);

    internal void OfDamage(string file, string consequence = "What was in their place is missing, such as objects.")
    {
        if (_damaged.Add(file))
        {
            warn($"{file} contains NUL characters; was it damaged, for example by a power failure? {consequence}");
        }
    }

    internal void OfEncoding(string file, string what = "is neither UTF-8 nor UTF-16")
    {
        if (_lossy.Add(file))
        {
            warn($"{file} {what}: some characters cannot be read, and names with them are wrong. Save the file as UTF-8.");
        }
    }
}
