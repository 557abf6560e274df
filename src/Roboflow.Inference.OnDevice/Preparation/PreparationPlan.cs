using System;
using System.Globalization;

namespace Roboflow.Inference.OnDevice.Preparation;

/// <summary>The preprocessing of an image.</summary>
internal sealed record PreparationPlan
{
    /// <summary>Width of the model's input in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height of the model's input in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>The convention for the position of an image in a letterbox.</summary>
    public required ModelConvention Convention { get; init; }

    /// <summary>Whether EXIF orientation is applied first.</summary>
    public bool AutoOrient { get; init; } = true;

    /// <summary>The part of the image to use, or null for the whole image.</summary>
    public CropPercent? Crop { get; init; }

    /// <summary>Whether the image is converted to grayscale.</summary>
    public bool Grayscale { get; init; }

    /// <summary>A size to fit the image into before it is stretched to the input's size; null for none.</summary>
    public (int Width, int Height)? FirstSize { get; init; }

    /// <summary>How the image is resized to the (first) size.</summary>
    public ResizeMode Resize { get; init; }

    /// <summary>The gray value of the bars, 0 to 255.</summary>
    public byte Padding { get; init; }

    /// <summary>The interpolation for the input's size.</summary>
    public Resampler Resampler { get; init; }

    /// <summary>The sides of the tensor are rounded up to a multiple of this, with zeros at the right and bottom.</summary>
    public int Multiple { get; init; } = 1;

    /// <summary>Channels of the model's input: 3, or 1 for grayscale.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>Whether the model expects BGR.</summary>
    public bool IsBgr { get; init; }

    /// <summary>The divisor of values.</summary>
    public double Divisor { get; init; } = 255;

    /// <summary>Means and deviations of red, green and blue after that, or null.</summary>
    public (double[] Means, double[] Deviations)? Normalization { get; init; }

    /// <summary>Width of the tensor, in pixels.</summary>
    public int TensorWidth => (Width + Multiple - 1) / Multiple * Multiple;

    /// <summary>Height of the tensor, in pixels.</summary>
    public int TensorHeight => (Height + Multiple - 1) / Multiple * Multiple;

    /// <summary>All properties as text: the same in every culture and process, and different for different preparations.</summary>
    public string Identity
    {
        get
        {
            var crop = Crop is { } c ? Text(c.Left, c.Top, c.Right, c.Bottom) : "whole";
            var first = FirstSize is { } size ? Text(size.Width, size.Height) : "none";
            var normalization = Normalization is var (means, deviations) ? Text([.. means, .. deviations]) : "none";
            return FormattableString.Invariant($"{Width} {Height} {Convention} AutoOrient = {AutoOrient} crop {crop} gray {Grayscale} first {first}")
                + FormattableString.Invariant($" {Resize} {Padding} {Resampler} {Multiple} {Channels} BGR {IsBgr} divisor {Text(Divisor)}")
                + $" normalization {normalization}";
        }
    }

    /// <summary>Describes the resizing, for messages.</summary>
    public string Describe() =>
        (FirstSize is { } first ? $"letterbox into {first.Width} x {first.Height} with {Padding}, then stretch"
            : Resize == ResizeMode.Letterbox ? $"letterbox with {Padding}" : "stretch")
        + (Resampler == Resampler.Triangle ? ", antialiased" : string.Empty);

    private static string Text(params double[] numbers) => string.Join(",", Array.ConvertAll(numbers, n => n.ToString("R", CultureInfo.InvariantCulture)));
}
