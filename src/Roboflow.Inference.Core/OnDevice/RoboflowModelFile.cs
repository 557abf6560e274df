using System;
using System.Collections.Generic;

namespace Roboflow.Inference;

/// <summary>The properties of a model file. Source: the ONNX file, its metadata, and the files next to it.</summary>
public sealed record RoboflowModelFile
{
    /// <summary>The <c>.onnx</c> file, as a full path.</summary>
    public required string Path { get; init; }

    /// <summary>The Model of its results: the file name without extension, or for <c>weights.onnx</c> the folder's name.</summary>
    public required string Name { get; init; }

    /// <summary>The layout of the outputs.</summary>
    public required ModelLayout Layout { get; init; }

    /// <summary>Whose preprocessing and postprocessing is used.</summary>
    public required ModelConvention Convention { get; init; }

    /// <summary>Width of the model's input in pixels.</summary>
    public required int InputWidth { get; init; }

    /// <summary>Height of the model's input in pixels.</summary>
    public required int InputHeight { get; init; }

    /// <summary>How an image is resized to the input's size, for example "letterbox with 114".</summary>
    public required string Resize { get; init; }

    /// <summary>The class names, indexed by number.</summary>
    public IReadOnlyList<string> Classes { get; init; } = Array.Empty<string>();

    /// <summary>The input's name and shape in the file.</summary>
    public required string Input { get; init; }

    /// <summary>The outputs' names and shapes in the file.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = Array.Empty<string>();

    /// <summary>The license in the file's metadata, or null.</summary>
    public string? License { get; init; }

    /// <summary>The description in the file's metadata, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The file's size in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>SHA-256 of the file, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>What was inferred.</summary>
    public IReadOnlyList<string> Notes { get; init; } = Array.Empty<string>();

    /// <summary>What differs from the model's training, or could not be determined.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = Array.Empty<string>();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
