using System;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>The progress bar of a run that waits.</summary>
public sealed class ProgressTests
{
    [Fact]
    public async Task Progress_bar_shows_the_pause_and_the_attempt()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave(
            "digest/1",
            new Misbehavior { Kind = MisbehaviorKind.Status, Status = 503, RetryAfterSeconds = 1 },
            new Misbehavior { Kind = MisbehaviorKind.Status, Status = 503, RetryAfterSeconds = 1 },
            new Misbehavior());
        using var images = new TinyImages(1);
        var host = new RecordingHost();
        using var session = new ModuleSession(host);
        var run = session.Run(
            "$args[0] | Invoke-RoboflowDetection -Model digest/1 -Endpoint $args[1] -ApiKey emulator-key -AsResult", null, images.Files, emulator.Address);
        Assert.Single(run.Output);
        Assert.Contains("Waiting 1 s before try 2", host.Shown, StringComparison.Ordinal);
        Assert.Contains("Waiting 1 s before try 3", host.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("before try 4", host.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Few_images_without_pauses_show_no_progress_bar()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var images = new TinyImages(3);
        var host = new RecordingHost();
        using var session = new ModuleSession(host);
        _ = session.Run(
            "$args[0] | Invoke-RoboflowDetection -Model digest/1 -Endpoint $args[1] -ApiKey emulator-key -AsResult", null, images.Files, emulator.Address);
        Assert.DoesNotContain("done", host.Shown, StringComparison.Ordinal);
    }
}
