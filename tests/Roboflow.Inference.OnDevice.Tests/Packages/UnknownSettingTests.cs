using System;
using System.Linq;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.OnDevice.Tests.Packages;

/// <summary>A setting that is not understood changes the results, so it is a warning and not silence.</summary>
public sealed class UnknownSettingTests
{
    private const string Environment = "environment.json";
    private const string Config = "inference_config.json";

    [Theory]
    [InlineData(Environment, """{"PREPROCESSING": [1]}""", "PREPROCESSING")]
    [InlineData(Environment, """{"PREPROCESSING": {"static-crop": {"enabled": true, "x_min": 0, "x_max": 120, "y_min": 0, "y_max": 50}}}""", "static-crop")]
    [InlineData(Environment, """{"PREPROCESSING": {"static-crop": {"enabled": true, "x_min": 5}}}""", "static-crop")]
    [InlineData(Environment, """{"PREPROCESSING": {"resize": {"width": "64px", "height": "64", "format": "Stretch to"}}}""", "resize")]
    [InlineData(Config, """{"image_pre_processing": {"static-crop": {"x_min": "a"}}}""", "static-crop")]
    [InlineData(Config, """{"network_input": {"scaling_factor": "abc"}}""", "scaling_factor")]
    [InlineData(Config, """{"network_input": {"scaling_factor": 0}}""", "scaling_factor")]
    [InlineData(Config, """{"network_input": {"scaling_factor": 1e999}}""", "scaling_factor")]
    [InlineData(Config, """{"network_input": {"normalization": [[0.5], [0.2]]}}""", "normalization")]
    [InlineData(Config, """{"network_input": {"normalization": [[0.5, 0.5, 0.5], [0.2, 0.2, 0]]}}""", "normalization")]
    [InlineData(Config, """{"network_input": {"padding_value": 300}}""", "padding_value")]
    [InlineData(Config, """{"network_input": {"color_mode": "hsv"}}""", "color_mode")]
    [InlineData(Config, """{"network_input": {"resize_mode": "squeeze"}}""", "resize_mode")]
    [InlineData(Config, """{"network_input": {"training_input_size": {"width": 320}}}""", "training_input_size")]
    [InlineData(Config, """{"network_input": {"dataset_version_resize_dimensions": 640}}""", "dataset_version_resize_dimensions")]
    public void It_is_one_warning_that_names_it(string name, string content, string setting)
    {
        using var files = ModelFiles.Of(new ShapesOptions()).Add(name, content);

        Assert.Contains($"The setting {setting} ", Assert.Single(files.Describe().Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Environment, """{"PREPROCESSING": {"static-crop": {"enabled": false, "x_min": 5}, "resize": {"format": "Stretch to"}}}""")]
    [InlineData(Config, """{"network_input": {"scaling_factor": null, "normalization": null, "padding_value": null, "color_mode": "rgb"}}""")]
    [InlineData(Config, "{}")]
    public void A_setting_that_is_missing_or_off_is_none(string name, string content)
    {
        using var files = ModelFiles.Of(new ShapesOptions()).Add(name, content);

        Assert.Empty(files.Describe().Warnings);
    }

    // What is said about the resize must be what is done.
    [Theory]
    [InlineData(ShapesLayout.YoloV8, Environment, """{"PREPROCESSING": {"resize": {"format": "Fill (with center crop) in"}}}""", "fitted with black edges")]
    [InlineData(ShapesLayout.RfDetr, Environment, """{"PREPROCESSING": {"resize": {"format": "Fill (with center crop) in"}}}""", null)]
    [InlineData(ShapesLayout.YoloV8, Config, """{"network_input": {"resize_mode": "center-crop"}}""", "fitted with black edges")]
    [InlineData(ShapesLayout.RfDetr, Config, """{"network_input": {"resize_mode": "center-crop"}}""", "stretched instead")]
    [InlineData(
        ShapesLayout.RfDetr, Config,
        """{"network_input": {"resize_mode": "center-crop", "dataset_version_resize_dimensions": {"width": 99, "height": 99}}}""", "fitted with black edges")]
    public void A_resize_that_is_not_supported_is_described_as_it_is_done(ShapesLayout layout, string name, string content, string? expected)
    {
        using var files = ModelFiles.Of(new ShapesOptions { Layout = layout }).WithNames().Add(name, content);

        var warnings = files.Describe().Warnings;

        Assert.Equal(expected is null ? 0 : 1, warnings.Count);
        Assert.All(warnings, w => Assert.Contains(expected!, w, StringComparison.Ordinal));
        Assert.Equal(
            expected?.StartsWith("fitted", StringComparison.Ordinal) == true, files.Describe().Resize.StartsWith("letterbox", StringComparison.Ordinal));
    }

    [Fact]
    public void More_names_than_an_RF_DETR_has_columns_are_a_warning()
    {
        using var files = ModelFiles.Of(new ShapesOptions { Layout = ShapesLayout.RfDetr })
            .Add("class_names.txt", string.Join('\n', Enumerable.Range(0, 80).Select(i => "other" + i)));

        Assert.Contains("25 columns and 80 class names", Assert.Single(files.Describe().Warnings), StringComparison.Ordinal);
    }

    // The missing ones are as many as the columns of four key points.
    [Theory]
    [InlineData(true, 12, "24 classes and 12 names: classes without a name are numbered")]
    [InlineData(false, 14, "24 classes and 14 names: classes without a name are numbered")]
    [InlineData(false, 12, "12 columns more than its 12 class names, as for 4 key points), or class names are missing")]
    public void Fewer_names_than_classes_are_told_as_such(bool hasTask, int count, string expected)
    {
        using var files = ModelFiles.Of(new ShapesOptions { HasMetadata = hasTask })
            .Add("class_names.txt", string.Join('\n', ModelFiles.Names.Take(count)));
        var told = Record.Exception(() => files.Describe())?.Message ?? Assert.Single(files.Describe().Warnings);

        Assert.Contains(expected, told, StringComparison.Ordinal);
    }
}
