using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Numbers names from 0: the given ones first, then the others in order of appearance. A given name can come twice, as some models have two classes
/// of one name: its first place is its number, and the second stays in the list, so that the names after it keep their numbers.
/// </summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    internal NameTable(IEnumerable<string>? first = null)
    {
        foreach (var name in first ?? [])
        {
            if (!_numbers.ContainsKey(name))
            {
                _numbers.Add(name, Names.Count);
            }

            Names.Add(name);
        }
    }

    /// <summary>All names, indexed by number.</summary>
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
