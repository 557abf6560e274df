using Roboflow.Inference.Imaging.Pixels;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>Where the detections of many images lie, by fractions of each image, whatever its size. Holds no detection.</summary>
internal sealed class CombinedHeatmap
{
    private const int Cells = 256;

    private readonly HeatGrid _heat = new(Cells, Cells);

    /// <summary>How many detections it has taken.</summary>
    internal int Count { get; private set; }

    /// <summary>Takes a detection; false where none of it is in the image.</summary>
    /// <param name="prediction">The detection.</param>
    /// <param name="width">Width of the frame that its box is in.</param>
    /// <param name="height">Height of that frame.</param>
    internal bool Add(Prediction prediction, int width, int height)
    {
        if (PixelRectangle.Nearest(prediction, width, height) is not { } box)
        {
            return false;
        }

        var (x, y) = ((double)Cells / width, (double)Cells / height);
        _heat.Warm((box.Left + box.Right) / 2.0 * x, (box.Top + box.Bottom) / 2.0 * y, box.Width * x, box.Height * y);
        Count++;
        return true;
    }

    internal void Draw(PixelBuffer image, double? opacity) =>
        _heat.Draw(new Canvas(image), (float)image.Width / Cells, (float)image.Height / Cells, opacity ?? AnnotationOptions.HeatmapOpacity);
}
