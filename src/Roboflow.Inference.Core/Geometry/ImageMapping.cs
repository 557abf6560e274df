using System.Linq;
using Roboflow.Inference.Runs;
using Roboflow.Inference.Tiling;

namespace Roboflow.Inference.Geometry;

/// <summary>Maps detections in a scaled image or a tile to the original's pixels: position × scale + offset.</summary>
internal sealed record ImageMapping
{
    private double ScaleX { get; init; } = 1;

    private double ScaleY { get; init; } = 1;

    private int OffsetX { get; init; }

    private int OffsetY { get; init; }

    private (int Width, int Height) Sent { get; init; }

    private int ImageWidth { get; init; }

    private int ImageHeight { get; init; }

    /// <summary>Creates the mapping from the sent size to the original size; each axis has its own, exact ratio.</summary>
    internal static ImageMapping FromScaled((int Width, int Height) sent, (int Width, int Height) original) => new()
    {
        Sent = sent,
        ScaleX = (double)original.Width / sent.Width,
        ScaleY = (double)original.Height / sent.Height,
        ImageWidth = original.Width,
        ImageHeight = original.Height,
    };

    /// <summary>Creates the mapping from a tile to its image.</summary>
    internal static ImageMapping FromTile(ImageTile tile, (int Width, int Height) original) => new()
    {
        Sent = (tile.Width, tile.Height),
        OffsetX = tile.X,
        OffsetY = tile.Y,
        ImageWidth = original.Width,
        ImageHeight = original.Height,
    };

    /// <summary>
    /// Returns the result in the original's pixels: boxes, outlines and key points. Masks cannot be mapped and are left out, with a
    /// warning; so is a warning if the answer is about an image of another size.
    /// </summary>
    internal DetectionResult Apply(DetectionResult result, RunLog log)
    {
        log.AddMapped(
            result.Predictions.Count(p => p.Mask is not null),
            (result.ImageWidth ?? Sent.Width, result.ImageHeight ?? Sent.Height) == Sent ? 0 : 1);
        return result with { ImageWidth = ImageWidth, ImageHeight = ImageHeight, Predictions = result.Predictions.Select(Apply).ToList() };
    }

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
