using System.Linq;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.OnDevice.Tests.Layouts;

/// <summary>A synthetic model in each layout finds what was drawn.</summary>
public sealed class LayoutTests
{
    private const string FittedRfDetr = """
        {"network_input": {"training_input_size": {"height": 320, "width": 320}, "dataset_version_resize_dimensions": {"height": 480, "width": 480},
        "dynamic_spatial_size_supported": false, "color_mode": "rgb", "resize_mode": "letterbox", "padding_value": 0, "input_channels": 3,
        "scaling_factor": 255, "normalization": [[0.485, 0.456, 0.406], [0.229, 0.224, 0.225]]}}
        """;

    [Theory]
    [InlineData(ShapesLayout.YoloV5, ModelLayout.YoloV5)]
    [InlineData(ShapesLayout.YoloV8, ModelLayout.YoloV8)]
    [InlineData(ShapesLayout.EndToEnd, ModelLayout.YoloEndToEnd)]
    [InlineData(ShapesLayout.ExportedNms, ModelLayout.YoloEndToEnd)]
    [InlineData(ShapesLayout.RfDetr, ModelLayout.RfDetr)]
    [InlineData(ShapesLayout.YoloNas, ModelLayout.YoloNas)]
    public void Every_layout_is_recognized_and_finds_what_was_drawn(ShapesLayout made, ModelLayout expected)
    {
        using var files = ModelFiles.Of(new ShapesOptions { Layout = made }).WithNames();
        if (made == ShapesLayout.RfDetr)
        {
            files.Add("inference_config.json", FittedRfDetr);
        }

        using var detector = files.Open();

        Assert.Equal(expected, detector.File.Layout);
        Assert.Empty(detector.File.Warnings);
        foreach (var drawn in DrawnShapes.Samples())
        {
            drawn.AssertFound(ModelFiles.Detect(detector, drawn.Image));
        }
    }

    [Theory]
    [InlineData(true, false, 320, 320, ShapesLayout.YoloV8)]
    [InlineData(false, true, 320, 320, ShapesLayout.YoloV8)]
    [InlineData(true, true, 416, 320, ShapesLayout.YoloV5)]
    [InlineData(false, false, 256, 448, ShapesLayout.YoloV8)]
    [InlineData(false, true, 320, 320, ShapesLayout.EndToEnd)]
    [InlineData(true, false, 320, 320, ShapesLayout.YoloNas)]
    public void Half_precision_open_axes_and_any_size_work(bool half, bool open, int width, int height, ShapesLayout layout)
    {
        using var files = ModelFiles.Of(new ShapesOptions { Layout = layout, IsHalf = half, IsDynamic = open, Width = width, Height = height }).WithNames();

        using var detector = files.Open();

        Assert.Equal(
            (layout == ShapesLayout.YoloNas ? 320 : width, layout == ShapesLayout.YoloNas ? 320 : height),
            (detector.File.InputWidth, detector.File.InputHeight));
        DrawnShapes.Harbour().AssertFound(ModelFiles.Detect(detector, DrawnShapes.Harbour().Image));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(24)]
    public void The_background_of_RF_DETR_is_dropped_and_moves_the_others_wherever_it_stands(int column)
    {
        var names = ModelFiles.Names.ToList();
        names.Insert(column, "background_class83422");
        using var files = ModelFiles.Of(new ShapesOptions { Layout = ShapesLayout.RfDetr, BackgroundColumn = column == 24 ? -1 : column })
            .Add("class_names.txt", string.Join('\n', names)).Add("inference_config.json", FittedRfDetr);

        var found = files.Detect(DrawnShapes.Harbour().Image);

        DrawnShapes.Harbour().AssertFound(found);
        Assert.Equal(2, found.Predictions.Single(p => p.Class == "red-circle").ClassId);
    }

    [Fact]
    public void Columns_that_the_settings_remove_are_dropped_like_the_background()
    {
        var names = ModelFiles.Names.ToList();
        names.Insert(7, "no object");
        using var files = ModelFiles.Of(new ShapesOptions { Layout = ShapesLayout.RfDetr, BackgroundColumn = 7 })
            .Add("class_names.txt", string.Join('\n', names))
            .Add("inference_config.json", FittedRfDetr.Trim()[..^1] + """
                , "class_names_operations": [{"type": "class_name_removal", "class_name": "no object"}]}
                """);

        var found = files.Detect(DrawnShapes.Harbour().Image);

        DrawnShapes.Harbour().AssertFound(found);
        Assert.Equal(24, files.Describe().Classes.Count);
        Assert.Equal(16, found.Predictions.Single(p => p.Class == "blue-square").ClassId);
    }

    [Fact]
    public void RF_DETR_without_names_numbers_the_classes_and_says_so()
    {
        using var files = ModelFiles.Of(new ShapesOptions { Layout = ShapesLayout.RfDetr });

        using var detector = files.Open();

        Assert.Contains("25 columns", Assert.Single(detector.File.Warnings));
        Assert.Equal("2", ModelFiles.Detect(detector, DrawnShapes.Harbour().Image).Predictions.Single(p => p.ClassId == 2).Class);
    }

    [Fact]
    public void Wrong_preprocessing_changes_the_class_names()
    {
        using var files = ModelFiles.Of(new ShapesOptions()).WithNames()
            .Add("environment.json", """{"PREPROCESSING": "{\"auto-orient\": {\"enabled\": true}, \"resize\": {\"enabled\": true, \"width\": \"320\", """
                + """\"height\": \"320\", \"format\": \"Stretch to\"}}"}""");

        var found = files.Detect(DrawnShapes.Harbour().Image);

        Assert.Contains("blue-rectangle", found.Predictions.Select(p => p.Class));
        Assert.DoesNotContain("blue-square", found.Predictions.Select(p => p.Class));
    }
}
