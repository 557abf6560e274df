using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Datasets;

/// <summary>Numbers names from 0: the given ones first, then the others as they appear.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    internal NameTable(IEnumerable<string>? first = null)
    {
        foreach (var name in first ?? [])
        {
            _ = NumberOf(name);
        }
    }

    /// <summary>All names, each at the place of its number.</summary>
    internal List<string> Names { get; } = [];

    internal int NumberOf(string name)
    {
        if (!_numbers.TryGetValue(name, out var number))
        {
            number = Names.Count;
            _numbers.Add(name, number);
            Names.Add(name);
        }

        return number;
    }
}
