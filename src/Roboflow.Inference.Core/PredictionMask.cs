using Roboflow.Inference.Fields;

namespace Roboflow.Inference;

/// <summary>The mask of an object, run-length encoded as in COCO, for models that return masks instead of outlines.</summary>
public sealed record PredictionMask
{
    /// <summary>Width of the mask in pixels.</summary>
    [Field(Required = true)]
    public int Width { get; init; }

    /// <summary>Height of the mask in pixels.</summary>
    [Field(Required = true)]
    public int Height { get; init; }

    /// <summary>COCO's compressed run lengths by column, alternating pixels outside and inside: the <c>counts</c> of its
    /// <c>segmentation</c>.</summary>
    [Field(Required = true)]
    public string Counts { get; init; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => $"{Width} x {Height} {Counts}";
}
