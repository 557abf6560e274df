using System;
using System.Collections.Generic;
using System.Globalization;

namespace Roboflow.Inference;

/// <summary>
/// The accuracy of predictions against ground truth. Figures are from 0 to 1; null if there is nothing to measure, for example
/// no large object.
/// </summary>
/// <remarks>Source: MAP… and AR… follow COCO's definition exactly, as pycocotools computes it for boxes.</remarks>
public sealed record AccuracyReport
{
    /// <summary>The number of images that were measured.</summary>
    public int ImageCount { get; init; }

    /// <summary>The number of objects in the ground truth, without crowds and difficult objects, which are ignored.</summary>
    public int TruthCount { get; init; }

    /// <summary>The number of predictions, whatever their confidence.</summary>
    public int PredictionCount { get; init; }

    /// <summary>Mean average precision over classes and over overlaps (IoU) from 0.50 to 0.95 in steps of 0.05.</summary>
    public double? MAP { get; init; }

    /// <summary>Mean average precision at an overlap of 0.50.</summary>
    public double? MAP50 { get; init; }

    /// <summary>Mean average precision at an overlap of 0.75.</summary>
    public double? MAP75 { get; init; }

    /// <summary><see cref="MAP"/> of objects up to 32² square pixels.</summary>
    public double? MAPSmall { get; init; }

    /// <summary><see cref="MAP"/> of objects from 32² to 96² square pixels.</summary>
    public double? MAPMedium { get; init; }

    /// <summary><see cref="MAP"/> of objects of at least 96² square pixels.</summary>
    public double? MAPLarge { get; init; }

    /// <summary>Average recall over classes and overlaps with the most confident prediction of each image and class.</summary>
    public double? AR1 { get; init; }

    /// <summary>Average recall with the 10 most confident predictions of each image and class.</summary>
    public double? AR10 { get; init; }

    /// <summary>Average recall with the 100 most confident predictions of each image and class.</summary>
    public double? AR100 { get; init; }

    /// <summary><see cref="AR100"/> of objects up to 32² square pixels.</summary>
    public double? ARSmall { get; init; }

    /// <summary><see cref="AR100"/> of objects from 32² to 96² square pixels.</summary>
    public double? ARMedium { get; init; }

    /// <summary><see cref="AR100"/> of objects of at least 96² square pixels.</summary>
    public double? ARLarge { get; init; }

    /// <summary>The minimum confidence of predictions for the figures below, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>The minimum overlap (IoU) of a prediction with an object for the figures below, 0 to 1.</summary>
    public double Overlap { get; init; }

    /// <summary>The share of predictions that are correct, over all classes.</summary>
    public double? Precision { get; init; }

    /// <summary>The share of objects that are found, over all classes.</summary>
    public double? Recall { get; init; }

    /// <summary>The harmonic mean of precision and recall, over all classes.</summary>
    public double? F1 { get; init; }

    /// <summary>The confidence at which <see cref="F1"/> is highest, 0 to 1; null if no prediction is correct.</summary>
    public double? BestConfidence { get; init; }

    /// <summary><see cref="F1"/> at <see cref="BestConfidence"/>.</summary>
    public double? BestF1 { get; init; }

    /// <summary>The figures of each class, by name.</summary>
    public IReadOnlyList<ClassAccuracy> Classes { get; init; } = Array.Empty<ClassAccuracy>();

    /// <summary>How often each class was detected as each other class.</summary>
    public ConfusionMatrix ConfusionMatrix { get; init; } = ConfusionMatrix.Empty;

    /// <inheritdoc/>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "mAP {0:0.000}, mAP50 {1:0.000}, F1 {2:0.000}", MAP, MAP50, F1);
}
