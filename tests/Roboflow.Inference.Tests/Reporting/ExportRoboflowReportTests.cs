using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Reporting;

public sealed class ExportRoboflowReportTests : FolderTests
{
    private const string Results =
        """
        function Result($path, $confidence = 0.9) { @{ Path = $path; Predictions = @(@{ X = 9; Y = 9; Width = 4; Height = 4; Class = 'cat'; Confidence = $confidence }); Model = 'm/1' } }
        """ + "\n";

    private string Data(string report = "report")
        => string.Concat(Directory.GetFiles(Path.Combine(_folder, report, "report-files", "data")).Select(File.ReadAllText));

    private int Thumbnails(string report = "report")
        => Directory.GetFiles(Path.Combine(_folder, report, "report-files", "thumbs"), "*.jpg", SearchOption.AllDirectories).Length;

    [Theory]
    [InlineData("$found", 1)]
    [InlineData("$found.Predictions", 0)]
    public async Task From_detection_to_the_page(string piped, int empty)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        var run = _session.Run(
            $$"""
            param($folder, $report, $address)
            $found = Invoke-RoboflowDetection "$folder/*.*" -Model shapes/1 -ApiKey emulator-key -Endpoint $address -AsResult
            {{piped}} | Export-RoboflowReport -Destination $report -PassThru
            $found.Count
            """,
            null, ModuleSession.Samples, At("report"), emulator.Address);
        Assert.Empty(run.Errors);
        Assert.Equal(At("report/index.html"), run.Property<string>(0, "FullName"));
        Assert.Equal((int)run.Output[1].BaseObject - 1 + empty, Thumbnails());
        Assert.Contains("\"models\":[\"shapes/1\"]", Data());
        Assert.DoesNotContain("emulator-key", Data() + File.ReadAllText(At("report/index.html")));
    }

    // By their names alone, all three would have the same one.
    [Fact]
    public void Classes_without_a_number_have_colors_of_their_own()
    {
        var run = _session.Run(
            """
            param($image, $report)
            'helmet', 'truck', 'bowl' | ForEach-Object { [pscustomobject]@{ Path = $image; X = 50; Y = 50; Width = 20; Height = 20; Class = $_ } } |
                Export-RoboflowReport $report
            """,
            null, Plain("plain.png"), At("report"));
        Assert.Empty(run.Errors);
        var colors = Data().Split("\"colors\":[")[1].Split(']')[0].Split(',');
        Assert.Equal((3, 3), (colors.Length, colors.Distinct().Count()));
    }

    [Fact]
    public void Thumbnails_that_cannot_be_kept_end_the_run_and_are_not_the_images_fault()
    {
        File.Copy(Directory.GetFiles(ModuleSession.Samples, "*.png")[0], At("a.png"));
        var run = _session.Run(
            Results + """
            & {
                $thumbs = [IO.Directory]::GetDirectories($args[0])[0] + '/report-files/thumbs'
                if ([IO.Directory]::Exists($thumbs)) { [IO.Directory]::Delete($thumbs, $true) }
                [IO.File]::WriteAllText($thumbs, 'where a folder should be')
                foreach ($i in 1..300) { Result "$($args[0])/a.png" }
            } $args[0] | Export-RoboflowReport "$($args[0])/report"
            """, null, _folder);
        var error = Assert.Single(run.Errors);
        Assert.StartsWith("ReportNotWritten,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Stopped:", error.ErrorDetails.Message, StringComparison.Ordinal);

        // A worker that is still busy with a thumbnail removes the folder when it is done.
        _ = SpinWait.SpinUntil(() => Directory.GetFileSystemEntries(_folder).Length == 1, TimeSpan.FromSeconds(10));
        Assert.Equal([At("a.png")], Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("-ErrorRecord @($null)")]
    [InlineData("-Truth $null, 'x'")]
    [InlineData("-Compare $null")]
    public void Null_is_refused_when_parameters_are_bound(string parameter)
    {
        var error = Assert.Single(_session.Run("1 | Export-RoboflowReport \"$($args[0])/report\" " + parameter, null, _folder).Errors);
        Assert.StartsWith("ParameterArgumentValidationError,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(parameter.Split(' ')[0].Substring(1), error.ToString());
    }

    [Fact]
    public void Errors_are_accepted_by_pipeline_and_parameter_and_own_errors_are_listed()
    {
        File.WriteAllText(At("broken.jpg"), "text");
        var run = _session.Run(
            Results + """
            $later = [System.Management.Automation.ErrorRecord]::new([Exception]::new('Collected'), 'Later', 'ReadError', $null)
            $piped = [System.Management.Automation.ErrorRecord]::new([Exception]::new('It failed: Piped'), 'Piped', 'ObjectNotFound', 'gone.jpg')
            $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($piped))
            & { Result "$($args[0])/broken.jpg"; $piped; $copy; 'neither' } $args[0] | Export-RoboflowReport "$($args[0])/report" -ErrorRecord $later, 'text'
            """, null, _folder);
        Assert.Equal(["InvalidImage", "InvalidPrediction", "InvalidErrorRecord"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        var data = Data();
        Assert.Equal(2, data.Split("\"id\":\"Piped\",\"category\":\"ObjectNotFound\"").Length - 1);
        Assert.All(
            new[] { "\"id\":\"Later\"", "\"id\":\"InvalidImage\"", "\"id\":\"InvalidPrediction\"", "\"target\":\"gone.jpg\"", "\"x\":true" },
            part => Assert.Contains(part, data));
    }

    [Fact]
    public void An_earlier_report_is_replaced_with_Force_alone_and_WhatIf_writes_nothing()
    {
        var run = _session.Run(
            Results + """
            $report = "$($args[0])/report"
            Result 'https://host/a.jpg?api_key=secret' | Export-RoboflowReport $report -WhatIf
            [IO.Directory]::Exists($report)
            Result 'https://host/a.jpg?api_key=secret' | Export-RoboflowReport $report -Title One
            try { Result 'b' | Export-RoboflowReport $report -Title Two } catch { $_.FullyQualifiedErrorId }
            try { Result 'b' | Export-RoboflowReport "$report.html" } catch { $_.FullyQualifiedErrorId }
            Result 'https://host/b.jpg' | Export-RoboflowReport $report -Title Three -Force
            """, null, _folder);
        Assert.Empty(run.Errors);
        const string Command = "Roboflow.Inference.Commands.ExportRoboflowReportCommand";
        Assert.Equal([false, $"FileExists,{Command}", $"DestinationNotFolder,{Command}"], run.Output.Select(o => o.BaseObject));
        Assert.Contains("<h1>Three</h1>", File.ReadAllText(At("report/index.html")));
        Assert.DoesNotContain("secret", Data());
        Assert.Equal([At("report")], Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("one.html", "one.html")]
    [InlineData("one", "one.html")]
    [InlineData("one/", "one/index.html")]
    public void Embedded_it_is_one_file(string written, string file)
    {
        var image = ModuleSession.Sample("yard [2] north.jpg");
        var run = _session.Run(
            Results + "Result $args[1] | Export-RoboflowReport ($args[0] + '/' + $args[2]) -Embed -ThumbnailSize 64", null, _folder, image, written);
        Assert.Empty(run.Errors);
        Assert.Equal([At(file)], Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
        Assert.Contains("data:image/jpeg;base64,", File.ReadAllText(At(file)));
    }

    [Fact]
    public void Boxes_of_another_frame_and_images_that_come_again_are_errors()
    {
        var image = ModuleSession.Sample("yard [2] north.jpg");
        var run = _session.Run(
            Results + """
            $turned = @{ Path = $args[1]; Predictions = @(); ImageWidth = 240; ImageHeight = 1320 }
            $a = @{ X = 9; Y = 9; Width = 4; Height = 4; Class = 'cat'; Path = 'https://host/a.jpg' }
            $b = @{ X = 9; Y = 9; Width = 4; Height = 4; Class = 'cat'; Path = 'https://host/b.jpg' }
            $turned, $a, $a, $b, $a | Export-RoboflowReport "$($args[0])/report"
            (Result 'https://host/a.jpg'), (Result 'https://host/a.jpg') | Export-RoboflowReport "$($args[0])/again"
            (Result 'https://host/a.jpg'), (Result 'https://host/a.jpg') | Export-RoboflowReport "$($args[0])/held" -Truth (Result 'https://host/a.jpg')
            """, null, _folder, image);
        Assert.Equal(
            ["ImageChanged", "ImageNotGrouped", "ImageNotGrouped"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(2, Data("again").Split("\"n\":\"a.jpg\"").Length - 1);
        Assert.Equal(3, Data().Split("\"n\":").Length - 1);
    }

    [Fact]
    public void Images_that_only_the_truth_has_are_shown_with_their_thumbnail()
    {
        var image = ModuleSession.Sample("yard [2] north.jpg");
        var run = _session.Run(Results + "Result 'https://host/a.jpg' | Export-RoboflowReport \"$($args[0])/report\" -Truth (Result $args[1]), (Result "
            + "'https://host/a.jpg') -Compare (Result $args[1])", null, _folder, image);
        Assert.Empty(run.Errors);
        Assert.Equal(1, Thumbnails());
        Assert.Contains("\"r\":true", Data());
        Assert.Contains("\"truth\":[{\"i\":1,\"k\":[],\"g\":[0]", Data());
        Assert.Contains("{\"i\":0,\"k\":[1],\"g\":[0]", Data());
        Assert.Contains("\"mAP50\":", Data());
    }

    // A mounted folder: what is created beside it cannot be moved there.
    [Fact]
    public void Existing_folder_can_be_on_another_volume()
    {
        const string Memory = "/dev/shm";
        var other = Path.Combine(Memory, Path.GetRandomFileName());
        if (!Directory.Exists(Memory))
        {
            return;
        }

        Directory.CreateDirectory(other);
        try
        {
            Directory.CreateSymbolicLink(At("report"), other);
            var run = _session.Run(Results + "Result $args[1] | Export-RoboflowReport \"$($args[0])/report\"", null, _folder, ModuleSession.Sample("yard [2] north.jpg"));
            Assert.Empty(run.Errors);
            Assert.Equal(["index.html", "report-files"], Directory.GetFileSystemEntries(other).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.Equal(1, Thumbnails());
        }
        finally
        {
            Directory.Delete(other, recursive: true);
        }
    }

    [Fact]
    public void Same_objects_twice_on_the_other_side_keep_the_report()
    {
        var run = _session.Run(
            Results + "$old = Result 'https://host/a.jpg'; Result 'https://host/a.jpg' | Export-RoboflowReport \"$($args[0])/report\" -Compare ($old, $old)",
            null,
            _folder);
        Assert.Null(run.Terminated);
        Assert.Contains("\"n\":\"a.jpg\"", Data());
    }

    [Fact]
    public void Failed_pipeline_leaves_no_report()
    {
        var run = _session.Run(Results + "& { Result 'https://host/a.jpg'; throw 'enough' } | Export-RoboflowReport \"$($args[0])/report\"", null, _folder);
        Assert.NotNull(run.Terminated);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }
}
