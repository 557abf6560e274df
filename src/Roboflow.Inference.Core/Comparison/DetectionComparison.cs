using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference;

/// <summary>How two sets of predictions differ: in sum, and in <see cref="Images"/> image by image.</summary>
public sealed record DetectionComparison
{
    internal DetectionComparison(ImageComparison[] images)
    {
        Images = images;
        DifferentImageCount = images.Count(i => !i.AreEqual);
        Same = images.Sum(i => i.Same);
        Changed = images.Sum(i => i.Changed);
        OtherClass = images.Sum(i => i.OtherClass);
        OnlyInReference = images.Sum(i => i.OnlyInReference);
        OnlyInDifference = images.Sum(i => i.OnlyInDifference);
        var matched = images.SelectMany(i => i.Details).Where(ImageComparison.IsMatched).ToArray();
        MeanIoU = matched.Average(d => d.IoU);
        LeastIoU = matched.Min(d => d.IoU);
        MeanConfidenceChange = matched.Average(d => d.ConfidenceChange);
        LargestConfidenceChange = images.Select(i => i.LargestConfidenceChange).OfType<double>().OrderByDescending(Math.Abs).Select(c => (double?)c)
            .FirstOrDefault();
    }

    /// <summary>Whether the two sets are equal within the tolerances.</summary>
    public bool AreEqual => DifferentImageCount == 0;

    /// <summary>Images that at least one of the sets has.</summary>
    public int ImageCount => Images.Count;

    /// <summary>Images on which the sets differ.</summary>
    public int DifferentImageCount { get; }

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

    /// <summary>The mean change of confidence of matched predictions of the same class, with its sign; null where none match.</summary>
    public double? MeanConfidenceChange { get; }

    /// <summary>Of matched predictions of the same class, the change of confidence that is furthest from 0, with its sign; null where none match.</summary>
    public double? LargestConfidenceChange { get; }

    /// <summary>The least overlap (IoU) of two boxes that count as the same object, 0 to 1.</summary>
    public double Overlap { get; init; }

    /// <summary>The most that edges of the same box may be apart, in pixels.</summary>
    public double PixelTolerance { get; init; }

    /// <summary>The most that the confidence of the same prediction may differ, 0 to 1.</summary>
    public double ConfidenceTolerance { get; init; }

    /// <summary>The images, in the order of the reference set; those that only the difference set has come last.</summary>
    public IReadOnlyList<ImageComparison> Images { get; }

    /// <inheritdoc/>
    public override string ToString() => AreEqual ? $"equal on {ImageCount} image(s)" : $"different on {DifferentImageCount} of {ImageCount} image(s)";
}
