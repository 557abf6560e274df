using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Tests.Reporting;

/// <summary>What each image of a report contains, and which destinations are refused before anything is processed.</summary>
public sealed partial class ReportInputTests : FolderTests
{
    private const string Boxes =
        """
        function Box($path, $class, $confidence = 0.9) {
            [pscustomobject]@{ Path = $path; X = 9; Y = 9; Width = 4; Height = 4; Class = $class; Confidence = $confidence }
        }
        """ + "\n";

    [Fact]
    public void Each_image_has_its_own_boxes_in_the_order_of_the_input()
    {
        var run = _session.Run(
            Boxes + """
            & {
                Box 'https://host/a.jpg' cat; Box 'https://host/a.jpg' dog
                Box 'https://host/b.jpg' cat
                @{ Path = 'https://host/c.jpg'; Predictions = @(Box 'https://host/c.jpg' owl) }
                Box 'https://host/d.jpg' dog
            } | Export-RoboflowReport "$($args[0])/report"
            """, null, _folder);
        Assert.Empty(run.Errors);
        Assert.Equal("a.jpg 0,1; b.jpg 0; c.jpg 2; d.jpg 1", Images());
    }

    [Fact]
    public void Path_that_is_not_in_the_file_system_is_named_as_such()
    {
        var run = _session.Run(
            Boxes + "(Box 'Env:PATH' cat), (Box 'missing.jpg' cat) | Export-RoboflowReport \"$($args[0])/report\"", null, _folder);
        Assert.Equal(["PathNotFileSystem", "FileNotFound"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal("Env:PATH", run.Errors[0].TargetObject);
        Assert.Equal("Env:PATH 0; missing.jpg 0", Images());
    }

    [Fact]
    public void Impossible_box_is_an_error_and_left_out_and_an_impossible_time_is_left_out()
    {
        var run = _session.Run(
            Boxes + """
            $bad = [pscustomobject]@{ Path = 'https://host/a.jpg'; X = 9; Y = 9; Width = -4; Height = 4; Class = 'cat' }
            $bad | Export-RoboflowReport "$($args[0])/one"
            @{ Path = 'https://host/a.jpg'; Time = [double]::PositiveInfinity; Predictions = @($bad, (Box 'https://host/a.jpg' dog)) } |
                Export-RoboflowReport "$($args[0])/report"
            """, null, _folder);
        Assert.Equal(["ImpossibleBox", "ImpossibleBox"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(("a.jpg ", "a.jpg 0"), (Images("one"), Images()));
        Assert.DoesNotContain("\"t\":", Data());
    }

    // C: is the current folder of a drive, and an empty path is not a path.
    [Fact]
    public void Root_of_a_drive_stays_one()
    {
        var root = Path.GetPathRoot(_folder)!;
        var host = new RecordingHost();
        using var session = new ModuleSession(host);
        Assert.Empty(session.Run("@{ Path = 'https://host/a.jpg'; Predictions = @() } | Export-RoboflowReport $args[0] -Force -WhatIf", null, root).Errors);
        Assert.Contains($"target \"{root}\"", host.Shown, StringComparison.Ordinal);
    }

    // The server saw the image at twice its size.
    [Fact]
    public void Size_of_a_result_is_the_frame_of_its_boxes()
    {
        var run = _session.Run(
            """
            @{ Path = $args[1]; ImageWidth = 200; ImageHeight = 200; Predictions = @() },
                @{ Path = 'https://host/b.jpg'; ImageWidth = 30; ImageHeight = 20; Predictions = @() } |
                Export-RoboflowReport "$($args[0])/report"
            """, null, _folder, Plain("a.png"));
        Assert.Empty(run.Errors);
        Assert.Contains("\"w\":200,\"h\":200,", Data());
        Assert.Contains("\"w\":30,\"h\":20,", Data());
    }

    [Fact]
    public void Each_image_that_only_the_truth_has_has_its_own_number()
    {
        var run = _session.Run(
            Boxes + """
            $truth = 'a', 'b', 'c' | ForEach-Object { Box "https://host/$_.jpg" cat }
            Box 'https://host/a.jpg' cat | Export-RoboflowReport "$($args[0])/report" -Truth $truth
            """, null, _folder);
        Assert.Empty(run.Errors);
        Assert.Equal("a.jpg 0; b.jpg ; c.jpg ", Images());
        Assert.Equal(["0", "1", "2"], TruthNumber().Matches(Data().Split("\"truth\":")[1]).Select(m => m.Groups["i"].Value));
    }

    [Fact]
    public void Image_whose_truth_is_ambiguous_is_an_error_and_not_measured()
    {
        var run = _session.Run(
            Boxes + """
            $truth = 'x/a', 'y/a', 'b' | ForEach-Object { Box "https://host/$_.jpg" cat }
            (Box 'https://host/z/a.jpg' cat), (Box 'https://host/b.jpg' cat) | Export-RoboflowReport "$($args[0])/report" -Truth $truth
            """, null, _folder);
        Assert.Equal("AmbiguousImage", Assert.Single(run.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(["1"], TruthNumber().Matches(Data().Split("\"truth\":")[1]).Select(m => m.Groups["i"].Value));
    }

    [Fact]
    public void Each_result_has_the_time_since_the_first()
    {
        var run = _session.Run(
            """
            & {
                @{ Path = 'https://host/a.jpg'; Predictions = @() }
                [Threading.Thread]::Sleep(200)
                @{ Path = 'https://host/b.jpg'; Predictions = @() }
            } | Export-RoboflowReport "$($args[0])/report"
            """, null, _folder);
        Assert.Empty(run.Errors);
        var seconds = Arrival().Matches(Data()).Select(m => double.Parse(m.Groups["s"].Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(2, seconds.Length);
        Assert.True(seconds[1] > seconds[0], string.Join(' ', seconds));
    }

    [Theory]
    [InlineData("old.html", "-Embed", "FileExists")]
    [InlineData("notes", "", "DestinationNotFolder")]
    [InlineData("notes/below", "", "DestinationNotFolder")]
    public void Destination_that_cannot_be_written_ends_the_run_before_its_input_is_read(string destination, string parameters, string id, int files = 2)
    {
        File.WriteAllText(At("old.html"), "old");
        File.WriteAllText(At("notes"), "old");
        var run = _session.Run(
            Boxes + "& { $global:seen = $true; Box 'https://host/a.jpg' cat } | Export-RoboflowReport -Destination ($args[0] + '/' + $args[1]) " + parameters,
            null,
            _folder,
            destination);
        Assert.StartsWith(id + ",", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Repeat("old", files), Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Null(Assert.Single(_session.Run("$global:seen").Output));
    }

    [Theory]
    [InlineData("report", "index.html/notes", "", "FileExists")]
    [InlineData("report", "index.html/notes", "-Force", "ReportNotWritten")]
    [InlineData("report", "index.html/notes", "-Embed", "ReportNotWritten")]
    [InlineData("report", "report-files", "-Force", "DestinationNotFolder")]
    [InlineData("report", "report-files/notes.txt", "-Force", "FileExists")]
    [InlineData("report", "report-files/data/run.jsonl", "-Force", "FileExists")]
    [InlineData("report", "report-files/thumbs/0/deep/1.jpg", "-Force", "FileExists")]
    public void A_folder_in_the_place_of_the_page_ends_the_run_before_its_input_is_read(string destination, string obstacle, string parameters, string id)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(At($"{destination}/{obstacle}"))!);
        File.WriteAllText(At($"{destination}/{obstacle}"), "old");
        Destination_that_cannot_be_written_ends_the_run_before_its_input_is_read(destination, parameters, id, 3);
    }

    // The file comes while the images are processed, as the journal of the same pipeline does.
    [Fact]
    public void A_file_in_the_folder_of_the_earlier_report_is_not_deleted()
    {
        var run = _session.Run(
            Boxes + """
            $root = $args[0]
            Box 'https://host/a.jpg' cat | Export-RoboflowReport "$root/report"
            Box 'https://host/a.jpg' cat | ForEach-Object { [IO.File]::WriteAllText("$root/report/report-files/run.jsonl", "mine"); $_ } |
                Export-RoboflowReport "$root/report" -Force
            """, null, _folder);
        Assert.StartsWith("FileExists,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(At("report/report-files/run.jsonl"), run.Errors[0].Exception.Message);
        Assert.Equal("mine", File.ReadAllText(At("report/report-files/run.jsonl")).Trim());
        Assert.True(File.Exists(At("report/index.html")));
        Assert.Equal([At("report")], Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("there", "-Embed", "there/index.html")]
    [InlineData("page.htm", "-Embed", "page.htm")]
    [InlineData("there.html", "", "there.html/index.html")]
    [InlineData("new/", "", "new/index.html")]
    public void Existing_folder_or_page_is_found_by_its_name(string destination, string parameters, string page)
    {
        Directory.CreateDirectory(At("there"));
        Directory.CreateDirectory(At("there.html"));
        var run = _session.Run(
            Boxes + "Box 'https://host/a.jpg' cat | Export-RoboflowReport -PassThru -Destination ($args[0] + '/' + $args[1]) " + parameters,
            null,
            _folder,
            destination);
        Assert.Empty(run.Errors);
        Assert.Equal(At(page), run.Property<string>(0, "FullName"));
        Assert.True(File.Exists(At(page)));
    }

    private string Data(string report = "report") =>
        string.Concat(Directory.GetFiles(Path.Combine(_folder, report, "report-files", "data")).Select(File.ReadAllText));

    // Each image's name and the numbers of its boxes' classes.
    private string Images(string report = "report") => string.Join("; ", Image().Matches(Data(report)).Select(m =>
        $"{m.Groups["name"].Value} {string.Join(',', m.Groups["boxes"].Value.Split(',').Where((_, i) => i % 6 == 0))}"));

    [GeneratedRegex("\"n\":\"(?<name>[^\"]*)\"[^{}]*\"b\":\\[(?<boxes>[^\\]]*)\\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Image();

    [GeneratedRegex("\\{\"i\":(?<i>\\d+),\"k\"", RegexOptions.ExplicitCapture)]
    private static partial Regex TruthNumber();

    [GeneratedRegex("\"s\":(?<s>[0-9.]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Arrival();
}
