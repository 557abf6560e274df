using System;
using System.Collections.Generic;
using System.Text.Json;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>
/// The invalid entries of a list by their ids. Annotations that refer to them are counted in the entry's own error, because a
/// second error would say that the file does not have the entry.
/// </summary>
internal sealed class CocoRejections
{
    private readonly Dictionary<CocoId, int> _problems = [];
    private readonly Dictionary<int, int> _counts = [];
    private int? _all;

    /// <summary>Adds an invalid entry, if it has an id.</summary>
    /// <param name="entry">The reader at the entry's start.</param>
    /// <param name="problem">The index of its error.</param>
    internal void Add(Utf8JsonReader entry, int problem)
    {
        if (entry.TokenType != JsonTokenType.StartObject)
        {
            return;
        }

        while (entry.Read() && entry.TokenType == JsonTokenType.PropertyName)
        {
            var isId = entry.ValueTextEquals("id"u8);
            _ = entry.Read();
            if (isId && IdOf(entry) is { } id && !_problems.ContainsKey(id))
            {
                _problems.Add(id, problem);
            }

            entry.Skip();
        }
    }

    /// <summary>Adds all entries: the list itself is invalid.</summary>
    internal void AddAll(int? problem) => _all ??= problem;

    /// <summary>Counts an annotation of an invalid entry; false if there is no such entry.</summary>
    internal bool TryCount(CocoId id)
    {
        if (!_problems.TryGetValue(id, out var problem))
        {
            if (_all is null)
            {
                return false;
            }

            problem = _all.Value;
        }

        _counts[problem] = _counts.TryGetValue(problem, out var count) ? count + 1 : 1;
        return true;
    }

    /// <summary>Adds to each entry's error how many annotations are left out with it.</summary>
    internal void Extend(EntryProblems problems)
    {
        foreach (var counted in _counts)
        {
            problems.Extend(counted.Key, $", so {Counted.Of(counted.Value, "annotation")} {(counted.Value == 1 ? "is" : "are")} left out.");
        }
    }

    private static CocoId? IdOf(Utf8JsonReader value)
    {
        try
        {
            return CocoId.Read(ref value, "id");
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
