using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Datasets;

/// <summary>Numbers classes from 0: the given ones first, then the others as they appear.</summary>
internal sealed class ClassNumbers
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    internal ClassNumbers(IReadOnlyList<string> first)
    {
        foreach (var name in first)
        {
            Of(name);
        }
    }

    /// <summary>All names, each at the place of its number.</summary>
    internal IReadOnlyList<string> Names => _names;

    internal int Of(string name)
    {
        if (!_numbers.TryGetValue(name, out var number))
        {
            number = _names.Count;
            _numbers.Add(name, number);
            _names.Add(name);
        }

        return number;
    }
}
