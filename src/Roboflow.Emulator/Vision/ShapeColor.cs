using System;

namespace Roboflow.Emulator.Vision;

/// <summary>Names the color of a pixel by hue, saturation and value, so that small JPEG errors do not matter.</summary>
internal static class ShapeColor
{
    private static readonly string[] Names = ["black", "gray", "white", "red", "orange", "yellow", "green", "cyan", "blue", "purple", "magenta"];

    // Hues in degrees at which the next name starts, from red's end on.
    private static readonly (int Until, byte Name)[] Hues = [(15, 3), (42, 4), (68, 5), (165, 6), (195, 7), (255, 8), (285, 9), (345, 10), (361, 3)];

    internal static int Count => Names.Length;

    internal static string NameOf(int color) => Names[color];

    internal static byte Of(byte r, byte g, byte b)
    {
        int most = Math.Max(r, Math.Max(g, b));
        int least = Math.Min(r, Math.Min(g, b));
        var range = most - least;
        if (most < 50)
        {
            return 0;
        }

        if (range * 100 < most * 25)
        {
            return most > 215 ? (byte)2 : (byte)1;
        }

        var hue = most == r ? 60.0 * (g - b) / range
            : most == g ? 120 + (60.0 * (b - r) / range)
            : 240 + (60.0 * (r - g) / range);
        hue = hue < 0 ? hue + 360 : hue;
        foreach (var (until, name) in Hues)
        {
            if (hue < until)
            {
                return name;
            }
        }

        return 3;
    }
}
