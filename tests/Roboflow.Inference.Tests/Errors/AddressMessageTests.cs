using System;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Errors;

/// <summary>The path of an image can be an address whose query has a signature or a key: no warning shows it.</summary>
public sealed class AddressMessageTests : FolderTests
{
    private const string Address = "https://b.example.com/my photo.jpg?X-Amz-Signature=SECRETSIG&api_key=SECRETKEY#token=SECRET";

    private const string Box = "{ param($path, $size = 100, $class = 'cat') [pscustomobject]@{ X = 9; Y = 9; Width = 2; Height = 2; Class = $class; "
        + "Path = $path; Confidence = 1; ImageWidth = $size; ImageHeight = $size } }";

    [Theory]
    [InlineData("Import-RoboflowDataset $folder", "is in ", "outside the image")]
    [InlineData("(& $box $address), (& $box 'b.jpg'), (& $box $address) | Merge-RoboflowPrediction", "not consecutive")]
    [InlineData("& $box $address | Compare-RoboflowDetection -Reference (& $box $address 50)", "cannot be compared")]
    [InlineData("& $box $address | Measure-RoboflowAccuracy -Truth (& $box $address 50)", "cannot match")]
    public void A_warning_about_an_address_shows_no_query(string command, params string[] expected)
    {
        foreach (var (name, x) in new[] { ("a", 1), ("b", 999) })
        {
            File.WriteAllText(
                At(name + ".jsonl"),
                $$"""{"X":{{x}},"Y":1,"Width":2,"Height":2,"Class":"cat","Path":"{{Address.Replace(" ", string.Empty)}}","ImageWidth":9,"ImageHeight":9}""");
        }

        var run = _session.Run(
            $"param($folder, $address) $box = {Box}; & {{ {command} }} 3>&1 | Where-Object {{ $_ -is 'System.Management.Automation.WarningRecord' }}",
            null,
            _folder,
            Address);
        Assert.Empty(run.Errors);
        string[] told = [.. run.Output.Select(o => o.ToString())];
        Assert.Equal(expected.Length, told.Length);
        Assert.All(expected, e => Assert.Contains(told, t => t.Contains(e, StringComparison.Ordinal)));
        Assert.All(told, t => Assert.Contains("https://b.example.com/my", t, StringComparison.Ordinal));
        Assert.DoesNotContain("SECRET", string.Concat(told), StringComparison.Ordinal);
    }

    // Spaces, apostrophes and quotation marks are often not encoded, and can be anywhere.
    [Theory]
    [InlineData("https://b.example/a.jpg?rscd=attachment;filename*=UTF-8''my.jpg&sig=SECRETsig0123456789abcdef")]
    [InlineData("https://b.example/a.jpg?response-content-disposition=attachment; filename=my photo.jpg&sig=SECRETsig")]
    [InlineData("https://b.example/a.jpg?response-content-disposition=attachment; filename=\"my photo.jpg\"&sig=SECRETsig")]
    [InlineData("https://us'er:SECRET@b.example/a.jpg")]
    [InlineData("https://us'er:SECRET' SECRET@b.example/a.jpg")]
    [InlineData("https://b.example/a=b/c d.jpg?SECRET")]
    [InlineData("https://us:SECRET pw@bad host/my photo.jpg")]
    public void No_message_shows_a_part_of_a_query_behind_a_space_or_an_apostrophe(string address)
    {
        string[] commands =
        [
            "(& $box $address), (& $box 'b.jpg'), (& $box $address) | Merge-RoboflowPrediction",
            "& $box $address | Compare-RoboflowDetection -Reference (& $box $address 50)",
            "& $box $address | Measure-RoboflowAccuracy -Truth (& $box $address 50)",
            "& $box $address | Measure-RoboflowAccuracy -Truth (& $box 'x/my photo.jpg'), (& $box 'y/my photo.jpg')",
            "& $box $address | Export-RoboflowImage -Destination $folder",
            "(& $box $address), (& $box $address 50) | Export-RoboflowDataset ($folder + '/yolo') -Format Yolo",
            "(& $box $address), (& $box $address 50) | Export-RoboflowDataset ($folder + '/a.json') -Format Coco",
            "(& $box $address) | Export-RoboflowReport ($folder + '/report')",
        ];
        foreach (var command in commands)
        {
            var run = _session.Run(
                $"param($folder, $address) $box = {Box}; & {{ {command} -Verbose }} 3>&1 4>&1 | Where-Object {{ \"$($_.GetType())\" -match 'Warning|Verbose' }}",
                null,
                _folder,
                address);
            Assert.DoesNotContain("SECRET", string.Join('\n', run.Output.Select(o => $"{o}").Concat(run.Errors.Select(e => $"{e}"))), StringComparison.Ordinal);
            Assert.True(run.Errors.Count + run.Output.Count > 0, command);
        }
    }

    [Theory]
    [InlineData("& $box $address | Measure-RoboflowAccuracy -Truth (& $box 'x/my photo.jpg'), (& $box 'y/my photo.jpg')")]
    public void An_error_about_an_address_shows_no_query_in_any_part(string command)
    {
        var run = _session.Run($"param($address) $box = {Box}; {command} 3>$null", null, Address.Replace("#token=SECRET", string.Empty));
        Assert.NotEmpty(run.Errors);
        Assert.All(run.Errors, e => Assert.DoesNotContain("SECRET", $"{e} {e.Exception} {e.CategoryInfo}", StringComparison.Ordinal));
    }

    // wget saves such files; without the end, errors would name the good image.
    [Theory]
    [InlineData("photo.jpg?width=1024&id=1")]
    [InlineData("www.h.example/photo.jpg?width=1024&id=12345678")]
    public void File_with_a_question_mark_has_its_whole_name_in_errors(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var file = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "no image");
        foreach (var command in new[]
        {
            "Invoke-RoboflowDetection -Model a/1 -ApiKey emulator-key -LiteralPath $args[1]", "& $box $args[1] | Export-RoboflowImage -Destination $args[0]",
            "& $box $args[1] | Measure-RoboflowAccuracy -Truth (& $box ('/x/' + $args[2])), (& $box ('/y/' + $args[2]))",
        })
        {
            var run = _session.Run($"$box = {Box}; {command} 3>$null", null, _folder, file, Path.GetFileName(name));
            Assert.NotEmpty(run.Errors);
            Assert.All(run.Errors, e => Assert.Contains(Path.GetFileName(name), e.ToString(), StringComparison.Ordinal));
            Assert.All(run.Errors, e => Assert.DoesNotContain("photo.jpg'", $"{e} {e.CategoryInfo.TargetName}'", StringComparison.Ordinal));
        }
    }
}
