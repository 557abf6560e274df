using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference;

/// <summary>How two sets of predictions differ on one image.</summary>
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

    /// <summary>Whether both sets say the same of the image, within the tolerances.</summary>
    public bool AreEqual => Same == Details.Count;

    /// <summary>Predictions that both sets have, within the tolerances.</summary>
    public int Same { get; }

    /// <summary>Predictions that both sets have, with another confidence or box.</summary>
    public int Changed { get; }

    /// <summary>Boxes that both sets have, with different classes.</summary>
    public int OtherClass { get; }

    /// <summary>Predictions that only the reference set has.</summary>
    public int OnlyInReference { get; }

    /// <summary>Predictions that only the difference set has.</summary>
    public int OnlyInDifference { get; }

    /// <summary>The mean intersection over union of matched boxes of the same class, 0 to 1; null where none match.</summary>
    public double? MeanIoU { get; }

    /// <summary>The least intersection over union of matched boxes of the same class, 0 to 1; null where none match.</summary>
    public double? LeastIoU { get; }

    /// <summary>Of matched predictions of the same class, the change of confidence that is furthest from 0, with its sign; null where none match.</summary>
    public double? LargestConfidenceChange { get; }

    /// <summary>The sum of <see cref="PredictionComparison.Disagreement"/> over what is not the same: sort by it to see the worst images first.</summary>
    public double Disagreement { get; }

    /// <summary>The pairs and leftovers: matched ones first, in the order of the reference set.</summary>
    public IReadOnlyList<PredictionComparison> Details { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Path ?? "(no path)"}: {(AreEqual ? "equal" : "different")}";

    internal static bool IsMatched(PredictionComparison pair) => pair.Kind is DifferenceKind.Same or DifferenceKind.Changed;

    private int Count(DifferenceKind kind) => Details.Count(d => d.Kind == kind);
}
