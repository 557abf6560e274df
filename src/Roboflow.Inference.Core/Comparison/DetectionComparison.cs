using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference;

/// <summary>The differences between two sets of predictions: totals, and by image in <see cref="Images"/>.</summary>
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

    /// <summary>The number of images in at least one of the sets.</summary>
    public int ImageCount => Images.Count;

    /// <summary>The number of images on which the sets differ.</summary>
    public int DifferentImageCount { get; }

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

    /// <summary>The mean signed change in confidence of matched predictions of the same class, -1 to 1; null if none match.</summary>
    public double? MeanConfidenceChange { get; }

    /// <summary>The largest signed change in confidence of matched predictions of the same class, -1 to 1; null if none match.</summary>
    public double? LargestConfidenceChange { get; }

    /// <summary>The minimum overlap (IoU) of two boxes of the same object, 0 to 1.</summary>
    public double Overlap { get; init; }

    /// <summary>The maximum distance between edges of boxes that count as the same, in pixels.</summary>
    public double PixelTolerance { get; init; }

    /// <summary>The maximum difference between confidences that count as the same, 0 to 1.</summary>
    public double ConfidenceTolerance { get; init; }

    /// <summary>The images, in the order of the reference set; those only in the difference set come last.</summary>
    public IReadOnlyList<ImageComparison> Images { get; }

    /// <inheritdoc/>
    public override string ToString() => AreEqual
        ? $"equal on {Counted.Of(ImageCount, "image")}"
        : $"different on {DifferentImageCount} of {Counted.Of(ImageCount, "image")}";
}
