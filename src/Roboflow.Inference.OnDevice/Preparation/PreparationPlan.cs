namespace Roboflow.Inference.OnDevice.Preparation;

/// <summary>How an image is brought to a size.</summary>
internal enum ResizeMode
{
    /// <summary>Each axis by its own factor.</summary>
    Stretch,

    /// <summary>Both by the same one, with bars at two sides.</summary>
    Letterbox,
}

/// <summary>How values between pixels are computed.</summary>
internal enum Resampler
{
    /// <summary>Half-pixel bilinear over four neighbors, as OpenCV's INTER_LINEAR does it.</summary>
    Bilinear,

    /// <summary>A triangle filter as wide as the reduction, as Pillow's BILINEAR does it.</summary>
    Triangle,
}

/// <summary>A part of an image, in percent of its sides.</summary>
internal sealed record CropPercent(double Left, double Top, double Right, double Bottom);

/// <summary>All that is done to an image before the model sees it.</summary>
internal sealed record PreparationPlan
{
    /// <summary>Width of the model's input in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height of the model's input in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>The rule for where a letterbox's image lies.</summary>
    public required ModelConvention Convention { get; init; }

    /// <summary>Whether EXIF orientation is applied first.</summary>
    public bool AutoOrient { get; init; } = true;

    /// <summary>The part that is looked at, or null for the whole.</summary>
    public CropPercent? Crop { get; init; }

    /// <summary>Whether colors are taken away.</summary>
    public bool Grayscale { get; init; }

    /// <summary>A size that the image is fitted into before it is stretched to the input's; null for none.</summary>
    public (int Width, int Height)? FirstSize { get; init; }

    /// <summary>How the (first) size is reached.</summary>
    public ResizeMode Resize { get; init; }

    /// <summary>What bars are filled with.</summary>
    public byte Padding { get; init; }

    /// <summary>How the input's size is reached.</summary>
    public Resampler Resampler { get; init; }

    /// <summary>Axes of the tensor are rounded up to a multiple of it, with zeros at right and bottom.</summary>
    public int Multiple { get; init; } = 1;

    /// <summary>Channels of the model's input: 3, or 1 for a gray one.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>Whether the model wants blue first.</summary>
    public bool IsBgr { get; init; }

    /// <summary>What values are divided by.</summary>
    public double Divisor { get; init; } = 255;

    /// <summary>Means and deviations of red, green and blue after that, or null.</summary>
    public (double[] Means, double[] Deviations)? Normalization { get; init; }

    /// <summary>Width of the tensor.</summary>
    public int TensorWidth => (Width + Multiple - 1) / Multiple * Multiple;

    /// <summary>Height of the tensor.</summary>
    public int TensorHeight => (Height + Multiple - 1) / Multiple * Multiple;

    /// <summary>In words.</summary>
    public string Describe() =>
        (FirstSize is { } first ? $"letterbox into {first.Width} x {first.Height} with {Padding}, then stretch"
            : Resize == ResizeMode.Letterbox ? $"letterbox with {Padding}" : "stretch")
        + (Resampler == Resampler.Triangle ? ", antialiased" : string.Empty);
}
