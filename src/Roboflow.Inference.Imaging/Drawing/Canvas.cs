using System;
using System.Threading;
using Roboflow.Inference.Imaging.Pixels;
using Roboflow.Inference.Imaging.Text;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>Draws on the pixels of one image in place; parts outside the image are clipped.</summary>
internal sealed class Canvas
{
    private readonly byte[] _data;
    private readonly int _bands;

    private readonly CancellationToken _cancellation;

    internal Canvas(PixelBuffer pixels, CancellationToken cancellation = default)
    {
        Pixels = pixels;
        _cancellation = cancellation;
        _data = pixels.Data;
        _bands = pixels.Bands;
    }

    internal PixelBuffer Pixels { get; }

    internal int Width => Pixels.Width;

    internal int Height => Pixels.Height;

    internal PixelRectangle Frame => new(0, 0, Width, Height);

    /// <summary>Fills whole pixels.</summary>
    internal void Fill(PixelRectangle area, Rgb color, double opacity = 1)
    {
        var inside = area.Intersect(Frame);
        var strength = (int)Math.Round(opacity * 255);
        for (var y = inside.Top; y < inside.Bottom; y++)
        {
            var at = Index(inside.Left, y);
            for (var x = inside.Left; x < inside.Right; x++, at += _bands)
            {
                Blend(at, color, strength);
            }
        }
    }

    /// <summary>Draws a frame of whole pixels inside the rectangle; fills it if it is too small for a hole.</summary>
    internal void Outline(PixelRectangle area, int lineWidth, Rgb color)
    {
        var hole = area.Inset(lineWidth);
        if (hole.IsEmpty)
        {
            Fill(area, color);
            return;
        }

        Fill(area with { Bottom = hole.Top }, color);
        Fill(area with { Top = hole.Bottom }, color);
        Fill(new PixelRectangle(area.Left, hole.Top, hole.Left, hole.Bottom), color);
        Fill(new PixelRectangle(hole.Right, hole.Top, area.Right, hole.Bottom), color);
    }

    /// <summary>Fills a shape with antialiased edges.</summary>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    internal void Fill(Shape shape, Rgb color, double opacity = 1) => shape.Rasterize(
        Frame,
        (x, y, coverage) => Blend(Index(x, y), color, (int)Math.Round(coverage * opacity * 255)),
        _cancellation);

    /// <summary>Draws a coverage mask, for example letters, on the image.</summary>
    internal void Stamp(TextMask mask, int left, int top, Rgb color)
    {
        var inside = new PixelRectangle(left, top, left + mask.Width, top + mask.Height).Intersect(Frame);
        for (var y = inside.Top; y < inside.Bottom; y++)
        {
            var from = ((y - top) * mask.Width) - left;
            for (var x = inside.Left; x < inside.Right; x++)
            {
                Blend(Index(x, y), color, mask.Coverage[from + x]);
            }
        }
    }

    /// <summary>Blends one pixel with a color; strength is 0 to 255.</summary>
    internal void Blend(int x, int y, Rgb color, int strength) => Blend(Index(x, y), color, strength);

    internal int Index(int x, int y) => ((y * Width) + x) * _bands;

    private void Blend(int at, Rgb color, int strength)
    {
        if (strength >= 255)
        {
            (_data[at], _data[at + 1], _data[at + 2]) = (color.R, color.G, color.B);
        }
        else if (strength > 0)
        {
            _data[at] = Mix(_data[at], color.R, strength);
            _data[at + 1] = Mix(_data[at + 1], color.G, strength);
            _data[at + 2] = Mix(_data[at + 2], color.B, strength);
        }

        if (_bands == 4 && strength > 0)
        {
            _data[at + 3] = Mix(_data[at + 3], 255, Math.Min(255, strength));
        }
    }

    private static byte Mix(byte from, byte to, int strength) => (byte)(((from * (255 - strength)) + (to * strength) + 127) / 255);
}
