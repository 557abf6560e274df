using System.Collections.Generic;

namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>One way in which a model's outputs are laid out: how it is recognized, and how it is read.</summary>
internal interface IOutputLayout
{
    /// <summary>Its name.</summary>
    ModelLayout Kind { get; }

    /// <summary>Whether boxes that overlap are left to the caller to suppress.</summary>
    bool NeedsSuppression { get; }

    /// <summary>How the outputs fit, or null where they do not.</summary>
    LayoutFit? Fit(ModelShape shape);

    /// <summary>Whether a score that equals the threshold counts.</summary>
    bool IsInclusive(ModelConvention convention, LayoutTraits traits);

    /// <summary>Adds the candidates that the rule admits.</summary>
    void Decode(RunOutputs outputs, LayoutTraits traits, ScoreRule rule, List<Candidate> found);
}

/// <summary>What the reading of a layout depends on besides the outputs.</summary>
internal sealed record LayoutTraits
{
    /// <summary>Width of the model's input.</summary>
    public required int InputWidth { get; init; }

    /// <summary>Height of the model's input.</summary>
    public required int InputHeight { get; init; }

    /// <summary>For each column of scores its class's number, or -1 for the background and what has no name; null where columns are classes.</summary>
    public int[]? ClassOfColumn { get; init; }

    /// <summary>Whether NMS was exported with the model.</summary>
    public bool HasNms { get; init; }

    /// <summary>Whether the model is a YOLO26.</summary>
    public bool IsYolo26 { get; init; }
}
