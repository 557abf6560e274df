using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Samples.ShapesModel;

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

    // The outputs are not declared, so the model runs before the first image: this one for many minutes.
    [Theory]
    [InlineData("Get-RoboflowModelFile $model")]
    [InlineData("Invoke-RoboflowDetection $image -ModelPath $model")]
    public async Task Stop_does_not_wait_for_a_model_that_is_still_being_opened(string command)
    {
        using var files = new ModelFileFolder();
        File.WriteAllBytes(files.Model, EndlessModel());
        using var session = new ModuleSession();
        using var shell = session.Prepare("param($image, $model) " + command, files.Harbour, files.Model);

        var running = shell.BeginInvoke();
        await Task.Delay(TimeSpan.FromSeconds(1));
        await Task.Run(shell.Stop).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.ThrowsAny<RuntimeException>(() => shell.EndInvoke(running));
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
    }

    // Few large steps: what is stopped ends after its step, but loading many steps cannot be stopped.
    private static byte[] EndlessModel()
    {
        const int Side = 2048;
        var graph = new GraphBuilder();
        var input = graph.Input("images", half: false, 1, 3, 64, 64);
        var value = graph.Node("Expand", [graph.Node("Reshape", [graph.Node("ReduceMax", [input]), graph.Whole(1, 1)]), graph.Whole(Side, Side)]);
        for (var i = 0; i < 1000; i++)
        {
            value = graph.Node("MatMul", [value, value]);
        }

        graph.Output("output0", value, half: false, -1, -2);
        return graph.ToModel();
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
