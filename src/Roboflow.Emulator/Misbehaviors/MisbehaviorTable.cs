using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace Roboflow.Emulator.Misbehaviors;

/// <summary>The current misbehaviors of each model.</summary>
internal sealed class MisbehaviorTable
{
    private static readonly Misbehavior Nothing = new();

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A value is out of range.</exception>
    internal void Set(string model, IReadOnlyList<Misbehavior> ways)
    {
        foreach (var way in ways)
        {
            if (way.Flaw is { } flaw)
            {
                throw new ArgumentException(flaw, nameof(ways));
            }
        }

        if (ways.Count == 0)
        {
            Clear(model);
            return;
        }

        _entries[model] = new Entry(ways);
    }

    internal void Clear(string model) => _entries.TryRemove(model, out _);

    internal void Clear() => _entries.Clear();

    /// <summary>Returns the misbehavior for this request, with its random delay.</summary>
    internal (Misbehavior Way, TimeSpan Delay) Next(string model) =>
        _entries.TryGetValue(model, out var entry) ? entry.Next() : (Nothing, TimeSpan.Zero);

    // One of several ways in turn, so that a test gets all of them; each has its own count.
    private sealed class Entry(IReadOnlyList<Misbehavior> ways)
    {
        private readonly Random _random = new(20261124);
        private readonly int[] _failed = new int[ways.Count];
        private int _turn;

        internal (Misbehavior Way, TimeSpan Delay) Next()
        {
            lock (_random)
            {
                var turn = _turn;
                _turn = (turn + 1) % ways.Count;
                var way = ways[turn];
                var delay = way.Delay + (way.DelayJitter * _random.NextDouble());
                var fails = way.Kind != MisbehaviorKind.None && (way.Times is null || _failed[turn] < way.Times) && _random.NextDouble() < way.Probability;
                if (!fails)
                {
                    return (way with { Kind = MisbehaviorKind.None }, delay);
                }

                _failed[turn]++;
                return (way, delay);
            }
        }
    }
}
