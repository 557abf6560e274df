using System;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>Heat in cells; it is smooth, so a coarse grid is sufficient.</summary>
internal sealed class HeatGrid(int columns, int rows)
{
    private static readonly Rgb[] Ramp = [new(40, 60, 200), new(0, 180, 230), new(60, 210, 90), new(250, 210, 40), new(220, 30, 30)];

    private readonly float[,] _heat = new float[columns + 2, rows + 2];
    private float _most;

    /// <summary>Adds a bell curve that fades to zero at one and a half times the size; all values in cells.</summary>
    internal void Add(double middleX, double middleY, double width, double height)
    {
        var (spreadX, spreadY) = (Math.Max(1, width / 4), Math.Max(1, height / 4));
        for (var x = First(middleX, spreadX); x <= Last(middleX, spreadX, _heat.GetLength(0)); x++)
        {
            for (var y = First(middleY, spreadY); y <= Last(middleY, spreadY, _heat.GetLength(1)); y++)
            {
                var (dx, dy) = ((x - middleX) / spreadX, (y - middleY) / spreadY);
                _heat[x, y] += (float)Math.Exp(-((dx * dx) + (dy * dy)) / 2);
                _most = Math.Max(_most, _heat[x, y]);
            }
        }
    }

    /// <summary>Colors an image by its heat, from blue for little to red for the most.</summary>
    /// <param name="canvas">The image.</param>
    /// <param name="cellWidth">The width of a cell, in pixels.</param>
    /// <param name="cellHeight">The height of a cell, in pixels.</param>
    /// <param name="opacity">The opacity of the color, 0 to 1.</param>
    internal void Draw(Canvas canvas, float cellWidth, float cellHeight, double opacity)
    {
        for (var y = 0; y < canvas.Height && _most > 0; y++)
        {
            for (var x = 0; x < canvas.Width; x++)
            {
                var value = Between(x / cellWidth, y / cellHeight) / _most;
                if (value > 0.02f)
                {
                    canvas.Blend(x, y, ColorOf(value), (int)(255 * opacity * Math.Min(1, value * 3)));
                }
            }
        }
    }

    private static int First(double middle, double spread) => (int)Math.Max(0, middle - (3 * spread));

    private static int Last(double middle, double spread, int count) => (int)Math.Min(count - 1, middle + (3 * spread));

    private float Between(float x, float y)
    {
        var (left, top) = ((int)x, (int)y);
        var (right, down) = (x - left, y - top);
        return (((_heat[left, top] * (1 - right)) + (_heat[left + 1, top] * right)) * (1 - down))
            + (((_heat[left, top + 1] * (1 - right)) + (_heat[left + 1, top + 1] * right)) * down);
    }

    private static Rgb ColorOf(float value)
    {
        var at = Math.Min(value, 0.9999f) * (Ramp.Length - 1);
        var (from, to, share) = (Ramp[(int)at], Ramp[(int)at + 1], at - (int)at);
        return new Rgb(Mix(from.R, to.R, share), Mix(from.G, to.G, share), Mix(from.B, to.B, share));
    }

    private static byte Mix(byte from, byte to, float share) => (byte)(from + ((to - from) * share));
}
