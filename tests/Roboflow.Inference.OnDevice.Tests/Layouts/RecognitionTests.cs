using System;
using System.Linq;
using Roboflow.Inference.OnDevice.Layouts;

namespace Roboflow.Inference.OnDevice.Tests.Layouts;

/// <summary>Layouts by the shapes of real exporters, for an input of 640 x 640 unless said otherwise.</summary>
public sealed class RecognitionTests
{
    [Theory]
    [InlineData("1,25200,85", 80, "", ModelLayout.YoloV5)]
    [InlineData("1,25200,6", null, "", ModelLayout.YoloV5)]
    [InlineData("1,25200,6", 1, "", ModelLayout.YoloV5)]
    [InlineData("1,84,8400", 80, "", ModelLayout.YoloV8)]
    [InlineData("1,84,8400", null, "", ModelLayout.YoloV8)]
    [InlineData("1,6,8400", null, "", ModelLayout.YoloV8)]
    [InlineData("1,6,8400", 2, "", ModelLayout.YoloV8)]
    [InlineData("1,5,8400", 1, "", ModelLayout.YoloV8)]
    [InlineData("1,84,8400", 80, "yolov5nu model", ModelLayout.YoloV8)]
    [InlineData("1,8400,84", 80, "", ModelLayout.YoloV8)]
    [InlineData("1,300,6", 80, "", ModelLayout.YoloEndToEnd)]
    [InlineData("1,300,6", null, "", ModelLayout.YoloEndToEnd)]
    [InlineData("1,300,4;1,300,91", null, "rf-detr", ModelLayout.RfDetr)]
    [InlineData("1,8400,4;1,8400,80", null, "", ModelLayout.YoloNas)]
    [InlineData("1,8400,4;1,8400,4", null, "", ModelLayout.YoloNas)]
    public void Real_shapes_are_recognized(string shapes, int? names, string architecture, ModelLayout expected) =>
        Assert.Equal(expected, LayoutRegistry.Choose(Shape(shapes, names, architecture), ModelLayout.Auto).Layout.Kind);

    // 1,203 classes at 160 pixels: more features than candidates.
    [Theory]
    [InlineData(null)]
    [InlineData(1203)]
    public void More_classes_than_candidates_are_not_transposed(int? names)
    {
        var (layout, fit) = LayoutRegistry.Choose(Shape("1,1207,525", names, "") with { Anchors = 525 }, ModelLayout.Auto);

        Assert.Equal((ModelLayout.YoloV8, 1203), (layout.Kind, fit.Classes));
    }

    [Fact]
    public void RT_DETR_by_name_is_no_end_to_end_model() =>
        Assert.Throws<ModelFileException>(() => LayoutRegistry.Choose(Shape("1,300,6", 2, "rtdetr-l"), ModelLayout.Auto));

    [Theory]
    [InlineData(true, ModelLayout.RfDetr)]
    [InlineData(false, ModelLayout.YoloNas)]
    public void Boxes_tell_RF_DETR_from_YOLO_NAS_where_names_do_not(bool unit, ModelLayout expected) =>
        Assert.Equal(expected, LayoutRegistry.Choose(Shape("1,300,4;1,300,91", null, "") with { HasUnitBoxes = _ => unit }, ModelLayout.Auto).Layout.Kind);

    [Fact]
    public void One_class_of_YOLOv5_at_64_pixels_is_not_taken_for_an_end_to_end_model()
    {
        var shape = Shape("1,252,6", null, "") with { Anchors = 84 };

        Assert.Equal(ModelLayout.YoloV5, LayoutRegistry.Choose(shape, ModelLayout.Auto).Layout.Kind);
        Assert.Equal(ModelLayout.YoloEndToEnd, LayoutRegistry.Choose(shape with { IsEndToEnd = true }, ModelLayout.Auto).Layout.Kind);
    }

    [Theory]
    [InlineData("1,8400,85", "-ModelLayout")]
    [InlineData("1,300,84", "[1, 300, 84]")]
    [InlineData("1,100,100", "-ModelLayout")]
    [InlineData("7", "out0 [7]")]
    [InlineData("1,10,4;1,20,3", "[1, 20, 3]")]
    [InlineData("100,7;1,3,4;1", "out0 [100, 7]")]
    [InlineData("1,252,1,4;1,252,80", "[1, 252, 1, 4]")]
    [InlineData("1,255,80,80;1,255,40,40;1,255,20,20", "[1, 255, 80, 80]")]
    [InlineData("100,7", "without a batch axis")]
    [InlineData("100,6", "without a batch axis")]
    [InlineData("1,7", "without a batch axis")]
    public void Unknown_or_ambiguous_outputs_are_one_error_with_the_shapes(string shapes, string part)
    {
        var e = Assert.Throws<ModelFileException>(() => LayoutRegistry.Choose(Shape(shapes, null, ""), ModelLayout.Auto));

        Assert.Equal(ModelFileFailure.UnknownLayout, e.Failure);
        Assert.Contains(part, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,8400,85", ModelLayout.YoloV8)]
    [InlineData("1,8400,85", ModelLayout.YoloV5)]
    public void Given_layout_is_used(string shapes, ModelLayout wanted) =>
        Assert.Equal(wanted, LayoutRegistry.Choose(Shape(shapes, null, ""), wanted).Layout.Kind);

    [Fact]
    public void Given_layout_that_does_not_fit_is_an_error() =>
        Assert.Equal(
            ModelFileFailure.UnknownLayout,
            Assert.Throws<ModelFileException>(() => LayoutRegistry.Choose(Shape("1,84,8400", null, ""), ModelLayout.RfDetr)).Failure);

    [Theory]
    [InlineData("1,116,8400;1,32,160,160", "segmentation")]
    [InlineData("1,300,4;1,300,91;1,300,108,108", "segmentation")]
    [InlineData("1,28,2100;1,64,40,40;1,64,20,20", "feature maps")]
    [InlineData("1,1000", "classification")]
    public void Other_tasks_are_refused_by_name(string shapes, string task)
    {
        var e = Assert.Throws<ModelFileException>(() => LayoutRegistry.Choose(Shape(shapes, null, ""), ModelLayout.Auto));

        Assert.Equal(ModelFileFailure.Unsupported, e.Failure);
        Assert.Contains(task, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Seven_named_classes_are_those_of_a_classifier() =>
        Assert.Contains(
            "classification",
            Assert.Throws<ModelFileException>(() => LayoutRegistry.Choose(Shape("1,7", 7, ""), ModelLayout.Auto)).Message,
            StringComparison.Ordinal);

    private static ModelShape Shape(string shapes, int? names, string architecture)
    {
        var lengths = shapes.Split(';').Select(s => s.Split(',').Select(long.Parse).ToArray()).ToArray();
        return new ModelShape
        {
            Names = [.. lengths.Select((_, i) => "out" + i)],
            Lengths = lengths,
            Anchors = 8400,
            NamedClasses = names,
            Architecture = architecture.Replace("-", string.Empty, StringComparison.Ordinal),
            HasUnitBoxes = _ => false,
        };
    }
}
