using System.Collections.Generic;

namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>One layout of a model's outputs: how it is recognized, and how it is decoded.</summary>
internal interface IOutputLayout
{
    /// <summary>The public name of the layout.</summary>
    ModelLayout Kind { get; }

    /// <summary>Whether the caller must apply NMS.</summary>
    bool NeedsSuppression { get; }

    /// <summary>Returns how the outputs match the layout, or null if they do not.</summary>
    LayoutFit? Fit(ModelShape shape);

    /// <summary>Whether a score equal to the threshold is accepted.</summary>
    bool IsInclusive(ModelConvention convention, LayoutTraits traits);

    /// <summary>Adds the candidates that the rule accepts, and returns how many others cannot be read: NaN, or no class.</summary>
    int Decode(RunOutputs outputs, LayoutTraits traits, ScoreRule rule, List<Candidate> found);
}
