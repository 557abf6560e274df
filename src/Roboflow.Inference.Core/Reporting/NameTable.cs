using System.Collections.Generic;

namespace Roboflow.Inference.Reporting;

/// <summary>Gives each of a few values a number, in the order in which they first appear.</summary>
internal sealed class NameTable<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _numbers = [];

    internal List<T> Values { get; } = [];

    internal int NumberOf(T value)
    {
        if (!_numbers.TryGetValue(value, out var number))
        {
            number = Values.Count;
            _numbers.Add(value, number);
            Values.Add(value);
        }

        return number;
    }
}
