using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Paths;

/// <summary>Names with brackets, which PowerShell reads as patterns, and paths that match nothing.</summary>
public sealed class BracketPathTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    [Theory]
    [InlineData("a[b.jpg")]
    [InlineData("a]b.jpg")]
    [InlineData("site [2]/in.jpg")]
    [InlineData("site [2]/a[1].jpg")]
    [InlineData("open [/in.jpg")]
    [InlineData("open [/r[1].jpg")]
    [InlineData("open ]][/[x].jpg")]
    public void File_with_brackets_in_its_path_is_found_by_text(string name)
    {
        var file = given.File(name).FullName;
        foreach (var script in new[] {
            "$args[0] | Invoke-RoboflowDetection @common -Model shapes/1 -AsResult",
            "Invoke-RoboflowDetection $args[0] @common -Model shapes/1 -AsResult" })
        {
            var run = given.Run(script, null, file);
            Assert.Empty(run.Errors);
            Assert.Equal(file, ((DetectionView)Assert.Single(run.Output)).Path);
        }
    }

    [Theory]
    [InlineData("yard [3]/*.jpg")]
    [InlineData("yard [3]/?.jpg")]
    [InlineData("yard [3]/[ab].jpg")]
    [InlineData("y* [3]/*.jpg")]
    [InlineData("y?rd [3]/[ab].jpg")]
    [InlineData("[xy]ard `[3`]/*.jpg")]
    [InlineData("[xy]ard [3]/*.jpg")]
    [InlineData("[xy]ar[a-d] [3]/[ab].jpg")]
    [InlineData("y* `[3]/*.jpg")]
    [InlineData("y* `[3`]/*.jpg")]
    [InlineData("*/../y* [3]/*.jpg")]
    public void Pattern_below_a_folder_with_brackets_finds_its_files(string pattern)
    {
        given.File("yard [3]/a.jpg");
        given.File("yard [3]/b.jpg");
        var run = given.Run("Invoke-RoboflowDetection \"$folder/$($args[0])\" @common -Model shapes/1 -AsResult", null, pattern);
        Assert.Empty(run.Errors);
        Assert.Equal(["a.jpg", "b.jpg"], run.Output.Select(o => Path.GetFileName(((DetectionView)o).Path)));
    }

    [Theory]
    [InlineData("lost [/r[1].jpg")]
    [InlineData("lost [/*[q]*")]
    [InlineData("lost*`[*")]
    [InlineData("lost*/`[*")]
    public void Pattern_below_a_lone_bracket_that_matches_nothing_is_one_error_and_the_others_go_on(string pattern)
    {
        var file = given.File("other.jpg").FullName;
        var run = given.Run("Invoke-RoboflowDetection $args[0], \"$folder/$($args[1])\" @common -Model shapes/1 -AsResult", null, file, pattern);
        Assert.StartsWith("FileNotFound,", Assert.Single(run.Errors).FullyQualifiedErrorId, System.StringComparison.Ordinal);
        Assert.Equal(file, ((DetectionView)Assert.Single(run.Output)).Path);
    }

    [Theory]
    [InlineData("[rs]hed [3.jpg")]
    [InlineData("shed*`[*")]
    [InlineData("shed `[3.jp?")]
    [InlineData("?hed*`[3.jpg")]
    public void Pattern_with_a_lone_bracket_finds_its_file(string pattern)
    {
        var file = given.File("shed [3.jpg").FullName;
        var run = given.Run("Invoke-RoboflowDetection \"$folder/$($args[0])\" @common -Model shapes/1 -AsResult", null, pattern);
        Assert.Empty(run.Errors);
        Assert.Equal(file, ((DetectionView)Assert.Single(run.Output)).Path);
    }

    [Theory]
    [InlineData("Import-RoboflowDataset -Format LabelMe -Path ")]
    [InlineData("Get-RoboflowModelFile -Path ")]
    public void Pattern_above_and_below_a_folder_with_brackets_finds_its_files_in_every_command(string command)
    {
        given.File("pack [5/a.json", "{}"u8.ToArray());
        given.File("pack [5/b.json", "{}"u8.ToArray());
        var run = given.Run(command + "\"$folder/p* [5/?.json\"");

        // Both files are found, and neither is valid.
        Assert.Equal(2, run.Errors.Count);
        Assert.DoesNotContain(run.Errors, e => e.FullyQualifiedErrorId.StartsWith("FileNotFound", System.StringComparison.Ordinal));
    }

    [Fact]
    public void Folder_with_brackets_is_a_warning()
    {
        given.File("hall [4]/a.jpg");
        var run = given.Run("Invoke-RoboflowDetection \"$folder/hall [4]\" @common -Model shapes/1 3>&1");
        Assert.Empty(run.Errors);
        Assert.Contains("is a folder", Assert.IsType<WarningRecord>(Assert.Single(run.Output).BaseObject).Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invoke-RoboflowDetection -Model shapes/1 -Endpoint http://127.0.0.1:9 -ApiKey k -Path ")]
    [InlineData("Import-RoboflowDataset -Format Csv -Path ")]
    public void Path_without_a_match_is_one_error(string command)
    {
        foreach (var path in new[] { "none-*.jpg", "none [1].jpg", "none[.jpg", "no/such [2]/*.jpg", "none.jpg" })
        {
            var run = given.Session.Run(command + "\"$folder/$($args[0])\"", null, path);
            DetectionFixture.TheError(run, "FileNotFound", ErrorCategory.ObjectNotFound);
        }
    }
}
