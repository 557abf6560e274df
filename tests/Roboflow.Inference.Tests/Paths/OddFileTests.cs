using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Paths;

/// <summary>File system entries that are not regular files: reading a pipe blocks, and a device may be endless.</summary>
public sealed class OddFileTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    [Theory]
    [InlineData("")]
    [InlineData("-Journal \"$folder/odd.journal\"")]
    [InlineData("-MaxDimension 64")]
    [InlineData("-TileSize 64")]
    public void Empty_files_pipes_and_devices_are_errors_and_are_not_sent(string parameters)
    {
        using var odd = new OddFiles(given.Folder);
        object[] files = [given.File("before.jpg"), .. odd.Paths, given.File("after.jpg", DetectionFixture.BlueSquare)];
        var run = given.Run("$input | Invoke-RoboflowDetection @common -Model shapes/1 -AsResult -ThrottleLimit 2 " + parameters, files);
        Assert.Equal(["before.jpg", "after.jpg"], run.Output.Select(o => Path.GetFileName(((DetectionView)o).Path)));
        AssertErrors(odd, run);
        Assert.DoesNotContain(given.Received, r => r.Image.IsEmpty);
    }

    [Theory]
    [InlineData("Export-RoboflowImage")]
    [InlineData("Export-RoboflowCrop")]
    public void Empty_files_pipes_and_devices_are_not_drawn(string command)
    {
        using var odd = new OddFiles(given.Folder);
        var run = given.Run(
            "$input | ForEach-Object { [pscustomobject]@{ X = 50; Y = 50; Width = 40; Height = 40; Class = 'a'; Path = $_ } } | " + command
                + " \"$folder/drawn\" -Force -PassThru",
            [.. odd.Paths, given.File("drawn-on.jpg").FullName]);
        Assert.Single(run.Output);
        AssertErrors(odd, run);
    }

    [Fact]
    public void A_link_to_an_image_is_that_image()
    {
        var link = Path.Combine(given.Folder, "link.jpg");
        File.CreateSymbolicLink(link, given.File("linked.jpg").FullName);
        var run = given.Run("$input | Invoke-RoboflowDetection @common -Model shapes/1 -AsResult", [new FileInfo(link)]);
        Assert.Empty(run.Errors);
        Assert.Equal(1, ((DetectionView)Assert.Single(run.Output)).Count);
    }

    [Fact]
    public void Device_as_a_journal_is_an_error()
    {
        if (!OperatingSystem.IsWindows())
        {
            var run = given.Run("$input | Invoke-RoboflowDetection @common -Model shapes/1 -Journal /dev/null", [given.File("a.jpg")]);
            DetectionFixture.TheError(run, "JournalInvalid", ErrorCategory.InvalidData);
            Assert.Equal(0, given.Emulator.Statistics.Requests);
        }
    }

    private static void AssertErrors(OddFiles odd, SessionOutput run)
    {
        Assert.Equal(odd.Paths, run.Errors.Select(e => e.TargetObject));
        Assert.All(run.Errors, e =>
        {
            DetectionFixture.AssertError(e, "InvalidImage", ErrorCategory.InvalidData);
            Assert.Contains("pipe", e.ToString(), StringComparison.Ordinal);
            Assert.Contains("pipe", e.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        });
    }

    /// <summary>An empty file and, except on Windows, a pipe, a link to it and an endless device.</summary>
    private sealed class OddFiles : IDisposable
    {
        private readonly string _folder;

        internal OddFiles(string folder)
        {
            _folder = Directory.CreateDirectory(Path.Combine(folder, "odd")).FullName;
            File.Create(At("empty.jpg")).Dispose();
            Paths = [At("empty.jpg")];
            if (!OperatingSystem.IsWindows())
            {
                using var make = Process.Start("mkfifo", [At("pipe.jpg")]);
                make.WaitForExit();
                File.CreateSymbolicLink(At("link.jpg"), At("pipe.jpg"));
                Paths = [.. Paths, At("pipe.jpg"), At("link.jpg"), "/dev/zero"];
            }
        }

        internal string[] Paths { get; }

        public void Dispose() => Directory.Delete(_folder, recursive: true);

        private string At(string name) => Path.Combine(_folder, name);
    }
}
