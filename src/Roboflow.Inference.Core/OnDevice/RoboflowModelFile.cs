using System;
using System.Collections.Generic;

namespace Roboflow.Inference;

/// <summary>What a model file is, before it is used.</summary>
public sealed record RoboflowModelFile
{
    /// <summary>The <c>.onnx</c> file, as a full path.</summary>
    public required string Path { get; init; }

    /// <summary>What results carry as their Model: the file's name without its ending, or its folder's for <c>weights.onnx</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How the outputs are laid out.</summary>
    public required ModelLayout Layout { get; init; }

    /// <summary>Whose preparation and post-processing it is used with.</summary>
    public required ModelConvention Convention { get; init; }

    /// <summary>Width of the model's input in pixels.</summary>
    public required int InputWidth { get; init; }

    /// <summary>Height of the model's input in pixels.</summary>
    public required int InputHeight { get; init; }

    /// <summary>How an image is brought to the input's size, for example "letterbox with 114".</summary>
    public required string Resize { get; init; }

    /// <summary>The class names by their number.</summary>
    public IReadOnlyList<string> Classes { get; init; } = Array.Empty<string>();

    /// <summary>The input's name and shape, as the file has them.</summary>
    public required string Input { get; init; }

    /// <summary>The outputs' names and shapes, as the file has them.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = Array.Empty<string>();

    /// <summary>The license that the file's metadata states, or null.</summary>
    public string? License { get; init; }

    /// <summary>The description that the file's metadata states, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The file's size in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>SHA-256 of the file, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>What was guessed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = Array.Empty<string>();

    /// <summary>What is done in another way than where the model was trained, or cannot be known.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = Array.Empty<string>();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
