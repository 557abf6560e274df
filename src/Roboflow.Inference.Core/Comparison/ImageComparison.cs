using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference;

/// <summary>The differences between two sets of predictions on one image.</summary>
public sealed record ImageComparison
{
    internal ImageComparison(string? path, PredictionComparison[] details)
    {
        Path = path;
        Details = details;
        Same = Count(DifferenceKind.Same);
        Changed = Count(DifferenceKind.Changed);
        OtherClass = Count(DifferenceKind.OtherClass);
        OnlyInReference = Count(DifferenceKind.OnlyInReference);
        OnlyInDifference = Count(DifferenceKind.OnlyInDifference);
        var overlaps = details.Where(IsMatched).Select(d => d.IoU).ToArray();
        MeanIoU = overlaps.Average();
        LeastIoU = overlaps.Min();
        LargestConfidenceChange = details.Where(IsMatched).Select(d => d.ConfidenceChange).OrderByDescending(c => Math.Abs(c!.Value)).FirstOrDefault();
        Disagreement = details.Where(d => d.Kind != DifferenceKind.Same).Sum(d => d.Disagreement);
    }

    /// <summary>The image: a full file path, a URL, or null for an image without a name.</summary>
    public string? Path { get; }

    /// <summary>Whether the two sets are equal on the image, within the tolerances.</summary>
    public bool AreEqual => Same == Details.Count;

    /// <summary>The number of predictions in both sets that are the same within the tolerances.</summary>
    public int Same { get; }

    /// <summary>The number of predictions in both sets with a different confidence or box.</summary>
    public int Changed { get; }

    /// <summary>The number of boxes in both sets with different classes.</summary>
    public int OtherClass { get; }

    /// <summary>The number of predictions only in the reference set.</summary>
    public int OnlyInReference { get; }

    /// <summary>The number of predictions only in the difference set.</summary>
    public int OnlyInDifference { get; }

    /// <summary>The mean intersection over union of matched boxes of the same class, 0 to 1; null if none match.</summary>
    public double? MeanIoU { get; }

    /// <summary>The minimum intersection over union of matched boxes of the same class, 0 to 1; null if none match.</summary>
    public double? LeastIoU { get; }

    /// <summary>The largest signed change in confidence of matched predictions of the same class, -1 to 1; null if none match.</summary>
    public double? LargestConfidenceChange { get; }

    /// <summary>The sum of <see cref="PredictionComparison.Disagreement"/> over the details that are not the same; sort by it to see the
    /// worst images first.</summary>
    public double Disagreement { get; }

    /// <summary>The matched pairs, in the order of the reference set, then the unmatched predictions.</summary>
    public IReadOnlyList<PredictionComparison> Details { get; }

    /// <inheritdoc/>
    public override string ToString() => TerminalText.Harmless($"{Path ?? "(no path)"}: {(AreEqual ? "equal" : "different")}");

    internal static bool IsMatched(PredictionComparison pair) => pair.Kind is DifferenceKind.Same or DifferenceKind.Changed;

    private int Count(DifferenceKind kind) => Details.Count(d => d.Kind == kind);
}
