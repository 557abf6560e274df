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
    [InlineData(Environment, """{"PREPROCESSING": {"resize": 640}}""", "resize")]
    [InlineData(Environment, """{"PREPROCESSING": {"resize": {"format": "Nonsense"}}}""", "resize format")]
    [InlineData(Environment, """{"PREPROCESSING": {"resize": {"format": ""}}}""", "resize format")]
    [InlineData(Environment, """{"PREPROCESSING": {"resize": {"format": 7}}}""", "resize format")]
    [InlineData(Environment, """{"PREPROCESSING": {"grayscale": true}}""", "grayscale")]
    [InlineData(Environment, """{"PREPROCESSING": {"contrast": {"enabled": "no"}}}""", "contrast")]
    [InlineData(Environment, """{"CLASS_MAP": ["a", "b"]}""", "CLASS_MAP")]
    [InlineData(Config, """{"image_pre_processing": {"static-crop": {"x_min": "a"}}}""", "static-crop")]
    [InlineData(Config, """{"image_pre_processing": ["grayscale"]}""", "image_pre_processing")]
    [InlineData(Config, """{"image_pre_processing": {"auto-orient": "yes"}}""", "auto-orient")]
    [InlineData(Config, """{"network_input": 640}""", "network_input")]
    [InlineData(Config, """{"network_input": {"input_channels": 4}}""", "input_channels")]
    [InlineData(Config, """{"network_input": {"scaling_factor": 1e300}}""", "scaling_factor")]
    [InlineData(Config, """{"network_input": {"normalization": [[0.5, 0.5, 1e300], [0.2, 0.2, 0.2]]}}""", "normalization")]
    [InlineData(Config, """{"network_input": {"normalization": [[0.5, 0.5, 0.5], [0.2, 0.2, 1e-300]]}}""", "normalization")]
    [InlineData(Config, """{"post_processing": "nms"}""", "post_processing")]
    [InlineData(Config, """{"post_processing": {"type": "argmax"}}""", "post_processing")]
    [InlineData(Config, """{"class_names_operations": {"type": "class_name_removal"}}""", "class_names_operations")]
    [InlineData(Config, """{"class_names_operations": [{"type": "class_name_rename", "class_name": "a"}]}""", "class_names_operations")]
    [InlineData(Config, """{"class_names_operations": [{"type": "class_name_removal"}]}""", "class_names_operations")]
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
    [InlineData(ShapesLayout.YoloV8, Environment, """{"PREPROCESSING": {"rotate": {"enabled": true}, "tile": {}, "noise": {"enabled": false}}}""", "2 steps that")]
    [InlineData(ShapesLayout.YoloV8, Config, """{"image_pre_processing": {"rotate": {"enabled": true}}}""", "does not apply: rotate")]
    [InlineData(ShapesLayout.YoloV8, Config, """{"network_input": {"input_channels": 1}}""", "the model has 3")]
    [InlineData(ShapesLayout.YoloV8, Config, """{"post_processing": {"type": "softmax"}}""", "does not fit YoloV8")]
    [InlineData(ShapesLayout.RfDetr, Config, """{"post_processing": {"type": "sigmoid"}}""", null)]
    [InlineData(
        ShapesLayout.YoloV8, Config, """{"class_names_operations": [{"type": "class_name_removal", "class_name": "red-circle"}]}""", "not removed: red-circle.")]
    [InlineData(ShapesLayout.RfDetr, Config, """{"class_names_operations": [{"type": "class_name_removal", "class_name": "red-circle"}]}""", null)]
    [InlineData(ShapesLayout.YoloV8, Environment, """{"PREPROCESSING": {"filter-null": {"enabled": true}, "remap": {"enabled": true}}}""", null)]
    public void A_setting_that_is_not_applied_is_one_warning(ShapesLayout layout, string name, string content, string? expected)
    {
        using var files = ModelFiles.Of(new ShapesOptions { Layout = layout }).WithNames().Add(name, content);

        var warnings = files.Describe().Warnings;

        Assert.Equal(expected is null ? 0 : 1, warnings.Count);
        Assert.All(warnings, w => Assert.Contains(expected!, w, StringComparison.Ordinal));
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
}
