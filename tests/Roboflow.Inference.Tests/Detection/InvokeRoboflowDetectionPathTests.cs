using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Detection;

public sealed class InvokeRoboflowDetectionPathTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const string Detect = "Invoke-RoboflowDetection @common -Model shapes/1 -AsResult";

    [Fact]
    public void Files_are_piped_whatever_their_names_are()
    {
        string[] names = ["plain.jpg", "photo[1].jpg", "a space.jpg", "büro-窓.png", "it's 100% & #1.jpg"];
        var files = names.Select(n => given.File("names/" + n)).ToArray();
        var run = given.Run("$input | " + Detect, files);
        Assert.Empty(run.Errors);
        Assert.Equal(files.Select(f => f.FullName), run.Output.Select(o => ((DetectionView)o).Path));
        Assert.All(run.Output, o => Assert.Equal(1, ((DetectionView)o).Count));
    }

    [Fact]
    public void A_wildcard_finds_the_files_that_match()
    {
        given.File("wild/a1.jpg");
        given.File("wild/a2.jpg");
        given.File("wild/b1.jpg");
        var run = given.Run(Detect + " -Path \"$folder/wild/a*.jpg\", \"$folder/wild/b[0-9].jpg\"");
        Assert.Equal(["a1.jpg", "a2.jpg", "b1.jpg"], run.Output.Select(o => Path.GetFileName(((DetectionView)o).Path)).Order());
    }

    [Fact]
    public void A_literal_path_takes_brackets_as_they_are()
    {
        given.File("literal/p[1].jpg");
        given.File("literal/p1.jpg", DetectionFixture.Blank);
        var literal = given.Run(Detect + " -LiteralPath \"$folder/literal/p[1].jpg\"");
        Assert.Equal(1, ((DetectionView)Assert.Single(literal.Output)).Count);
        var wild = given.Run("Invoke-RoboflowDetection \"$folder/literal/p[1].jpg\" shapes/1 @common -AsResult");
        Assert.Equal(0, ((DetectionView)Assert.Single(wild.Output)).Count);
    }

    [Theory]
    [InlineData("PSPath", "Microsoft.PowerShell.Core\\FileSystem::")]
    [InlineData("LP", "")]
    [InlineData("FullName", "")]
    [InlineData("LiteralPath", "")]
    public void Objects_bind_by_property_name(string property, string provider)
    {
        var file = given.File("objects/o[1].jpg");
        foreach (var kind in new[] { "[pscustomobject]", string.Empty, "[ordered]" })
        {
            var run = given.Run(kind + "@{ " + property + " = $args[0] } | " + Detect, null, provider + file.FullName);
            Assert.Empty(run.Errors);
            Assert.Equal(file.FullName, ((DetectionView)Assert.Single(run.Output)).Path);
        }
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Path = $args[0]; Model = 'shapes-minimal/1' }", "shapes-minimal/1")]
    [InlineData("@{ Path = $args[0] }", "shapes/1")]
    [InlineData("[Roboflow.Inference.DetectionResult]@{ Path = $args[0] }", "shapes/1")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize([Roboflow.Inference.DetectionResult]@{ "
        + "Path = $args[0]; Model = 'shapes/1' }))", "shapes/1")]
    public void Rows_and_earlier_results_bind_by_literal_path(string row, string model)
    {
        var file = given.File("rows/r[1].jpg");
        given.File("rows/r1.jpg", DetectionFixture.Blank);
        var run = given.Run("$default = if ($args[1] -eq 'shapes/1') { @{ Model = 'shapes/1' } } else { @{} }; " + row
            + " | Invoke-RoboflowDetection @common @default -AsResult", null, file.FullName, model);
        Assert.Empty(run.Errors);
        var result = (DetectionView)Assert.Single(run.Output);
        Assert.Equal((file.FullName, 1), (result.Path, result.Count));
    }

    [Fact]
    public void A_name_with_brackets_in_a_list_is_the_file_where_the_pattern_matches_no_other()
    {
        var file = given.File("list/yard [2].jpg");
        var run = given.Run("$input | " + Detect, [file.FullName]);
        Assert.Empty(run.Errors);
        Assert.Equal(file.FullName, ((DetectionView)Assert.Single(run.Output)).Path);
    }

    [Fact]
    public void Piped_text_is_a_path_for_every_item()
    {
        var paths = Enumerable.Range(1, 3).Select(i => given.File($"text/t{i}.jpg").FullName).ToArray();
        var run = given.Run("$input | " + Detect, paths);
        Assert.Equal(paths, run.Output.Select(o => ((DetectionView)o).Path));
    }

    [Fact]
    public void Paths_are_relative_to_the_sessions_location_and_not_to_the_process()
    {
        var file = given.File("here/r.jpg");
        var run = given.Run("$old = $pwd; $ExecutionContext.SessionState.Path.SetLocation(\"$folder/here\") > $null; " + Detect + " -Path r.jpg; " + Detect
            + " -LiteralPath ./r.jpg; $ExecutionContext.SessionState.Path.SetLocation($old) > $null");
        Assert.Empty(run.Errors);
        Assert.Equal([file.FullName, file.FullName], run.Output.Select(o => ((DetectionView)o).Path));
    }

    [Theory]
    [InlineData("FileSystem::")]
    [InlineData("Microsoft.PowerShell.Core\\filesystem::./")]
    public void Provider_without_a_root_is_relative_to_the_sessions_location(string provider)
    {
        var file = given.File("[there]/q.jpg");
        var run = given.Run(
            """
            $old = $pwd; $ExecutionContext.SessionState.Path.SetLocation([WildcardPattern]::Escape("$folder/[there]")) > $null
            $one = Invoke-RoboflowDetection -LiteralPath "$($args[0])q.jpg" -Model shapes/1 @common -AsResult
            $one; Invoke-RoboflowDetection "$($args[0])?.jpg" shapes/1 @common -AsResult
            $one | Export-RoboflowDataset "$($args[0])out.csv" -Force
            $one | Export-RoboflowImage "$($args[0])out" -Force
            $ExecutionContext.SessionState.Path.SetLocation($old) > $null
            """,
            null,
            provider);
        Assert.Empty(run.Errors);
        Assert.Equal([file.FullName, file.FullName], run.Output.Select(o => ((DetectionView)o).Path));
        Assert.All(["out.csv", "out/q.jpg"], name => Assert.True(File.Exists(Path.Combine(file.DirectoryName!, name))));
    }

    [Fact]
    public void File_whose_name_is_not_utf8_is_an_error_and_not_left_out_by_a_pattern()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // .NET can neither create nor delete such a name; a shell can.
        var file = given.File("bytes/good.jpg");
        Shell("cp good.jpg \"$(printf 'b\\374ro.jpg')\"", file.DirectoryName!);
        var run = given.Run(Detect + " -Path \"$folder/bytes/*.jpg\"; " + Detect + " -Path \"$folder/bytes/g*.jpg\"");
        Shell("rm b*.jpg", file.DirectoryName!);
        var error = DetectionFixture.TheError(run, "FileNotFound", ErrorCategory.ObjectNotFound);
        Assert.Contains("UTF-8", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal([file.FullName, file.FullName], run.Output.Select(o => ((DetectionView)o).Path));
    }

    [Fact]
    public void Drives_and_the_home_sign_are_resolved()
    {
        var file = given.File("drive/d.jpg");
        var run = given.Run("""
            $provider = $ExecutionContext.SessionState.Provider.GetOne('FileSystem')
            $null = $ExecutionContext.SessionState.Drive.New([System.Management.Automation.PSDriveInfo]::new('pics', $provider, "$folder/drive", '', $null), 'global')
            $home1 = $provider.Home; $provider.Home = "$folder/drive"
            Invoke-RoboflowDetection pics:/d.jpg shapes/1 @common -AsResult
            Invoke-RoboflowDetection -LiteralPath pics:/d.jpg -Model shapes/1 @common -AsResult
            Invoke-RoboflowDetection ~/d.jpg shapes/1 @common -AsResult
            $provider.Home = $home1
            """);
        Assert.Empty(run.Errors);
        Assert.Equal(Enumerable.Repeat(file.FullName, 3), run.Output.Select(o => ((DetectionView)o).Path));
    }

    [Fact]
    public void Folder_that_is_named_as_a_literal_path_is_a_warning()
    {
        given.File("literal/a.jpg");
        var run = given.Run("Invoke-RoboflowDetection -LiteralPath \"$folder/literal\" @common -Model shapes/1 3>&1");
        Assert.Empty(run.Errors);
        Assert.Contains("is a folder", Assert.IsType<WarningRecord>(Assert.Single(run.Output).BaseObject).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_folders_that_are_piped_are_a_warning()
    {
        var folder = given.Folder;
        foreach (var piped in new[] { "$input", "$input | ForEach-Object { [pscustomobject]@{ FullName = $_.FullName } }" })
        {
            var run = given.Run(piped + " | Invoke-RoboflowDetection @common -Model shapes/1 3>&1", [new DirectoryInfo(folder)]);
            Assert.Empty(run.Errors);
            Assert.Contains(folder, Assert.IsType<WarningRecord>(Assert.Single(run.Output).BaseObject).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Target_of_a_missing_file_of_a_row_is_its_name_as_it_is_written()
    {
        var run = given.Run("[pscustomobject]@{ Path = 'none [1]*.jpg' } | Invoke-RoboflowDetection @common -Model shapes/1");
        Assert.Equal("none [1]*.jpg", DetectionFixture.TheError(run, "FileNotFound", ErrorCategory.ObjectNotFound).TargetObject);
    }

    [Fact]
    public void Piped_folders_are_skipped()
    {
        var file = given.File("folders/inner/f.jpg");
        var run = given.Run("$input | " + Detect, [file.Directory!, file, file.Directory!.Parent!]);
        Assert.Empty(run.Errors);
        Assert.Single(run.Output);
    }

    [Theory]
    [InlineData("$folder/written/inner", 1)]
    [InlineData("$folder/written/*", 0)]
    [InlineData("$folder/written/i*", 1)]
    [InlineData("$folder/written/inner [1]", 1)]
    public void Folder_given_as_a_path_is_a_warning_and_one_among_files_that_match_a_wildcard_is_skipped(string path, int warnings)
    {
        given.File("written/inner/f.jpg");
        given.File("written/inner 1/f.jpg");
        given.File("written/f.jpg");
        var run = given.Run("$null = " + Detect + " -Path \"" + path + "\" -WarningVariable told 3> $null; $told.Count");
        Assert.Empty(run.Errors);
        Assert.Equal(warnings, Assert.Single(run.Output).BaseObject);
    }

    [Theory]
    [InlineData("-Path \"$folder/none.jpg\"", "FileNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("-LiteralPath \"$folder/none[1].jpg\"", "FileNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("-Path nodrive:/a.jpg", "FileNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("-LiteralPath nodrive:/a.jpg", "FileNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("-Path Variable:/pwd", "PathNotFileSystem", ErrorCategory.InvalidArgument)]
    [InlineData("-LiteralPath Variable:/pwd", "PathNotFileSystem", ErrorCategory.InvalidArgument)]
    public void Path_that_is_not_a_file_is_one_error(string path, string id, ErrorCategory category)
    {
        var run = given.Run(Detect + " " + path);
        DetectionFixture.TheError(run, id, category);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void Wildcard_that_matches_nothing_is_one_error()
    {
        var run = given.Run(Detect + " -Path \"$folder/*.nothing\"");
        DetectionFixture.TheError(run, "FileNotFound", ErrorCategory.ObjectNotFound);
        Assert.Empty(run.Output);
    }

    private static void Shell(string command, string folder)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = folder });
        shell!.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }
}
