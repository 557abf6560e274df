using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>A drawing without predictions does not say that its image has no objects.</summary>
public sealed class DrawingOnlyTests : IAsyncLifetime
{
    private const string Unknown = "the result has only the server's drawing (-Format Image), so its objects are unknown";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("drawing");
    private readonly ModuleSession _session = new();
    private EmulatorHost _emulator = null!;

    public async Task InitializeAsync() => _emulator = await EmulatorHost.StartAsync();

    public async Task DisposeAsync()
    {
        _session.Dispose();
        await _emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("$drawn | Export-RoboflowImage -Destination $out/a.png -Style Blur -IncludeEmpty")]
    [InlineData("$drawn | Export-RoboflowCrop -Destination $out")]
    [InlineData("$drawn | Export-RoboflowDataset $out/a.json -Format Coco")]
    [InlineData("$drawn | Export-RoboflowReport $out/r")]
    [InlineData("Measure-RoboflowAccuracy -InputObject $drawn -Truth $found")]
    [InlineData("Measure-RoboflowAccuracy -InputObject $found -Truth $drawn")]
    [InlineData("Compare-RoboflowDetection $drawn $found")]
    [InlineData("Compare-RoboflowDetection $found $drawn")]
    [InlineData("$drawn | Merge-RoboflowPrediction")]
    [InlineData("$drawn | ConvertTo-BoundingBox")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($drawn, 5)) | ConvertTo-BoundingBox")]
    [InlineData("Import-RoboflowDataset $out/run.jsonl")]
    public void Drawing_is_no_image_without_objects_for_any_command(string command)
    {
        var run = _session.Run(
            $$"""
            $out = $args[2]
            $with = @{ Model = 'shapes/1'; ApiKey = 'emulator-key'; Endpoint = $args[1]; AsResult = $true }
            $drawn = Invoke-RoboflowDetection $args[0] @with -Format Image -Journal $out/run.jsonl
            $found = Invoke-RoboflowDetection $args[0] @with
            $null = {{command}} 3>$null
            """,
            null,
            Path.Combine(ModuleSession.Samples, "harbour.jpg"),
            _emulator.Address,
            _folder.FullName);
        Assert.Contains(Unknown, Assert.Single(run.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(_folder.FullName), f => Path.GetExtension(f) is ".png" or ".jpg");
    }

    [Fact]
    public void Drawing_from_the_journal_is_still_one()
    {
        var run = _session.Run(
            """
            $with = @{ Model = 'shapes/1'; ApiKey = 'emulator-key'; Endpoint = $args[1]; Format = 'Image'; Journal = "$($args[2])/run.jsonl" }
            $both = (Invoke-RoboflowDetection $args[0] @with), (Invoke-RoboflowDetection $args[0] @with)
            $both | ForEach-Object { $_.FromJournal; $_.IsDrawingOnly; $_.Summary; $_.Visualization.Length -gt 1000 }
            """,
            null,
            Path.Combine(ModuleSession.Samples, "harbour.jpg"),
            _emulator.Address,
            _folder.FullName);
        Assert.Empty(run.Errors);
        Assert.Equal([false, true, "unknown", true, true, true, "unknown", true], run.Output.Select(o => o.BaseObject));
    }
}
