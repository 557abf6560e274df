using System;
using System.Collections.Generic;
using System.Globalization;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>An opaque sRGB color.</summary>
/// <param name="R">Red, 0 to 255.</param>
/// <param name="G">Green, 0 to 255.</param>
/// <param name="B">Blue, 0 to 255.</param>
internal readonly record struct Rgb(byte R, byte G, byte B)
{
    internal static readonly Dictionary<string, Rgb> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Black"] = new(0, 0, 0),
        ["White"] = new(255, 255, 255),
        ["Gray"] = new(128, 128, 128),
        ["Grey"] = new(128, 128, 128),
        ["Silver"] = new(192, 192, 192),
        ["Red"] = new(255, 0, 0),
        ["Maroon"] = new(128, 0, 0),
        ["Orange"] = new(255, 165, 0),
        ["Yellow"] = new(255, 255, 0),
        ["Olive"] = new(128, 128, 0),
        ["Lime"] = new(0, 255, 0),
        ["Green"] = new(0, 128, 0),
        ["Teal"] = new(0, 128, 128),
        ["Cyan"] = new(0, 255, 255),
        ["Aqua"] = new(0, 255, 255),
        ["Blue"] = new(0, 0, 255),
        ["Navy"] = new(0, 0, 128),
        ["Purple"] = new(128, 0, 128),
        ["Magenta"] = new(255, 0, 255),
        ["Fuchsia"] = new(255, 0, 255),
        ["Pink"] = new(255, 192, 203),
        ["Brown"] = new(165, 42, 42),
        ["Gold"] = new(255, 215, 0),
        ["Violet"] = new(238, 130, 238),
    };

    /// <summary>The names that <see cref="TryParse"/> accepts.</summary>
    public static IReadOnlyCollection<string> Names => Named.Keys;

    /// <summary>Black or white, whichever is more readable on this color; WCAG's contrast is always at least 4.5 : 1.</summary>
    public Rgb TextColor => ContrastTo(new Rgb(0, 0, 0)) >= ContrastTo(new Rgb(255, 255, 255)) ? new Rgb(0, 0, 0) : new Rgb(255, 255, 255);

    /// <summary>Reads <c>#rrggbb</c>, <c>#rgb</c> (the # is optional) or one of CSS's basic names.</summary>
    public static bool TryParse(string text, out Rgb color)
    {
        if (Named.TryGetValue(text, out color))
        {
            return true;
        }

        var hex = text.StartsWith("#", StringComparison.Ordinal) ? text.Substring(1) : text;
        hex = hex.Length == 3 ? string.Concat(hex[0], hex[0], hex[1], hex[1]) + hex[2] + hex[2] : hex;
        if (hex.Length != 6 || !int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        color = new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    /// <summary>WCAG's contrast of two colors, 1 to 21.</summary>
    public double ContrastTo(Rgb other)
    {
        var (a, b) = (Luminance, other.Luminance);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "#{0:X2}{1:X2}{2:X2}", R, G, B);

    private double Luminance => (0.2126 * Linear(R)) + (0.7152 * Linear(G)) + (0.0722 * Linear(B));

    private static double Linear(byte value)
    {
        var part = value / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }
}
