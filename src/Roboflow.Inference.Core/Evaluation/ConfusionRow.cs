using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference;

/// <summary>What the objects of one class were taken for.</summary>
public sealed record ConfusionRow
{
    internal ConfusionRow(int place, IReadOnlyList<string> labels, int[] counts)
    {
        Truth = labels[place];
        Total = counts.Sum();
        Correct = place == labels.Count - 1 ? 0 : counts[place];
        Missed = counts[counts.Length - 1];
        TakenFor = Enumerable.Range(0, labels.Count - 1).Where(i => i != place && counts[i] > 0)
            .OrderByDescending(i => counts[i]).ToDictionary(i => labels[i], i => counts[i]);
    }

    /// <summary>The class, or <see cref="ConfusionMatrix.Nothing"/> for predictions where no object is.</summary>
    public string Truth { get; }

    /// <summary>Objects of the class; for <see cref="ConfusionMatrix.Nothing"/>, false alarms.</summary>
    public int Total { get; }

    /// <summary>Objects that were taken for what they are.</summary>
    public int Correct { get; }

    /// <summary>Objects that were not found at all.</summary>
    public int Missed { get; }

    /// <summary>The other classes that objects were taken for, and how often, most often first.</summary>
    public IReadOnlyDictionary<string, int> TakenFor { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Truth}: {Correct} of {Total}";
}
