using System.Globalization;

namespace Roboflow.Inference;

/// <summary>How good the predictions of one class are. Figures are from 0 to 1; null where there is nothing to measure.</summary>
public sealed record ClassAccuracy
{
    /// <summary>The class's name.</summary>
    public string Class { get; init; } = string.Empty;

    /// <summary>Objects of the class, without crowds and difficult ones.</summary>
    public int TruthCount { get; init; }

    /// <summary>Predictions of the class, whatever their confidence.</summary>
    public int PredictionCount { get; init; }

    /// <summary>Average precision over overlaps from 0.50 to 0.95.</summary>
    public double? AP { get; init; }

    /// <summary>Average precision at an overlap of 0.50.</summary>
    public double? AP50 { get; init; }

    /// <summary>Average recall over overlaps, with the best 100 predictions an image.</summary>
    public double? AR100 { get; init; }

    /// <summary>Objects that were found at the chosen confidence and overlap.</summary>
    public int TruePositives { get; init; }

    /// <summary>Predictions at the chosen confidence that are not such an object.</summary>
    public int FalsePositives { get; init; }

    /// <summary>Objects that were not found.</summary>
    public int FalseNegatives { get; init; }

    /// <summary>True positives ÷ (true + false positives).</summary>
    public double? Precision { get; init; }

    /// <summary>True positives ÷ (true positives + false negatives).</summary>
    public double? Recall { get; init; }

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double? F1 { get; init; }

    /// <summary>The confidence at which <see cref="F1"/> is highest; null where nothing is right at any.</summary>
    public double? BestConfidence { get; init; }

    /// <summary><see cref="F1"/> at <see cref="BestConfidence"/>.</summary>
    public double? BestF1 { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}: AP {1:0.000}, F1 {2:0.000}", Class, AP, F1);
}
