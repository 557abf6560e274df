using System.Collections.Generic;
using Roboflow.Inference.OnDevice.Files;
using Roboflow.Inference.OnDevice.Layouts;
using Roboflow.Inference.OnDevice.Preparation;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>How a model is used: preprocessing, decoding of its outputs, and class names.</summary>
internal sealed record ModelPlan
{
    public required TensorDescription Input { get; init; }

    public required IOutputLayout Layout { get; init; }

    public required LayoutFit Fit { get; init; }

    /// <summary>The lengths of the outputs, as declared or found by running the model.</summary>
    public required IReadOnlyList<long[]> OutputLengths { get; init; }

    public required LayoutTraits Traits { get; init; }

    public required ModelConvention Convention { get; init; }

    public required PreparationPlan Preparation { get; init; }

    public required ClassColumns Classes { get; init; }

    /// <summary>The public description of the model.</summary>
    public required RoboflowModelFile File { get; init; }
}
