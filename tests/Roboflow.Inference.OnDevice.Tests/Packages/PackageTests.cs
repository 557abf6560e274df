using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.OnDevice.Running;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.OnDevice.Tests.Packages;

/// <summary>The settings files beside a model decide how images are prepared.</summary>
public sealed class PackageTests
{
    private static readonly string[] Wide = ["blue-rectangle"];

    [Theory]
    [InlineData("Fit (black edges) in", "letterbox with 0")]
    [InlineData("Fit (white edges) in", "letterbox with 255")]
    [InlineData("Fit (grey edges) in", "letterbox with 114")]
    [InlineData("Stretch to", "stretch")]
    [InlineData("Something new", "stretch")]
    [InlineData("Fill (with center crop) in", "letterbox with 0")]
    public void Formats_of_the_earlier_runtime(string format, string expected)
    {
        foreach (var asText in new[] { true, false })
        {
            using var files = ModelFiles.Of(new ShapesOptions()).Add("environment.json", Environment(format, asText));

            Assert.Equal(expected, files.Describe().Resize);
            Assert.Equal(format is "Fill (with center crop) in" or "Something new" ? 1 : 0, files.Describe().Warnings.Count);
        }
    }

    [Theory]
    [InlineData("letterbox", 99, "letterbox with 99")]
    [InlineData("stretch", 0, "stretch")]
    [InlineData("fit-longer-edge", 0, "letterbox with 127")]
    public void Modes_of_the_runtime_of_today(string mode, int padding, string expected)
    {
        using var files = ModelFiles.Of(new ShapesOptions())
            .Add("inference_config.json", $$"""{"network_input": {"resize_mode": "{{mode}}", "padding_value": {{padding}}, "color_mode": "rgb"} }""");

        Assert.Equal((expected, ModelConvention.Roboflow), (files.Describe().Resize, files.Describe().Convention));
    }

    [Fact]
    public void Blue_first_and_another_divisor_are_followed()
    {
        using var files = ModelFiles.Of(new ShapesOptions())
            .Add(
                "inference_config.json",
                """{"network_input": {"resize_mode": "letterbox", "padding_value": 114, "color_mode": "bgr", "scaling_factor": 255}}""");
        using var dark = ModelFiles.Of(new ShapesOptions())
            .Add("inference_config.json", """{"network_input": {"resize_mode": "letterbox", "padding_value": 114, "scaling_factor": 510}}""");

        // Red and blue are swapped: the square is nearly red, and the circle nearly blue.
        Assert.Contains("red-square", files.Detect(DrawnShapes.Harbour().Image).Predictions.Select(p => p.Class));
        Assert.Empty(dark.Detect(DrawnShapes.Harbour().Image).Predictions);
    }

    // As in Roboflow's current runtime: YOLO's pixels are not divided if the file does not say so; RF-DETR's always are, by 255
    // before a normalization, and they are not normalized if the file does not say so. The model expects normalized pixels.
    [Theory]
    [InlineData(ShapesLayout.YoloV8, "", false)]
    [InlineData(ShapesLayout.YoloV8, ", \"scaling_factor\": 255", true)]
    [InlineData(ShapesLayout.RfDetr, ", \"scaling_factor\": 255", false)]
    [InlineData(ShapesLayout.RfDetr, ", \"normalization\": [[0.485, 0.456, 0.406], [0.229, 0.224, 0.225]]", true)]
    [InlineData(ShapesLayout.RfDetr, ", \"scaling_factor\": 510, \"normalization\": [[0.485, 0.456, 0.406], [0.229, 0.224, 0.225]]", true)]
    public void What_the_current_runtimes_file_does_not_state_is_not_done(ShapesLayout layout, string numbers, bool finds)
    {
        using var files = ModelFiles.Of(new ShapesOptions { Layout = layout }).WithNames()
            .Add("inference_config.json", $$$"""
                {"network_input": {"resize_mode": "letterbox", "padding_value": 114, "dataset_version_resize_dimensions": {"width": 320, "height": 320}
                {{{numbers}}}}}
                """);

        Assert.Equal(finds, files.Detect(DrawnShapes.Harbour().Image).Predictions.Any(p => p.Class == "blue-square"));
    }

    [Fact]
    public void RF_DETR_stretches_what_a_fixed_size_cannot_fit()
    {
        using var files = ModelFiles.Of(new ShapesOptions { Layout = ShapesLayout.RfDetr })
            .Add("inference_config.json", Dataset("fit-longer-edge", 480));

        Assert.Equal("stretch, antialiased", files.Describe().Resize);
    }

    [Fact]
    public void Setting_that_is_repeated_is_an_error()
    {
        using var files = ModelFiles.Of(new ShapesOptions())
            .Add("inference_config.json", """{"network_input": {"resize_mode": "letterbox", "padding_value": 114, "resize_mode": "stretch"}}""");

        var e = Assert.Throws<ModelFileException>(() => files.Describe());

        Assert.Equal(ModelFileFailure.Invalid, e.Failure);
        Assert.Contains("two members named resize_mode", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Size_of_a_data_set_has_a_limit()
    {
        using var files = ModelFiles.Of(new ShapesOptions { Layout = ShapesLayout.RfDetr }).Add("inference_config.json", Dataset("letterbox", 16_000));

        var e = Assert.Throws<ModelFileException>(() => files.Describe());

        Assert.Equal(ModelFileFailure.Unsupported, e.Failure);
        Assert.Contains("16000 x 16000", e.Message, StringComparison.Ordinal);
    }

    // RF-DETR's sides are multiples of its patches, which padding would break.
    [Theory]
    [InlineData(ShapesLayout.YoloV8, 320)]
    [InlineData(ShapesLayout.RfDetr, 304)]
    public void Dynamic_sides_are_padded_except_for_RF_DETR(ShapesLayout layout, int side)
    {
        using var files = ModelFiles.Of(new ShapesOptions { Layout = layout, IsDynamic = true })
            .Add("inference_config.json", """{"network_input": {"training_input_size": {"width": 304, "height": 304}, "resize_mode": "stretch"}}""");
        using var model = OnDeviceModel.Open(files.Folder, ModelLayout.Auto);

        Assert.Equal([1, 3, side, side], model.Plan.Input.Lengths);
        Assert.Equal((304, 304), (model.Plan.File.InputWidth, model.Plan.File.InputHeight));
        Assert.Equal((side, side), (model.Plan.Traits.InputWidth, model.Plan.Traits.InputHeight));
    }

    [Theory]
    [InlineData("weights.onnx", true)]
    [InlineData("yolov5s_weights.onnx", true)]
    [InlineData("helmet_weights.onnx", false)]
    [InlineData("MODEL.ONNX", false)]
    public void Model_is_named_after_its_file_or_its_package(string name, bool isPackage)
    {
        using var files = ModelFiles.Of(new ShapesOptions(), name).Add("._other.onnx", "of macOS");

        Assert.Equal(isPackage ? Path.GetFileName(files.Folder) : Path.GetFileNameWithoutExtension(name), files.Describe().Name);
    }

    // A graph in the file can be in parts; this one is a node with a constant of the input's name.
    [Fact]
    public void Constant_of_a_node_is_not_one_of_the_graphs_weights()
    {
        byte[] tensor = [0x42, 6, .. "images"u8];
        byte[] attribute = [0x2A, (byte)tensor.Length, .. tensor];
        byte[] node = [0x2A, (byte)attribute.Length, .. attribute];
        byte[] graph = [0x0A, (byte)node.Length, .. node];
        using var files = new ModelFiles().Add("model.onnx", [.. ShapesModelFile.Create(new ShapesOptions()), 0x3A, (byte)graph.Length, .. graph]);

        Assert.Equal("images [1, 3, 320, 320]", files.Describe().Input);
    }

    [Fact]
    public void Grayscale_takes_the_colors_away()
    {
        using var files = ModelFiles.Of(new ShapesOptions())
            .Add("environment.json", """{"PREPROCESSING": {"grayscale": {"enabled": true}, "auto-orient": {"enabled": true}}}""");

        Assert.Empty(files.Detect(DrawnShapes.Harbour().Image).Predictions);
    }

    [Theory]
    [InlineData("environment.json", """{"PREPROCESSING": {"auto-orient": {"enabled": true}, "static-crop": {"enabled": true, "x_min": 40, "x_max": """
        + """75, "y_min": 10, "y_max": 66}, "resize": {"width": 320, "height": 320, "format": "Fit (grey edges) in"}}}""")]
    [InlineData("inference_config.json", """{"image_pre_processing": {"static-crop": {"enabled": true, "x_min": 40, "x_max": 75, "y_min": 10, "y_max": """
        + """66}}, "network_input": {"resize_mode": "letterbox", "padding_value": 114, "scaling_factor": 255}}""")]
    public void A_static_crop_sees_its_part_and_boxes_come_back_to_the_whole(string name, string content)
    {
        using var files = ModelFiles.Of(new ShapesOptions()).Add(name, content);
        var drawn = DrawnShapes.Harbour();

        (drawn with { Truth = [drawn.Truth[1]] }).AssertFound(files.Detect(drawn.Image));
    }

    // Without the key auto-orient the model gets the stored pixels; boxes still refer to the upright image.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void EXIF_orientation_is_applied_and_boxes_are_in_the_upright_image(bool autoOrient)
    {
        using var files = ModelFiles.Of(new ShapesOptions())
            .Add(
                "environment.json",
                autoOrient ? Environment("Fit (grey edges) in", asText: false) : """{"PREPROCESSING": {"resize": {"format": "Fit (grey edges) in"}}}""");
        using var detector = files.Open();
        var drawn = DrawnShapes.Harbour(orientation: 6);

        var found = ModelFiles.Detect(detector, drawn.Image);

        Assert.Equal((360, 560), (found.ImageWidth, found.ImageHeight));
        drawn.AssertFound(found);
        Assert.Contains($"AutoOrient = {autoOrient}", detector.Identity, StringComparison.Ordinal);
    }

    [Fact]
    public void Size_of_the_model_overrides_the_configured_one()
    {
        using var files = ModelFiles.Of(new ShapesOptions())
            .Add(
                "inference_config.json",
                """{"network_input": {"training_input_size": {"width": 576, "height": 576}, "resize_mode": "stretch", "scaling_factor": 255}}""");

        Assert.Equal(320, files.Describe().InputWidth);
        Assert.Contains(files.Describe().Warnings, n => n.Contains("576 x 576", StringComparison.Ordinal));
        Assert.Equal(
            Wide,
            files.Detect(DrawnShapes.Harbour().Image).Predictions.Select(p => p.Class).Where(c => c.StartsWith("blue", StringComparison.Ordinal)));
    }

    [Fact]
    public void Class_names_that_cannot_be_read_are_a_warning()
    {
        using var files = ModelFiles.Of(new ShapesOptions { HasMetadata = false, Metadata = new Dictionary<string, string> { ["names"] = "a, b" } });

        Assert.Contains(files.Describe().Warnings, w => w.Contains("metadata's names cannot be read", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("environment.json", "{")]
    [InlineData("environment.json", """{"PREPROCESSING": "{not json"}""")]
    [InlineData("environment.json", """{"PREPROCESSING": "[]"}""")]
    [InlineData("environment.json", """{"CLASS_MAP": {"0": "\ud800"}}""")]
    [InlineData("environment.json", """{"PREPROCESSING": "{\"resize\": {\"format\": \"\\ud800\"}}"}""")]
    [InlineData("inference_config.json", """{"network_input": {"resize_mode": "\ud800"}}""")]
    [InlineData("model_type.json", """{"model_type": "\ud800"}""")]
    [InlineData("inference_config.json", "[]")]
    [InlineData("model_config.json", "nothing")]
    public void A_damaged_file_beside_the_model_is_one_error_that_names_it(string name, string content)
    {
        using var files = ModelFiles.Of(new ShapesOptions()).Add(name, content);

        var e = Assert.Throws<ModelFileException>(() => files.Describe());

        Assert.Equal(ModelFileFailure.Invalid, e.Failure);
        Assert.Contains(name, e.Message, StringComparison.Ordinal);
    }

    private static string Dataset(string mode, int side) => $$"""
        {"network_input": {"resize_mode": "{{mode}}", "dataset_version_resize_dimensions": {"width": {{side}}, "height": {{side}} } } }
        """;

    private static string Environment(string format, bool asText)
    {
        var steps = $$"""{"auto-orient": {"enabled": true}, "resize": {"enabled": true, "width": "320", "height": "320", "format": "{{format}}"} }""";
        return asText ? $$"""{"PREPROCESSING": "{{steps.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""" : $$"""{"PREPROCESSING": {{steps}} }""";
    }
}
