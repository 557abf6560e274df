using System.Globalization;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference;

/// <summary>The accuracy of the predictions of one class. Figures are from 0 to 1; null if there is nothing to measure.</summary>
public sealed record ClassAccuracy
{
    /// <summary>The class's name.</summary>
    public string Class { get; init; } = string.Empty;

    /// <summary>The number of objects of the class, without crowds and difficult objects.</summary>
    public int TruthCount { get; init; }

    /// <summary>The number of predictions of the class, whatever their confidence.</summary>
    public int PredictionCount { get; init; }

    /// <summary>Average precision over overlaps from 0.50 to 0.95.</summary>
    public double? AP { get; init; }

    /// <summary>Average precision at an overlap of 0.50.</summary>
    public double? AP50 { get; init; }

    /// <summary>Average recall over overlaps, with the 100 most confident predictions per image.</summary>
    public double? AR100 { get; init; }

    /// <summary>The number of objects found at the chosen confidence and overlap.</summary>
    public int TruePositives { get; init; }

    /// <summary>The number of predictions at the chosen confidence that match no object.</summary>
    public int FalsePositives { get; init; }

    /// <summary>The number of objects that were not found.</summary>
    public int FalseNegatives { get; init; }

    /// <summary>True positives ÷ (true + false positives).</summary>
    public double? Precision { get; init; }

    /// <summary>True positives ÷ (true positives + false negatives).</summary>
    public double? Recall { get; init; }

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double? F1 { get; init; }

    /// <summary>The confidence at which <see cref="F1"/> is highest; null if no prediction is correct.</summary>
    public double? BestConfidence { get; init; }

    /// <summary><see cref="F1"/> at <see cref="BestConfidence"/>.</summary>
    public double? BestF1 { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}: AP {1:0.000}, F1 {2:0.000}", TerminalText.Harmless(Class), AP, F1);
}
