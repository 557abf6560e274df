using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>Colors an image by how many detections lie where: each warms its box, most in the middle.</summary>
internal static class HeatmapPainter
{
    private const int MostCells = 256;

    private static readonly Rgb[] Ramp = [new(40, 60, 200), new(0, 180, 230), new(60, 210, 90), new(250, 210, 40), new(220, 30, 30)];

    internal static void Draw(Canvas canvas, IReadOnlyList<PlacedAnnotation> annotations, double opacity)
    {
        // Heat is smooth, so a coarse grid holds it.
        var cell = Math.Max(1, (Math.Max(canvas.Width, canvas.Height) + MostCells - 1) / MostCells);
        var heat = new float[(canvas.Width / cell) + 2, (canvas.Height / cell) + 2];
        var most = 0f;
        foreach (var (_, box) in annotations)
        {
            most = Math.Max(most, Warm(heat, box, cell));
        }

        if (most == 0)
        {
            return;
        }

        for (var y = 0; y < canvas.Height; y++)
        {
            for (var x = 0; x < canvas.Width; x++)
            {
                var value = Between(heat, (float)x / cell, (float)y / cell) / most;
                if (value > 0.02f)
                {
                    canvas.Blend(x, y, ColorOf(value), (int)(255 * opacity * Math.Min(1, value * 3)));
                }
            }
        }
    }

    // A bell that has faded at one and a half times the box's size.
    private static float Warm(float[,] heat, PixelRectangle box, int cell)
    {
        var (middleX, middleY) = ((box.Left + box.Right) / 2.0 / cell, (box.Top + box.Bottom) / 2.0 / cell);
        var (spreadX, spreadY) = (Math.Max(1, box.Width / 4.0 / cell), Math.Max(1, box.Height / 4.0 / cell));
        var most = 0f;
        for (var x = First(middleX, spreadX); x <= Last(middleX, spreadX, heat.GetLength(0)); x++)
        {
            for (var y = First(middleY, spreadY); y <= Last(middleY, spreadY, heat.GetLength(1)); y++)
            {
                var (dx, dy) = ((x - middleX) / spreadX, (y - middleY) / spreadY);
                heat[x, y] += (float)Math.Exp(-((dx * dx) + (dy * dy)) / 2);
                most = Math.Max(most, heat[x, y]);
            }
        }

        return most;
    }

    private static int First(double middle, double spread) => (int)Math.Max(0, middle - (3 * spread));

    private static int Last(double middle, double spread, int count) => (int)Math.Min(count - 1, middle + (3 * spread));

    private static float Between(float[,] heat, float x, float y)
    {
        var (left, top) = ((int)x, (int)y);
        var (right, down) = (x - left, y - top);
        return (((heat[left, top] * (1 - right)) + (heat[left + 1, top] * right)) * (1 - down))
            + (((heat[left, top + 1] * (1 - right)) + (heat[left + 1, top + 1] * right)) * down);
    }

    private static Rgb ColorOf(float value)
    {
        var at = Math.Min(value, 0.9999f) * (Ramp.Length - 1);
        var (from, to, share) = (Ramp[(int)at], Ramp[(int)at + 1], at - (int)at);
        return new Rgb(Mix(from.R, to.R, share), Mix(from.G, to.G, share), Mix(from.B, to.B, share));
    }

    private static byte Mix(byte from, byte to, float share) => (byte)(from + ((to - from) * share));
}
