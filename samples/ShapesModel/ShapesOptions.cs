using System.Collections.Generic;

namespace Roboflow.Samples.ShapesModel;

/// <summary>Options for creating the model.</summary>
public sealed record ShapesOptions
{
    /// <summary>The layout of its outputs.</summary>
    public ShapesLayout Layout { get; init; } = ShapesLayout.YoloV8;

    /// <summary>Width of its input; a multiple of 32.</summary>
    public int Width { get; init; } = 320;

    /// <summary>Height of its input; a multiple of 32.</summary>
    public int Height { get; init; } = 320;

    /// <summary>Whether input and outputs have half precision.</summary>
    public bool IsHalf { get; init; }

    /// <summary>Whether batch, height, width and the number of candidates are dynamic.</summary>
    public bool IsDynamic { get; init; }

    /// <summary>Whether the class names and the rest of Ultralytics' metadata are written.</summary>
    public bool HasMetadata { get; init; } = true;

    /// <summary>For RF-DETR: the background column; negative for the last.</summary>
    public int BackgroundColumn { get; init; } = -1;

    /// <summary>Additional metadata entries, written first.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
