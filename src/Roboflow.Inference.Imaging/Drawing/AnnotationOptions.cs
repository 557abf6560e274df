using System;
using System.Collections.Generic;
using Roboflow.Inference.Imaging.Pixels;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>How detections are drawn; null values depend on the image's size.</summary>
internal sealed record AnnotationOptions
{
    internal const double HeatmapOpacity = 0.55;

    /// <summary>The styles in which each detection is drawn.</summary>
    public IReadOnlyCollection<AnnotationStyle> Styles { get; init; } = [AnnotationStyle.Box];

    /// <summary>Whether to also draw an object's outline if the model provides one.</summary>
    public bool ShowsOutlines { get; init; }

    /// <summary>Line width in pixels. Default: max(2, 0.003 × the mean of width and height).</summary>
    public int? LineWidth { get; init; }

    /// <summary>Font size in pixels. Default: 0.02 × the mean of width and height, 12 to 160; down to 6 in a small image.</summary>
    public int? FontSize { get; init; }

    /// <summary>A font file to use instead of the system's sans-serif font.</summary>
    public string? FontPath { get; init; }

    /// <summary>The opacity of fill, spotlight and heat map, 0 to 1. Default: 0.35, 0.65 and 0.55.</summary>
    public double? Opacity { get; init; }

    /// <summary>Whether each object is marked, not only hidden or highlighted. If not, no key points are drawn: a blurred face should not
    /// show its eyes.</summary>
    internal bool MarksObjects
    {
        get
        {
            foreach (var style in Styles)
            {
                if (style is not (AnnotationStyle.Blur or AnnotationStyle.Pixelate or AnnotationStyle.Spotlight or AnnotationStyle.Heatmap))
                {
                    return true;
                }
            }

            return ShowsOutlines;
        }
    }

    /// <summary>Whether objects are marked only by dots.</summary>
    internal bool DrawsDotsOnly => Has(AnnotationStyle.Dot) && !ShowsOutlines
        && !Has(AnnotationStyle.Box) && !Has(AnnotationStyle.RoundedBox) && !Has(AnnotationStyle.Corner) && !Has(AnnotationStyle.Fill)
        && !Has(AnnotationStyle.Polygon) && !Has(AnnotationStyle.Blur) && !Has(AnnotationStyle.Pixelate);

    internal bool Has(AnnotationStyle style)
    {
        foreach (var one in Styles)
        {
            if (one == style)
            {
                return true;
            }
        }

        return false;
    }

    internal int LineWidthFor(PixelBuffer image) => LineWidth ?? Math.Max(2, (int)Math.Round(0.003 * MeanSide(image)));

    // A typical label is seven times as wide as its font size: a narrow image would show only its first letters, and in a low
    // image a few labels would cover everything.
    internal int FontSizeFor(PixelBuffer image) => FontSize ?? Math.Min(
        Math.Max(12, Math.Min(160, (int)Math.Round(0.02 * MeanSide(image)))), Math.Max(6, Math.Min(image.Width / 7, image.Height / 9)));

    private static double MeanSide(PixelBuffer image) => ((double)image.Width + image.Height) / 2;
}
