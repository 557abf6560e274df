using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.OnDevice.Files;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>The model's input: one image at a time, channels first.</summary>
/// <param name="Tensor">The input, with all lengths known.</param>
/// <param name="Channels">3, or 1.</param>
/// <param name="Width">Width of the image, in pixels.</param>
/// <param name="Height">Height of the image, in pixels.</param>
/// <param name="IsPadded">Whether a dynamic width or height is padded.</param>
/// <param name="HasOpenBatch">Whether the number of images is dynamic.</param>
internal sealed record ModelInput(TensorDescription Tensor, int Channels, int Width, int Height, bool IsPadded, bool HasOpenBatch)
{
    /// <summary>Dynamic sides are padded to a multiple of this.</summary>
    internal const int Multiple = 32;

    /// <summary>The maximum length of a side, in pixels: sizes in files are untrusted.</summary>
    internal const int LongestSide = 4096;

    private const int UsualSide = 640;
    private const int MostShown = 8;

    /// <summary>Finds the input, with the sizes in the files next to the model and in its metadata.</summary>
    /// <param name="model">The file.</param>
    /// <param name="package">The files next to it.</param>
    /// <param name="metadata">Its metadata.</param>
    /// <param name="pads">Whether dynamic sides are padded.</param>
    /// <param name="notes">What was inferred.</param>
    /// <exception cref="ModelFileException">Unsupported.</exception>
    internal static ModelInput Find(OnnxModel model, PackageSettings package, ExporterMetadata metadata, bool pads, List<string> notes)
    {
        if (model.Inputs.Count != 1 || model.Inputs[0].Axes is not { Count: 4 } axes)
        {
            throw Unsupported($"A detector has one input with four axes; this model has {Words(model.Inputs)}.");
        }

        var input = model.Inputs[0];
        if (input.Type is not (TensorType.Float or TensorType.Float16))
        {
            throw Unsupported($"The input {input} is neither Float nor Float16.");
        }

        if (axes[0].Length is > 1)
        {
            throw Unsupported($"The input {input} needs {axes[0].Length} images at once: export the model with a batch of 1, or a dynamic batch.");
        }

        if (axes[1].Length is not (null or 1 or 3))
        {
            throw Unsupported($"The input {input} does not have 3 channels or 1 channel as its second axis.");
        }

        var stated = package.Size ?? metadata.ImageSize;
        var width = axes[3].Length ?? stated?.Width ?? UsualSide;
        var height = axes[2].Length ?? stated?.Height ?? UsualSide;
        if (width > LongestSide || height > LongestSide)
        {
            throw Unsupported($"The input {input} is larger than {LongestSide} pixels.");
        }

        var isOpen = axes[2].Length is null || axes[3].Length is null;
        if (isOpen && stated is null)
        {
            notes.Add($"The input's size is dynamic and no file states it: {width} x {height} is used.");
        }

        return Create(input, (int)(axes[1].Length ?? 3), (int)width, (int)height, isOpen && pads, axes[0].Length is null);
    }

    private static ModelInput Create(TensorDescription input, int channels, int width, int height, bool isPadded, bool hasOpenBatch)
    {
        var (tensorWidth, tensorHeight) = isPadded ? (Up(width), Up(height)) : (width, height);
        Axis[] axes = [new(1, null), new(channels, null), new(tensorHeight, null), new(tensorWidth, null)];
        return new ModelInput(input with { Axes = axes }, channels, width, height, isPadded, hasOpenBatch);
    }

    private static int Up(int side) => (side + Multiple - 1) / Multiple * Multiple;

    private static string Words(IReadOnlyCollection<TensorDescription> inputs) =>
        inputs.Count == 0 ? "none"
        : string.Join("; ", inputs.Take(MostShown)) + (inputs.Count > MostShown ? $" and {inputs.Count - MostShown} more" : string.Empty);

    private static ModelFileException Unsupported(string message) => new(ModelFileFailure.Unsupported, message);
}
