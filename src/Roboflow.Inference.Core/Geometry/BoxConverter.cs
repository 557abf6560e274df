using System;
using System.Linq;
using Roboflow.Inference.Fields;

namespace Roboflow.Inference.Geometry;

/// <summary>Converts predictions to one of the common box formats.</summary>
internal sealed class BoxConverter
{
    private static readonly Field<Prediction>[] Numbers = [.. FieldList<Prediction>.All.Where(f => f.IsNumber)];

    internal BoxFormat Format { get; init; }

    internal BoxAdjustment Adjustment { get; init; } = new();

    /// <summary>The convention for corners in <see cref="BoxFormat.Voc"/>.</summary>
    internal VocCorner VocCorner { get; init; }

    /// <summary>Number of decimals, with halves rounded away from zero; null for no rounding.</summary>
    internal int? Decimals { get; init; }

    /// <summary>Whether the conversion requires the image's size.</summary>
    internal bool NeedsImageSize => Adjustment.Clip || IsInFractions(Format);

    internal static bool IsInFractions(BoxFormat format) => format is BoxFormat.Normalized or BoxFormat.Yolo;

    /// <summary>Whether all numbers are finite, those of the outline and the key points too, and the size is not negative.</summary>
    internal static bool IsPossible(Prediction p)
    {
        // Without LINQ, because data sets have millions.
        foreach (var number in Numbers)
        {
            if (!number.IsFinite(p))
            {
                return false;
            }
        }

        return IsBox(p) && (p.Points?.All(o => FiniteNumber.Is(o.X) && FiniteNumber.Is(o.Y)) ?? true)
            && (p.Keypoints?.All(o => FiniteNumber.Is(o.X) && FiniteNumber.Is(o.Y) && FiniteNumber.Is(o.Confidence)) ?? true);
    }

    /// <summary>Whether the numbers of the box are finite and its size is not negative.</summary>
    internal static bool IsBox(Prediction p) =>
        FiniteNumber.Is(p.X) && FiniteNumber.Is(p.Y) && FiniteNumber.Is(p.Width) && FiniteNumber.Is(p.Height) && p.Width >= 0 && p.Height >= 0;

    /// <summary>Whether the box is still possible after scaling and padding.</summary>
    internal bool StaysPossible(Prediction prediction)
    {
        var (p, c) = Adjustment.Apply(prediction);
        return IsBox(p) && FiniteNumber.Is(c.X1) && FiniteNumber.Is(c.Y1) && FiniteNumber.Is(c.X2) && FiniteNumber.Is(c.Y2);
    }

    /// <summary>Returns a <see cref="LabeledBox"/>, for Center a <see cref="Prediction"/>, for Array a <c>double[]</c>.</summary>
    internal object Convert(Prediction prediction)
    {
        var (p, c) = Adjustment.Apply(prediction);
        return Format switch
        {
            BoxFormat.TopLeft => new TopLeftBox { Left = Round(c.X1), Top = Round(c.Y1), Width = Round(p.Width), Height = Round(p.Height) }.LabeledAs(p),
            BoxFormat.Center => p with { X = Round(p.X), Y = Round(p.Y), Width = Round(p.Width), Height = Round(p.Height) },
            BoxFormat.Normalized => Normalized(p, c).LabeledAs(p),
            BoxFormat.Yolo => Yolo(p).LabeledAs(p),
            BoxFormat.Coco => Coco(p, c).LabeledAs(p),
            BoxFormat.Voc => VocCorners.Of(c, VocCorner, Adjustment.Clip ? (p.ImageWidth!.Value, p.ImageHeight!.Value) : null).LabeledAs(p),
            BoxFormat.Array => new[] { Round(c.X1), Round(c.Y1), Round(c.X2), Round(c.Y2) },
            _ => new BoundingBox { X1 = Round(c.X1), Y1 = Round(c.Y1), X2 = Round(c.X2), Y2 = Round(c.Y2) }.LabeledAs(p),
        };
    }

    private NormalizedBox Normalized(Prediction p, BoxCorners c)
    {
        double width = p.ImageWidth!.Value, height = p.ImageHeight!.Value;
        return new() { X1 = Round(c.X1 / width), Y1 = Round(c.Y1 / height), X2 = Round(c.X2 / width), Y2 = Round(c.Y2 / height) };
    }

    private YoloBox Yolo(Prediction p)
    {
        double width = p.ImageWidth!.Value, height = p.ImageHeight!.Value;
        return new()
        {
            XCenter = Round(p.X / width),
            YCenter = Round(p.Y / height),
            Width = Round(p.Width / width),
            Height = Round(p.Height / height),
            LineDecimals = Decimals ?? 6,
        };
    }

    private CocoBox Coco(Prediction p, BoxCorners c)
    {
        double width = Round(p.Width), height = Round(p.Height);
        return new() { BBox = [Round(c.X1), Round(c.Y1), width, height], Area = Round(width * height) };
    }

    private double Round(double value) => Decimals is { } decimals ? Math.Round(value, decimals, MidpointRounding.AwayFromZero) : value;
}
