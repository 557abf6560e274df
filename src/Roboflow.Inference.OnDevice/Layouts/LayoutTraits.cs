using System;

namespace Roboflow.Inference.OnDevice.Layouts;

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
