using System;
using Roboflow.Inference.OnDevice.Layouts;

namespace Roboflow.Inference.OnDevice.Preparation;

/// <summary>Maps a box from the model's input to the upright image, clipped and rounded by the convention.</summary>
internal sealed class FrameMap
{
    private readonly PreparationPlan _plan;
    private readonly Placement _placement;
    private readonly (int X, int Y, int Width, int Height) _crop;
    private readonly (int Width, int Height) _raw;
    private readonly int _orientation;

    /// <param name="plan">The preprocessing of the image.</param>
    /// <param name="placement">The placement of the crop in the (first) canvas.</param>
    /// <param name="crop">The crop, in pixels of the original image.</param>
    /// <param name="raw">The size of the original image, in pixels.</param>
    /// <param name="orientation">The EXIF orientation that was not applied, or 1.</param>
    internal FrameMap(PreparationPlan plan, Placement placement, (int X, int Y, int Width, int Height) crop, (int Width, int Height) raw, int orientation)
    {
        _plan = plan;
        _placement = placement;
        _crop = crop;
        _raw = raw;
        _orientation = orientation;
    }

    /// <summary>Width of the upright image, in pixels.</summary>
    internal int Width => _orientation > 4 ? _raw.Height : _raw.Width;

    /// <summary>Height of the upright image, in pixels.</summary>
    internal int Height => _orientation > 4 ? _raw.Width : _raw.Height;

    /// <summary>Returns the box's corners in the upright image: left, top, right, bottom.</summary>
    internal (double X1, double Y1, double X2, double Y2) Map(in Candidate box)
    {
        var (x1, x2) = Axis(box.X1, box.X2, horizontal: true);
        var (y1, y2) = Axis(box.Y1, box.Y2, horizontal: false);
        var (ax, ay) = Upright(x1, y1);
        var (bx, by) = Upright(x2, y2);
        return (Math.Min(ax, bx), Math.Min(ay, by), Math.Max(ax, bx), Math.Max(ay, by));
    }

    private (double Low, double High) Axis(double low, double high, bool horizontal)
    {
        var first = _plan.FirstSize is { } size ? (horizontal ? (double)size.Width / _plan.Width : (double)size.Height / _plan.Height) : 1;
        var (offset, scale) = horizontal ? (_placement.OffsetX, _placement.ScaleX) : (_placement.OffsetY, _placement.ScaleY);
        var (start, length, whole) = horizontal ? (_crop.X, _crop.Width, _raw.Width) : (_crop.Y, _crop.Height, _raw.Height);
        return (Finish(((low * first) - offset) / scale, start, length, whole), Finish(((high * first) - offset) / scale, start, length, whole));
    }

    // Half-even rounding, as in NumPy and PyTorch.
    private double Finish(double at, int start, int length, int whole) => _plan.Convention switch
    {
        ModelConvention.RoboflowClassic => Math.Round(Clip(at, length)) + start,
        ModelConvention.Roboflow => Math.Round(Clip(at + start, whole)),
        _ => Clip(at + start, whole),
    };

    private static double Clip(double at, int length) => Math.Max(0, Math.Min(length, at));

    private (double X, double Y) Upright(double x, double y) => _orientation switch
    {
        2 => (_raw.Width - x, y),
        3 => (_raw.Width - x, _raw.Height - y),
        4 => (x, _raw.Height - y),
        5 => (y, x),
        6 => (_raw.Height - y, x),
        7 => (_raw.Height - y, _raw.Width - x),
        8 => (y, _raw.Width - x),
        _ => (x, y),
    };
}
