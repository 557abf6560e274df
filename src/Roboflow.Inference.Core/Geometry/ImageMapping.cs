using System.Linq;

namespace Roboflow.Inference.Geometry;

/// <summary>Takes what was found in a scaled image or a tile back to the original's pixels: position × scale + offset.</summary>
internal sealed record ImageMapping
{
    private double ScaleX { get; init; } = 1;

    private double ScaleY { get; init; } = 1;

    private int OffsetX { get; init; }

    private int OffsetY { get; init; }

    private int ImageWidth { get; init; }

    private int ImageHeight { get; init; }

    /// <summary>From an image of the sent size to the original of the other size; each axis by its own, exact ratio.</summary>
    internal static ImageMapping FromScaled((int Width, int Height) sent, (int Width, int Height) original) => new()
    {
        ScaleX = (double)original.Width / sent.Width,
        ScaleY = (double)original.Height / sent.Height,
        ImageWidth = original.Width,
        ImageHeight = original.Height,
    };

    /// <summary>From a tile to the image that it was cut from.</summary>
    internal static ImageMapping FromTile(ImageTile tile, (int Width, int Height) original) => new()
    {
        OffsetX = tile.X,
        OffsetY = tile.Y,
        ImageWidth = original.Width,
        ImageHeight = original.Height,
    };

    /// <summary>The result in the original's pixels: boxes, outlines and key points. Masks are of other pixels, and left out.</summary>
    internal DetectionResult Apply(DetectionResult result) => result with
    {
        ImageWidth = ImageWidth,
        ImageHeight = ImageHeight,
        Predictions = result.Predictions.Select(Apply).ToList(),
    };

    private Prediction Apply(Prediction p) => p with
    {
        X = MapX(p.X),
        Y = MapY(p.Y),
        Width = p.Width * ScaleX,
        Height = p.Height * ScaleY,
        ImageWidth = ImageWidth,
        ImageHeight = ImageHeight,
        Mask = null,
        Points = p.Points?.Select(o => o with { X = MapX(o.X), Y = MapY(o.Y) }).ToArray(),
        Keypoints = p.Keypoints?.Select(k => k with { X = MapX(k.X), Y = MapY(k.Y) }).ToArray(),
    };

    private double MapX(double x) => (x * ScaleX) + OffsetX;

    private double MapY(double y) => (y * ScaleY) + OffsetY;
}
