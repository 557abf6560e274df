using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Export;

/// <summary>The name of a file that is not written is free for a later image.</summary>
public sealed class FreedNameTests : FolderTests
{
    private const string Boxes = "$args[0] | ForEach-Object { @{ X = 50; Y = 50; Width = 40; Height = 40; Class = 'a'; Path = $_ } } | ";

    [Theory]
    [InlineData("Export-RoboflowImage $args[1]")]
    [InlineData("Export-RoboflowImage \"$($args[1])/one.png\"")]
    [InlineData("Export-RoboflowCrop $args[1] -FileName '{Name}'")]
    [InlineData("Export-RoboflowImage $args[1] -ThrottleLimit 1 -Force")]
    public void After_images_that_cannot_be_read(string command)
    {
        _ = Directory.CreateDirectory(At("text"));
        File.WriteAllText(At("text/x.png"), "no image");
        _ = Directory.CreateDirectory(At("cut"));
        File.WriteAllBytes(At("cut/x.png"), SeenImage.Plain(90)[..60]);
        var sources = new[] { At("text/x.png"), At("missing/x.png"), At("cut/x.png"), Plain("good/x.png"), Plain("late/x.png") };
        var run = _session.Run(Boxes + command, null, sources, At("out"));
        Assert.Equal(
            ["InvalidImage", "FileNotFound", "InvalidImage", "DestinationTaken"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(At("late/x.png"), run.Errors[^1].TargetObject);
        Assert.Single(Directory.GetFiles(At("out")));
    }

    [Theory]
    [InlineData("Export-RoboflowImage $args[1]")]
    [InlineData("Export-RoboflowCrop $args[1] -FileName '{Name}'")]
    public void After_No_to_a_question(string command)
    {
        const int Yes = 0, No = 2;
        var host = new RecordingHost();
        Array.ForEach([No, Yes, Yes], host.Choices.Enqueue);
        using var session = new ModuleSession(host);
        var sources = new[] { Plain("a/x.png"), Plain("b/x.png"), Plain("c/x.png") };
        var run = session.Run(Boxes + command + " -Confirm", null, sources, At("out"));
        Assert.Equal(At("c/x.png"), Assert.Single(run.Errors).TargetObject);
        Assert.Single(Directory.GetFiles(At("out")));
        Assert.Equal(2, host.Shown.Split("Performing the operation \"").Length - 1);

        // Without -WhatIf the second image would have its name.
        Assert.Equal(2, session.Run(Boxes + command + " -Force -WhatIf", null, sources, At("out")).Errors.Count);
    }

    [Fact]
    public void Existing_file_is_the_error_of_every_image_with_its_name()
    {
        var kept = Plain("out/x.png");
        var run = _session.Run(Boxes + "Export-RoboflowImage $args[1]", null, new[] { Plain("a/x.png"), Plain("b/x.png"), kept }, At("out"));
        Assert.Equal(
            ["FileExists", "FileExists", "WouldOverwriteSource"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Fact]
    public async Task After_a_drawing_that_the_server_did_not_make()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("shapes/1", new Misbehavior { Kind = MisbehaviorKind.Status, Status = 404, Times = 1 });
        var run = _session.Run(
            "$args[0] | Invoke-RoboflowDetection -Model shapes/1 -ApiKey emulator-key -Endpoint $args[1] -Format Image -Destination $args[2]",
            null, new[] { Plain("a/x.png"), Plain("b/x.png"), Plain("c/x.png") }, emulator.Address, At("out"));
        Assert.Equal(["ModelNotFound", "DestinationTaken"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal((1, 2L), (run.Output.Count, emulator.Statistics.Requests));
    }

    [Fact]
    public void Images_of_one_name_do_not_wait_forever_for_a_server_that_is_gone()
    {
        var run = _session.Run(
            "$args[0] | Invoke-RoboflowDetection -Model shapes/1 -ApiKey emulator-key -Endpoint http://127.0.0.1:1 -MaximumRetryCount 0 -Format Image -Destination $args[1]",
            null, new[] { Plain("a/x.png"), Plain("b/x.png"), Plain("c/x.png") }, At("out"));
        Assert.All(run.Errors, e => Assert.Equal("ConnectionFailed", e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.NotEmpty(run.Errors);
    }
}
