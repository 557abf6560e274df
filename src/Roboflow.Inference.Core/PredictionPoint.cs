using Roboflow.Inference.Fields;

namespace Roboflow.Inference;

/// <summary>A point of an object's outline, in pixels of the image.</summary>
public sealed record PredictionPoint
{
    /// <summary>Pixels from the left edge.</summary>
    [Field(Answer = "x", Required = true)]
    public double X { get; init; }

    /// <summary>Pixels from the top edge.</summary>
    [Field(Answer = "y", Required = true)]
    public double Y { get; init; }

    /// <inheritdoc/>
    public override string ToString() => ShownText.Of(this);
}
