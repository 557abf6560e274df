using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;

namespace Roboflow.Inference.Tests.OnDevice;

/// <summary>A pipeline with a model file can be stopped and sharded, as with the endpoint.</summary>
public sealed class OnDevicePipelineTests
{
    private const int Offered = 3000;

    // The input is endless: only the stop ends the run.
    [Fact]
    public void Ctrl_c_ends_the_run_and_the_session_detects_again()
    {
        using var files = new ModelFileFolder();
        using var session = new ModuleSession();
        using var seen = new ManualResetEventSlim();
        using var shell = session.Prepare(
            """
            param($image, $model, $seen)
            & { while ($true) { $image } } | Invoke-RoboflowDetection -ModelPath $model | ForEach-Object { $seen.Set() }
            """,
            files.Harbour, files.Model, seen);

        var running = shell.BeginInvoke();
        Assert.True(seen.Wait(TimeSpan.FromMinutes(2)));
        shell.Stop();

        Assert.ThrowsAny<RuntimeException>(() => shell.EndInvoke(running));
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Equal(3, session.Run("Invoke-RoboflowDetection $args[0] -ModelPath $args[1]", null, files.Harbour, files.Model).Output.Count);
    }

    [Fact]
    public void Select_First_ends_the_run_before_most_images_are_read()
    {
        using var files = new ModelFileFolder();
        using var session = new ModuleSession(null, SelectFirstObjectCommand.Entry);

        var run = session.Run(
            """
            param($image, $model, $offered)
            $count = @{ Taken = 0 }
            & { while ($count.Taken -lt $offered) { $count.Taken++; $image } } | Invoke-RoboflowDetection -ModelPath $model | Select-FirstObject
            $count.Taken
            """,
            null, files.Harbour, files.Model, Offered);

        Assert.Empty(run.Errors);
        Assert.Equal(2, run.Output.Count);
        Assert.InRange((int)run.Output[1].BaseObject, 1, Offered / 2);
        Assert.Equal(3, session.Run("Invoke-RoboflowDetection $args[0] -ModelPath $args[1]", null, files.Harbour, files.Model).Output.Count);
    }

    [Fact]
    public void Shards_cover_each_image_once()
    {
        using var files = new ModelFileFolder();
        using var session = new ModuleSession();
        var taken = new List<string>();
        for (var k = 1; k <= 3; k++)
        {
            var part = session.Run($"$args[0] | Invoke-RoboflowDetection -ModelPath $args[1] -AsResult -Shard {k}/3", null, files.Images, files.Model);
            Assert.Empty(part.Errors);
            Assert.InRange(part.Output.Count, 0, files.Images.Length - 1);
            taken.AddRange(part.Output.Select(o => (string)o.Properties["Path"].Value));
        }

        Assert.Equal(files.Images, taken.Order(StringComparer.Ordinal));
        var wrong = session.Run("$args[0] | Invoke-RoboflowDetection -ModelPath $args[1] -Shard 5/4", null, files.Images, files.Model);
        Assert.StartsWith("InvalidShard,", Assert.Single(wrong.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
