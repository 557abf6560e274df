using Roboflow.Inference.Detection;

namespace Roboflow.Inference.OnDevice;

/// <summary>The detection parameters for a model on this machine, for all images of a run.</summary>
internal sealed record OnDeviceOptions
{
    /// <summary>The minimum confidence.</summary>
    public Threshold Confidence { get; init; } = Threshold.FromUser(40);

    /// <summary>The maximum overlap of two boxes of a class.</summary>
    public Threshold Overlap { get; init; } = Threshold.FromUser(30);

    /// <summary>The maximum number of predictions per image; the endpoint's own limit is 300.</summary>
    public int MaxDetections { get; init; } = 300;

    /// <summary>The layout, if it cannot be recognized.</summary>
    public ModelLayout Layout { get; init; }
}
