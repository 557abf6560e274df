using System.Linq;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Completes entries of the formats that keep what was written, with the size that the user specified. Their images are not opened: they can be
/// anywhere, and an export that needs the size reads it from the image itself.
/// </summary>
internal static class GivenSize
{
    /// <summary>Returns the prediction, with the given size if its own is unknown. Tools write 0 for an unknown size.</summary>
    internal static Prediction WithSize(this Prediction p, (int Width, int Height)? given) =>
        given is not var (width, height) || IsKnown(p.ImageWidth, p.ImageHeight) ? p : p with { ImageWidth = width, ImageHeight = height };

    /// <summary>Returns the result and its predictions, each with the given size if its own is unknown. That of one object is the image's.</summary>
    internal static DetectionResult WithSize(this DetectionResult result, (int Width, int Height)? given)
    {
        if (given is null)
        {
            return result;
        }

        var known = result.Predictions.FirstOrDefault(p => IsKnown(p.ImageWidth, p.ImageHeight));
        var (width, height) = IsKnown(result.ImageWidth, result.ImageHeight) ? (result.ImageWidth!.Value, result.ImageHeight!.Value)
            : known is not null ? (known.ImageWidth!.Value, known.ImageHeight!.Value)
            : given.Value;
        return result with { ImageWidth = width, ImageHeight = height, Predictions = [.. result.Predictions.Select(p => p.WithSize((width, height)))] };
    }

    private static bool IsKnown(int? width, int? height) => width > 0 && height > 0;
}
