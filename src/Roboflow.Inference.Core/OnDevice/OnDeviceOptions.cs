using Roboflow.Inference.Detection;

namespace Roboflow.Inference.OnDevice;

/// <summary>What is asked of a model on this machine, the same for every image of a run.</summary>
internal sealed record OnDeviceOptions
{
    /// <summary>Predictions below it are left out.</summary>
    public Threshold Confidence { get; init; } = Threshold.FromUser(40);

    /// <summary>Boxes of one class that overlap by more become one.</summary>
    public Threshold Overlap { get; init; } = Threshold.FromUser(30);

    /// <summary>The most predictions for one image; the endpoint's own limit is 300.</summary>
    public int MaxDetections { get; init; } = 300;

    /// <summary>The layout, where it cannot be recognized.</summary>
    public ModelLayout Layout { get; init; }
}
