using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Detection;

public sealed class ShardTests : IAsyncLifetime
{
    private static readonly string Images = ModuleSession.Samples;

    private readonly ModuleSession _session = new();
    private EmulatorHost? _emulator;

    public async Task InitializeAsync() => _emulator = await EmulatorHost.StartAsync();

    public async Task DisposeAsync()
    {
        _session.Dispose();
        await _emulator!.DisposeAsync();
    }

    [Fact]
    public void Shards_cover_each_image_once_and_send_only_their_own()
    {
        var taken = new List<string>();
        for (var k = 1; k <= 3; k++)
        {
            var part = Detect($"-AsResult -Shard {k}/3");
            Assert.Empty(part.Errors);
            taken.AddRange(part.Output.Select(o => (string)o.Properties["Path"].Value));
        }

        Assert.Equal(Directory.GetFiles(Images).Order(), taken.Order());
        Assert.Equal(taken.Count, _emulator!.Statistics.Requests);
    }

    [Theory]
    [InlineData("5/4", "InvalidShard,")]
    [InlineData("Auto", "ShardUnavailable,")]
    public void Invalid_shard_ends_the_run_before_anything_is_sent(string shard, string id)
    {
        var run = Detect("-Shard " + shard);
        Assert.StartsWith(id, Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(run.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Equal(0, _emulator!.Statistics.Requests);
    }

    [Fact]
    public void Image_in_memory_cannot_be_sharded()
    {
        var run = _session.Run(
            "Invoke-RoboflowDetection -InputObject $args[0] -Model shapes/1 -Shard 1/2 -Endpoint $args[1] -ApiKey emulator-key",
            null, File.ReadAllBytes(Path.Combine(Images, "harbour.jpg")), _emulator!.Address);
        Assert.StartsWith("ShardNeedsPath,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private SessionOutput Detect(string parameters) => _session.Run(
        "$input | Invoke-RoboflowDetection -Model shapes/1 -Endpoint $args[0] -ApiKey emulator-key " + parameters,
        new DirectoryInfo(Images).GetFiles(), _emulator!.Address);
}
