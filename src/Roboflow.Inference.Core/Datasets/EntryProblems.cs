using System.Collections.Generic;

namespace Roboflow.Inference.Datasets;

/// <summary>The errors in a file's entries. An untrusted file can have millions, so the first ones are kept and the others counted.</summary>
internal sealed class EntryProblems
{
    internal const int MostKept = 100_000;

    private readonly List<(int Position, string Message)> _first = [];

    /// <summary>The first errors, with their positions in the file.</summary>
    internal IReadOnlyList<(int Position, string Message)> First => _first;

    /// <summary>The number of the other errors.</summary>
    internal int Further { get; private set; }

    /// <summary>Adds an error and returns its index, which <see cref="Extend"/> takes.</summary>
    internal int Add(int position, string message)
    {
        if (_first.Count < MostKept)
        {
            _first.Add((position, message));
        }
        else
        {
            Further++;
        }

        return _first.Count + Further - 1;
    }

    /// <summary>Continues the sentence of an error that was added, if it was kept.</summary>
    internal void Extend(int index, string text)
    {
        if (index < _first.Count)
        {
            _first[index] = (_first[index].Position, _first[index].Message.TrimEnd('.') + text);
        }
    }

    internal void Clear()
    {
        _first.Clear();
        Further = 0;
    }
}
