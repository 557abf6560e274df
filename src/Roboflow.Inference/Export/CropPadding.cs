using System;
using System.Globalization;

namespace Roboflow.Inference;

/// <summary>The margin around a box: pixels, or a percentage of each side. PowerShell converts 12 or '10%' to it.</summary>
public sealed class CropPadding
{
    private readonly double _pixels;
    private readonly double _share;

    /// <summary>Creates a margin of this many pixels on each side; negative values shrink the box.</summary>
    /// <exception cref="FormatException">The number is not below a million.</exception>
    public CropPadding(double pixels)
        : this(IsPossible(pixels) ? pixels : throw Invalid(pixels.ToString(CultureInfo.InvariantCulture)), 0)
    {
    }

    private CropPadding(double pixels, double share)
    {
        _pixels = pixels;
        _share = share;
    }

    /// <summary>Reads <c>12</c> (pixels) or <c>10%</c> (of the box's width and height).</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static CropPadding Parse(string text)
    {
        var isShare = text.TrimEnd().EndsWith("%", StringComparison.Ordinal);
        return double.TryParse(text.TrimEnd(' ', '%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && IsPossible(number)
            ? isShare ? new CropPadding(0, number / 100) : new CropPadding(number)
            : throw Invalid(text);
    }

    private static bool IsPossible(double number) => Math.Abs(number) < 1e6;

    private static FormatException Invalid(string text) =>
        new($"'{text}' is not a valid padding: use pixels, for example 12, or a percentage, for example '10%'.");

    /// <summary>Returns the padding as a user writes it.</summary>
    public override string ToString() => _share == 0
        ? _pixels.ToString(CultureInfo.InvariantCulture)
        : (100 * _share).ToString(CultureInfo.InvariantCulture) + "%";

    /// <summary>Returns the box with the padding; its size is at least 0.</summary>
    internal Prediction AddTo(Prediction box) => box with
    {
        Width = Math.Max(0, box.Width + (2 * (_pixels + (_share * box.Width)))),
        Height = Math.Max(0, box.Height + (2 * (_pixels + (_share * box.Height)))),
    };
}
