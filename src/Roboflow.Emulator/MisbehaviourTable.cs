using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace Roboflow.Emulator;

/// <summary>What each model does wrong at the moment.</summary>
internal sealed class MisbehaviourTable
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    internal void Set(string model, IReadOnlyList<Misbehaviour> ways) => _entries[model] = new Entry(ways);

    internal void Clear() => _entries.Clear();

    /// <summary>What this request is to suffer, with its delay drawn; null for nothing.</summary>
    internal (Misbehaviour Way, TimeSpan Delay)? Next(string model) =>
        _entries.TryGetValue(model, out var entry) ? entry.Next() : null;

    private sealed class Entry(IReadOnlyList<Misbehaviour> ways)
    {
        private readonly Random _random = new(20261124);
        private int _failed;
        private int _turn;

        // One of several ways in turn, so that a test meets them all.
        internal (Misbehaviour Way, TimeSpan Delay) Next()
        {
            lock (_random)
            {
                var way = ways[_turn++ % ways.Count];
                var delay = way.Delay + (way.DelayJitter * _random.NextDouble());
                var fails = way.Kind != MisbehaviourKind.None && (way.Times is null || _failed < way.Times) && _random.NextDouble() < way.Probability;
                if (!fails)
                {
                    return (way with { Kind = MisbehaviourKind.None }, delay);
                }

                _failed++;
                return (way, delay);
            }
        }
    }
}
