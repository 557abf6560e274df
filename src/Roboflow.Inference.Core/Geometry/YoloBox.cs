using System.Globalization;
using System.Linq;

namespace Roboflow.Inference;

/// <summary>
/// A box as in YOLO labels: center and size as fractions of the image with EXIF orientation applied. The numbers are not
/// rounded; the line has up to six decimals.
/// </summary>
public sealed record YoloBox : LabeledBox
{
    /// <summary>Horizontal center, divided by the image's width.</summary>
    public double XCenter { get; init; }

    /// <summary>Vertical center, divided by the image's height.</summary>
    public double YCenter { get; init; }

    /// <summary>Width, divided by the image's width.</summary>
    public double Width { get; init; }

    /// <summary>Height, divided by the image's height.</summary>
    public double Height { get; init; }

    /// <summary>The line of a label file, <c>id xc yc w h</c>, or null if the class has no number.</summary>
    public string? Line => ClassId is null ? null : string.Join(
        " ", new[] { ClassId.Value, XCenter, YCenter, Width, Height }.Select(
            n => n.ToString("0." + new string('#', LineDecimals), CultureInfo.InvariantCulture)));

    /// <summary>The maximum number of decimals in the line.</summary>
    internal int LineDecimals { get; init; } = 6;

    /// <inheritdoc/>
    internal override Prediction ToPrediction()
    {
        var (width, height) = RequireImageSize();
        return Centered(XCenter * width, YCenter * height, Width * width, Height * height);
    }
}
