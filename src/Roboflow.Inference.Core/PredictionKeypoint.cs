using Roboflow.Inference.Fields;

namespace Roboflow.Inference;

/// <summary>A named point of an object, for example a joint, in pixels of the image.</summary>
public sealed record PredictionKeypoint
{
    /// <summary>Pixels from the left edge.</summary>
    [Field(Answer = "x", Required = true)]
    public double X { get; init; }

    /// <summary>Pixels from the top edge.</summary>
    [Field(Answer = "y", Required = true)]
    public double Y { get; init; }

    /// <summary>The confidence, 0 to 1.</summary>
    [Field(Answer = "confidence", Default = 1, IsConfidence = true)]
    public double Confidence { get; init; }

    /// <summary>The key point's name, or null.</summary>
    [Field(Answer = "class", OtherAnswer = "class_name", IsRepeated = true, CanBeEmpty = true)]
    public string? Class { get; init; }

    /// <summary>The key point's number in the model, or null if the server does not report it.</summary>
    [Field(Answer = "class_id")]
    public int? ClassId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => ShownText.Of(this);
}
