using System;
using System.Globalization;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference;

/// <summary>Two predictions of the same object, or one without a counterpart in the other set.</summary>
public sealed record PredictionComparison
{
    /// <summary>How the two predictions relate.</summary>
    public DifferenceKind Kind { get; init; }

    /// <summary>The image: a full file path, a URL, or null for an image without a name.</summary>
    public string? Path { get; init; }

    /// <summary>The class of the reference's prediction, or of the only prediction.</summary>
    public string Class => (Reference ?? Difference)!.Class;

    /// <summary>The prediction of the reference set, or null for <see cref="DifferenceKind.OnlyInDifference"/>.</summary>
    public Prediction? Reference { get; init; }

    /// <summary>The prediction of the difference set, or null for <see cref="DifferenceKind.OnlyInReference"/>.</summary>
    public Prediction? Difference { get; init; }

    /// <summary>Intersection over union of the two boxes, 0 to 1; null if there is only one.</summary>
    public double? IoU { get; init; }

    /// <summary>The confidence of the difference minus that of the reference, -1 to 1; null if there is only one.</summary>
    public double? ConfidenceChange => Difference?.Confidence - Reference?.Confidence;

    /// <summary>The largest distance between corresponding edges of the two boxes, in pixels; null if there is only one.</summary>
    public double? EdgeShift { get; init; }

    /// <summary>
    /// How much the two sets disagree, 0 to 1: for a matched pair the larger of the change in confidence and 1 − IoU; for
    /// different classes the higher confidence; for a prediction in only one set its confidence.
    /// </summary>
    public double Disagreement => Kind switch
    {
        DifferenceKind.Same or DifferenceKind.Changed => Math.Max(Math.Abs(ConfidenceChange!.Value), 1 - IoU!.Value),
        DifferenceKind.OtherClass => Math.Max(Reference!.Confidence, Difference!.Confidence),
        _ => (Reference ?? Difference)!.Confidence,
    };

    /// <inheritdoc/>
    public override string ToString() => TerminalText.Harmless(string.Format(CultureInfo.InvariantCulture, Kind switch
    {
        DifferenceKind.OtherClass => "{0}: {1} became {2}",
        DifferenceKind.OnlyInReference or DifferenceKind.OnlyInDifference => "{0}: {1} {3:0.0%}",
        _ => "{0}: {1} IoU {4:0.000}, confidence {5:+0.0%;-0.0%;0.0%}",
    }, Kind, Class, Difference?.Class, (Reference ?? Difference)!.Confidence, IoU, ConfidenceChange));
}
