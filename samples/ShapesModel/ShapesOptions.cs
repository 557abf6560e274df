using System.Collections.Generic;

namespace Roboflow.Samples.ShapesModel;

/// <summary>How the model is made.</summary>
public sealed record ShapesOptions
{
    /// <summary>The form of its outputs.</summary>
    public ShapesLayout Layout { get; init; } = ShapesLayout.YoloV8;

    /// <summary>Width of its input; a multiple of 32.</summary>
    public int Width { get; init; } = 320;

    /// <summary>Height of its input; a multiple of 32.</summary>
    public int Height { get; init; } = 320;

    /// <summary>Whether input and outputs are of half precision.</summary>
    public bool IsHalf { get; init; }

    /// <summary>Whether the file leaves batch, height, width and the number of candidates open.</summary>
    public bool IsDynamic { get; init; }

    /// <summary>Whether the class names and the rest of Ultralytics' metadata are written.</summary>
    public bool HasMetadata { get; init; } = true;

    /// <summary>For RF-DETR: the column of the background; negative for the last.</summary>
    public int BackgroundColumn { get; init; } = -1;

    /// <summary>Further pairs of metadata, which go before.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
