using System;
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

/// <summary>What decoding depends on besides the outputs.</summary>
internal sealed record LayoutTraits
{
    /// <summary>Width of the model's input, including padding, in pixels.</summary>
    public required int InputWidth { get; init; }

    /// <summary>Height of the model's input, including padding, in pixels.</summary>
    public required int InputHeight { get; init; }

    /// <summary>The number of candidates of a YOLOv8 model for this input.</summary>
    public long Anchors { get; init; }

    /// <summary>The class number of each score column, or -1 for the background and unnamed columns; null if columns are class numbers.</summary>
    public int[]? ClassOfColumn { get; init; }

    /// <summary>Whether NMS was exported with the model.</summary>
    public bool HasNms { get; init; }

    /// <summary>Whether the model is a YOLO26.</summary>
    public bool IsYolo26 { get; init; }

    /// <summary>The traits that the files next to a model can change, as text.</summary>
    public string Identity => FormattableString.Invariant(
        $"columns {(ClassOfColumn is null ? "plain" : string.Join(",", ClassOfColumn))} NMS {HasNms} YOLO26 {IsYolo26}");
}
