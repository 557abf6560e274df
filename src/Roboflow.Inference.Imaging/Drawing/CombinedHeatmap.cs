using Roboflow.Inference.Imaging.Pixels;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>The density of the detections of many images, in fractions of each image's size. It does not keep the detections.</summary>
internal sealed class CombinedHeatmap
{
    private const int Cells = 256;

    private readonly HeatGrid _heat = new(Cells, Cells);

    /// <summary>The number of detections added.</summary>
    internal int Count { get; private set; }

    /// <summary>Adds a detection; false if it is completely outside the image.</summary>
    /// <param name="prediction">The detection.</param>
    /// <param name="width">Width of the image that its box refers to, in pixels.</param>
    /// <param name="height">Height of that image, in pixels.</param>
    internal bool Add(Prediction prediction, int width, int height)
    {
        if (PixelRectangle.Nearest(prediction, width, height) is not { } box)
        {
            return false;
        }

        var (x, y) = ((double)Cells / width, (double)Cells / height);
        _heat.Add((box.Left + box.Right) / 2.0 * x, (box.Top + box.Bottom) / 2.0 * y, box.Width * x, box.Height * y);
        Count++;
        return true;
    }

    internal void Draw(PixelBuffer image, double? opacity) =>
        _heat.Draw(new Canvas(image), (float)image.Width / Cells, (float)image.Height / Cells, opacity ?? AnnotationOptions.HeatmapOpacity);
}
