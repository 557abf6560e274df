using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Images;
using Roboflow.Inference.OnDevice.Preparation;
using Roboflow.Inference.Runs;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.OnDevice.Tests.Running;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Many_images_at_once_give_what_each_gives_alone()
    {
        using var files = ModelFiles.Of(new ShapesOptions());
        using var detector = files.Open();
        var images = DrawnShapes.Samples().Select(s => s.Image).ToArray();
        var alone = images.Select(i => Text(ModelFiles.Detect(detector, i))).ToArray();

        var together = await Task.WhenAll(Enumerable.Range(0, 24)
            .Select(i => Task.Run(() => detector.DetectAsync(ImageSource.FromBytes(images[i % images.Length]), new RunLog(), CancellationToken.None))));

        Assert.All(Enumerable.Range(0, 24), i => Assert.Equal(alone[i % images.Length], Text(together[i])));
    }

    [Fact]
    public async Task A_stopped_run_ends_and_the_detector_may_be_disposed_of_while_it_works()
    {
        using var files = ModelFiles.Of(new ShapesOptions { Width = 640, Height = 640 });
        var detector = files.Open();
        using var stop = new CancellationTokenSource();
        var image = DrawnShapes.Harbour().Image;
        var runs = Enumerable.Range(0, 16).Select(_ => Task.Run(() => detector.DetectAsync(ImageSource.FromBytes(image), new RunLog(), stop.Token))).ToArray();

        await Task.WhenAny(runs);
        await stop.CancelAsync();
        detector.Dispose();
        var ends = await Task.WhenAll(runs.Select(r => r.ContinueWith(t => t.Status, TaskScheduler.Default)));

        Assert.All(ends, s => Assert.True(s is TaskStatus.RanToCompletion or TaskStatus.Canceled, s.ToString()));
        Assert.Contains(TaskStatus.Canceled, ends);
    }

    [Fact]
    public void The_identity_tells_models_and_settings_apart()
    {
        using var files = ModelFiles.Of(new ShapesOptions());
        string Identity(OnDeviceOptions options)
        {
            using var detector = files.Open(options);
            return detector.Identity;
        }

        var usual = Identity(new OnDeviceOptions());
        Assert.Equal(usual, Identity(new OnDeviceOptions()));
        Assert.NotEqual(usual, Identity(new OnDeviceOptions { Confidence = Threshold.FromUser(50) }));
        Assert.NotEqual(usual, Identity(new OnDeviceOptions { Overlap = Threshold.FromUser(50) }));
        files.Add("class_names.txt", "other\n");
        Assert.NotEqual(usual, Identity(new OnDeviceOptions()));
        usual = Identity(new OnDeviceOptions());
        files.Add("shapes.onnx", ShapesModelFile.Create(new ShapesOptions { Metadata = new Dictionary<string, string> { ["note"] = "trained again" } }));
        Assert.NotEqual(usual, Identity(new OnDeviceOptions()));
    }

    // The same model file and class names, but other answers.
    [Fact]
    public void The_identity_has_everything_in_the_files_that_changes_an_answer()
    {
        const string Config = """
            {"network_input": {"resize_mode": "letterbox", "scaling_factor": 255, "normalization": [[MEAN, 0, 0], [1, 1, 1]]},
            "post_processing": {"type": "nms", "fused": FUSED}}
            """;
        string[] identities =
        [
            .. from mean in new[] { "0", "0.5" } from fused in new[] { "true", "false" } from type in new[] { "yolov10", "yolo26" }
               select Identity(
                   ShapesLayout.EndToEnd,
                   ("inference_config.json", Config.Replace("MEAN", mean, StringComparison.Ordinal).Replace("FUSED", fused, StringComparison.Ordinal)),
                   ("model_type.json", $$"""{"model_type": "{{type}}"}""")),
            Identity(ShapesLayout.RfDetr, ("class_names.txt", string.Join('\n', ModelFiles.Names.Prepend("background_class83422")))),
            Identity(ShapesLayout.RfDetr, ("class_names.txt", string.Join('\n', ModelFiles.Names.Append("background_class83422")))),
        ];

        Assert.Equal(10, identities.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void The_identity_is_the_same_in_every_culture(string culture)
    {
        const string Config = """
            {"image_pre_processing": {"static-crop": {"enabled": true, "x_min": 12.5, "x_max": 90, "y_min": 0, "y_max": 100}},
            "network_input": {"resize_mode": "stretch", "scaling_factor": 127.5}}
            """;
        var before = CultureInfo.CurrentCulture;
        try
        {
            var usual = Identity(ShapesLayout.YoloV8, ("inference_config.json", Config));
            CultureInfo.CurrentCulture = new CultureInfo(culture);

            Assert.Equal(usual, Identity(ShapesLayout.YoloV8, ("inference_config.json", Config)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // A property that is added later must not be forgotten.
    [Fact]
    public void Every_property_of_the_preparation_is_in_the_identity()
    {
        var plan = new PreparationPlan { Width = 1, Height = 1, Convention = ModelConvention.Ultralytics };
        Dictionary<string, object> others = new(StringComparer.Ordinal)
        {
            [nameof(PreparationPlan.Width)] = 2,
            [nameof(PreparationPlan.Height)] = 2,
            [nameof(PreparationPlan.Convention)] = ModelConvention.Roboflow,
            [nameof(PreparationPlan.AutoOrient)] = false,
            [nameof(PreparationPlan.Crop)] = new CropPercent(0, 0, 1, 1),
            [nameof(PreparationPlan.Grayscale)] = true,
            [nameof(PreparationPlan.FirstSize)] = (2, 2),
            [nameof(PreparationPlan.Resize)] = ResizeMode.Letterbox,
            [nameof(PreparationPlan.Padding)] = (byte)1,
            [nameof(PreparationPlan.Resampler)] = Resampler.Triangle,
            [nameof(PreparationPlan.Multiple)] = 2,
            [nameof(PreparationPlan.Channels)] = 1,
            [nameof(PreparationPlan.IsBgr)] = true,
            [nameof(PreparationPlan.Divisor)] = 2.0,
            [nameof(PreparationPlan.Normalization)] = (new double[] { 1, 2, 3 }, new double[] { 4, 5, 6 }),
        };
        string With(PropertyInfo property)
        {
            var changed = plan with { };
            property.SetValue(changed, others[property.Name]);
            return changed.Identity;
        }

        var properties = typeof(PreparationPlan).GetProperties().Where(p => p.CanWrite).ToArray();
        Assert.Equal(properties.Length + 1, properties.Select(With).Append(plan.Identity).Distinct(StringComparer.Ordinal).Count());
    }

    private static string Identity(ShapesLayout layout, params (string Name, string Content)[] beside)
    {
        using var files = ModelFiles.Of(new ShapesOptions { Layout = layout });
        foreach (var (name, content) in beside)
        {
            files.Add(name, content);
        }

        using var detector = files.Open();
        return detector.Identity;
    }

    private static string Text(DetectionResult result)
        => string.Join('|', result.Predictions.Select(p => FormattableString.Invariant($"{p.Class} {p.Confidence} {p.X} {p.Y} {p.Width} {p.Height}")));
}
