using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference;

/// <summary>How the objects of one class were detected.</summary>
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

    /// <summary>The class, or <see cref="ConfusionMatrix.Nothing"/> for predictions without an object.</summary>
    public string Truth { get; }

    /// <summary>The number of objects of the class; for <see cref="ConfusionMatrix.Nothing"/>, of false positives.</summary>
    public int Total { get; }

    /// <summary>The number of objects detected as their class.</summary>
    public int Correct { get; }

    /// <summary>The number of objects that were not detected.</summary>
    public int Missed { get; }

    /// <summary>The other classes that objects were detected as, with their counts, most frequent first.</summary>
    public IReadOnlyDictionary<string, int> TakenFor { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{TerminalText.Harmless(Truth)}: {Correct} of {Total}";
}
