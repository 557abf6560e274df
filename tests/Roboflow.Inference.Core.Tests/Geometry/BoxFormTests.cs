using System;
using System.Globalization;
using CsCheck;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Core.Tests.Geometry;

public sealed class BoxFormTests
{
    private static readonly Prediction Helmet = new()
    {
        X = 189.5,
        Y = 100,
        Width = 163,
        Height = 186,
        Class = "helmet",
        ClassId = 0,
        Confidence = 0.544,
        Path = "a.jpg",
        ImageWidth = 2048,
        ImageHeight = 1371,
        Model = "hard-hats/3",
    };

    // Boxes that reach over every border, in images of every shape.
    private static readonly Gen<Prediction> Boxes =
        from x in Gen.Double[-500, 9000]
        from y in Gen.Double[-500, 9000]
        from w in Gen.OneOf(Gen.Double[0, 5000], Gen.Const(0.0))
        from h in Gen.Double[0, 5000]
        from imageWidth in Gen.Int[1, 8000]
        from imageHeight in Gen.Int[1, 8000]
        select Helmet with { X = x, Y = y, Width = w, Height = h, ImageWidth = imageWidth, ImageHeight = imageHeight };

    [Theory]
    [InlineData(50, 50, 20, 30, 40, 35, 60, 65)]
    [InlineData(-10, -10, 20, 30, -20, -25, 0, 5)]
    [InlineData(50, 50, 0, 30, 50, 35, 50, 65)]
    [InlineData(189.5, 100, 163, 186, 108, 7, 271, 193)]
    public void Center_becomes_corners(double x, double y, double w, double h, double x1, double y1, double x2, double y2)
    {
        var box = Corners(new Prediction { X = x, Y = y, Width = w, Height = h, Class = "helmet", Path = "a.jpg" });
        Assert.Equal((x1, y1, x2, y2), (box.X1, box.Y1, box.X2, box.Y2));
        Assert.Equal(("helmet", "a.jpg"), (box.Class, box.Path));
    }

    [Fact]
    public void Each_form_has_the_numbers_that_its_tools_expect()
    {
        Assert.Equal((108d, 7d, 163d, 186d), To<TopLeftBox>(BoxFormat.TopLeft) is var t ? (t.Left, t.Top, t.Width, t.Height) : default);
        Assert.Equal([108d, 7d, 271d, 193d], To<double[]>(BoxFormat.Array));
        Assert.Equal((109, 8, 271, 193), To<VocBox>(BoxFormat.Voc) is var v ? (v.XMin, v.YMin, v.XMax, v.YMax) : default);
        var coco = To<CocoBox>(BoxFormat.Coco);
        Assert.Equal([108d, 7d, 163d, 186d], coco.BBox);
        Assert.Equal(163d * 186, coco.Area);
        var fractions = To<NormalizedBox>(BoxFormat.Normalized);
        Assert.Equal((108 / 2048d, 7 / 1371d, 271 / 2048d, 193 / 1371d), (fractions.X1, fractions.Y1, fractions.X2, fractions.Y2));
        Assert.Same(Helmet.Path, coco.Path);
        Assert.Equal(
            ("helmet", 0, 0.544, 2048, 1371, "hard-hats/3"),
            (coco.Class, coco.ClassId, coco.Confidence, coco.ImageWidth, coco.ImageHeight, coco.Model));
    }

    [Fact]
    public void A_yolo_line_has_six_decimals_or_those_that_are_asked_for_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal("0 0.092529 0.072939 0.07959 0.135667", To<YoloBox>(BoxFormat.Yolo).Line);
            Assert.Equal("0 0.09253 0.07294 0.07959 0.13567", ((YoloBox)new BoxConverter { Format = BoxFormat.Yolo, Decimals = 5 }.Convert(Helmet)).Line);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_yolo_box_is_read_in_pixels()
    {
        var box = Corners(
            new YoloBox { XCenter = 0.5, YCenter = 0.5, Width = 0.2, Height = 0.2, ImageWidth = 1000, ImageHeight = 1000 }.ToPrediction());
        Assert.Equal((400d, 400d, 600d, 600d), (box.X1, box.Y1, box.X2, box.Y2));
    }

    [Theory]
    [InlineData(BoxFormat.Corner)]
    [InlineData(BoxFormat.TopLeft)]
    [InlineData(BoxFormat.Normalized)]
    [InlineData(BoxFormat.Yolo)]
    [InlineData(BoxFormat.Coco)]
    public void Conversion_round_trips(BoxFormat format) => Boxes.Sample(p =>
    {
        var back = ((LabeledBox)new BoxConverter { Format = format }.Convert(p)).ToPrediction();
        AssertClose(p, back);
        Assert.Equal(p, back with { X = p.X, Y = p.Y, Width = p.Width, Height = p.Height });
    });

    [Fact]
    public void A_box_of_whole_corners_survives_voc_and_any_other_comes_back_within_a_pixel()
    {
        Boxes.Sample(p =>
        {
            var c = BoxCorners.Of(p);
            var back = BoxCorners.Of(((VocBox)new BoxConverter { Format = BoxFormat.Voc }.Convert(p)).ToPrediction());

            // An edge so close to a whole one is whole: the decimals of YOLO move edges that far.
            Assert.InRange(back.X1 - c.X1, -1.01, 0.01);
            Assert.InRange(back.Y2 - c.Y2, -0.01, 1.01);
        });
        Assert.Equal(Helmet, ((VocBox)new BoxConverter { Format = BoxFormat.Voc }.Convert(Helmet)).ToPrediction());

        // A rounding error (0.3 - 0.1 - 0.1 - 0.1) just below an integer corner means that corner.
        var blurred = Helmet with { X = 107.99999999999999, Width = 0 };
        Assert.Equal(109, ((VocBox)new BoxConverter { Format = BoxFormat.Voc }.Convert(blurred)).XMin);
    }

    [Fact]
    public void Clipped_boxes_lie_inside_and_no_area_grows() => Boxes.Sample(p =>
    {
        var clip = new BoxAdjustment { Clip = true };
        var box = (BoundingBox)new BoxConverter { Adjustment = clip }.Convert(p);
        Assert.True(0 <= box.X1 && box.X1 <= box.X2 && box.X2 <= p.ImageWidth, $"{box}");
        Assert.True(0 <= box.Y1 && box.Y1 <= box.Y2 && box.Y2 <= p.ImageHeight, $"{box}");
        Assert.True((box.X2 - box.X1) * (box.Y2 - box.Y1) <= BoxCorners.Of(p).Area, $"{box}");
        var fractions = (NormalizedBox)new BoxConverter { Format = BoxFormat.Normalized, Adjustment = clip }.Convert(p);
        Assert.True(fractions is { X1: >= 0, X2: <= 1, Y1: >= 0, Y2: <= 1 });
        var voc = (VocBox)new BoxConverter { Format = BoxFormat.Voc, Adjustment = clip }.Convert(p);
        Assert.True(voc is { XMin: >= 1, YMin: >= 1 } && voc.XMax <= p.ImageWidth && voc.YMax <= p.ImageHeight, $"{voc}");
    });

    [Fact]
    public void A_box_inside_is_not_touched_by_clipping() =>
        Assert.Equal(Helmet, new BoxConverter { Format = BoxFormat.Center, Adjustment = new() { Clip = true } }.Convert(Helmet));

    [Fact]
    public void Scaling_and_padding_keep_the_center_and_never_turn_a_box_inside_out()
    {
        var grown = (Prediction)new BoxConverter { Format = BoxFormat.Center, Adjustment = new() { Scale = 2, PadX = 5, PadY = -1 } }.Convert(Helmet);
        Assert.Equal((189.5, 100, 336, 370), (grown.X, grown.Y, grown.Width, grown.Height));
        var gone = (Prediction)new BoxConverter { Format = BoxFormat.Center, Adjustment = new() { PadX = -100, PadY = -100 } }.Convert(Helmet);
        Assert.Equal((189.5, 100, 0, 0), (gone.X, gone.Y, gone.Width, gone.Height));
    }

    // A new number is one of them.
    [Fact]
    public void A_box_with_any_infinite_number_is_impossible()
    {
        var numbers = Array.FindAll(typeof(Prediction).GetProperties(), p => p.CanWrite && (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) == typeof(double));
        Assert.InRange(numbers.Length, 7, 99);
        Assert.True(BoxConverter.IsPossible(Helmet));
        foreach (var number in numbers)
        {
            var copy = Helmet with { };
            number.SetValue(copy, double.PositiveInfinity);
            Assert.False(BoxConverter.IsPossible(copy), number.Name);
        }
    }

    [Fact]
    public void Rounding_is_half_away_from_zero()
    {
        var box = (BoundingBox)new BoxConverter { Decimals = 0 }.Convert(Helmet with { X = 2.5, Width = 4, Y = 1.5, Height = 6 });
        Assert.Equal((1d, -2d, 5d, 5d), (box.X1, box.Y1, box.X2, box.Y2));
    }

    private static T To<T>(BoxFormat format) => (T)new BoxConverter { Format = format }.Convert(Helmet);

    private static void AssertClose(Prediction expected, Prediction actual)
    {
        Assert.Equal(expected.X, actual.X, 1e-9);
        Assert.Equal(expected.Y, actual.Y, 1e-9);
        Assert.Equal(expected.Width, actual.Width, 1e-9);
        Assert.Equal(expected.Height, actual.Height, 1e-9);
    }

    private static BoundingBox Corners(Prediction prediction) => (BoundingBox)new BoxConverter { Format = BoxFormat.Corner }.Convert(prediction);
}
