using System;
using System.IO;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Display;

/// <summary>Names from files and rows, which keep their control characters as data but do not send them to the terminal.</summary>
public sealed class ControlCharacterTests : IDisposable
{
    private const string Bell = "c`aat";
    private const string Prediction = $"[Roboflow.Inference.Prediction]@{{ X = 5; Y = 5; Width = 4; Height = 2; Class = \"{Bell}\"; ClassId = 40; "
        + $"Path = \"/{Bell}.jpg\"; ImageWidth = 9; ImageHeight = 9 }}";

    private readonly RecordingHost _host = new();
    private readonly ModuleSession _session;

    public ControlCharacterTests() => _session = new ModuleSession(_host);

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("| ConvertTo-BoundingBox")]
    [InlineData("| ConvertTo-BoundingBox -Format TopLeft")]
    [InlineData("| ConvertTo-BoundingBox -Format Normalized")]
    [InlineData("| ConvertTo-BoundingBox -Format Yolo")]
    [InlineData("| ConvertTo-BoundingBox -Format Coco")]
    [InlineData("| ConvertTo-BoundingBox -Format Voc")]
    [InlineData("| ForEach-Object { [Roboflow.Inference.DetectionResult]@{ Path = $_.Path; Predictions = [Roboflow.Inference.Prediction[]] $_ } }")]
    [InlineData("| ForEach-Object { ($_ | Measure-RoboflowAccuracy -Truth $_).Classes }")]
    [InlineData("| ForEach-Object { (Compare-RoboflowDetection -Reference $_ -Difference $_).Images }")]
    [InlineData("| ForEach-Object { (Compare-RoboflowDetection -Reference $_ -Difference $_).Images.Details }")]
    public void Tables_replace_them(string script)
    {
        Assert.Empty(_session.Run($"{Prediction} {script} | Out-Default").Errors);
        AssertReplaced(_host.Shown);
    }

    [Theory]
    [InlineData("Export-RoboflowImage out -WhatIf -InputObject ({0})")]
    [InlineData("Export-RoboflowImage out -Style Heatmap -Combine -WhatIf -InputObject ({0})")]
    [InlineData("Export-RoboflowImage out -Verbose -InputObject ([Roboflow.Inference.DetectionResult]@{{ Path = ({0}).Path }})")]
    [InlineData("Export-RoboflowCrop out -WhatIf -InputObject ({0})")]
    [InlineData("Export-RoboflowDataset \"{1}.csv\" -Format Csv -WhatIf -InputObject ({0})")]
    [InlineData("Export-RoboflowReport \"{1}\" -WhatIf -InputObject ({0})")]
    [InlineData("$ErrorView = 'NormalView'; Invoke-RoboflowDetection -LiteralPath \"{1}.jpg\" -Model a/1 -ApiKey k -Endpoint http://127.0.0.1:9")]
    [InlineData("{0}, [Roboflow.Inference.Prediction]@{{ Class = 'b'; Path = '/b.jpg' }}, {0} | Merge-RoboflowPrediction")]
    public void Messages_replace_them(string script)
    {
        // All streams, as the host shows them.
        var run = _session.Run(string.Format(null, script, Prediction, Bell) + " 2>&1 3>&1 4>&1 | Out-Default");
        Assert.Empty(run.Errors);
        AssertReplaced(_host.Shown);
    }

    [Fact]
    public async Task Lines_about_an_image_replace_them()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("shapes/1", new Misbehavior { Kind = MisbehaviorKind.Status, Status = 503, Times = 1 });
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.Copy(ModuleSession.Sample("harbour.jpg"), Path.Combine(folder.FullName, "c\aat.jpg"));
            var run = _session.Run(
                "Invoke-RoboflowDetection -LiteralPath $args[0] -Model shapes/1 -ApiKey emulator-key -Endpoint $args[1] -RetryIntervalSec 0 -Verbose; "
                    + "Invoke-RoboflowDetection -LiteralPath $args[0] -Model shapes/1 -ApiKey emulator-key -Endpoint $args[1] -WhatIf",
                null, Path.Combine(folder.FullName, "c\aat.jpg"), emulator.Address);
            Assert.Equal(3, run.Output.Count);
            AssertReplaced(string.Concat(run.Verbose));
            AssertReplaced(_host.Shown);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void AssertReplaced(string shown)
    {
        Assert.DoesNotContain('\a', shown);
        Assert.Contains("c\uFFFDat", shown, StringComparison.Ordinal);
    }
}
