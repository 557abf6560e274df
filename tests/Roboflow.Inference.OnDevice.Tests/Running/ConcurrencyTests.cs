using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Images;
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

        var together = await Task.WhenAll(Enumerable.Range(0, 60)
            .Select(i => Task.Run(() => detector.DetectAsync(ImageSource.FromBytes(images[i % images.Length]), new RunLog(), CancellationToken.None))));

        Assert.All(Enumerable.Range(0, 60), i => Assert.Equal(alone[i % images.Length], Text(together[i])));
    }

    [Fact]
    public async Task A_stopped_run_ends_and_the_detector_may_be_disposed_of_while_it_works()
    {
        using var files = ModelFiles.Of(new ShapesOptions { Width = 640, Height = 640 });
        var detector = files.Open();
        using var stop = new CancellationTokenSource();
        var image = DrawnShapes.Harbour().Image;
        var runs = Enumerable.Range(0, 40).Select(_ => Task.Run(() => detector.DetectAsync(ImageSource.FromBytes(image), new RunLog(), stop.Token))).ToArray();

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
    }

    private static string Text(DetectionResult result)
        => string.Join('|', result.Predictions.Select(p => FormattableString.Invariant($"{p.Class} {p.Confidence} {p.X} {p.Y} {p.Width} {p.Height}")));
}
