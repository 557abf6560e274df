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

    [Theory]
    [InlineData("& $box $address | Measure-RoboflowAccuracy -Truth (& $box 'x/my photo.jpg'), (& $box 'y/my photo.jpg')")]
    public void An_error_about_an_address_shows_no_query_in_any_part(string command)
    {
        var run = _session.Run($"param($address) $box = {Box}; {command} 3>$null", null, Address.Replace("#token=SECRET", string.Empty));
        Assert.NotEmpty(run.Errors);
        Assert.All(run.Errors, e => Assert.DoesNotContain("SECRET", $"{e} {e.Exception} {e.CategoryInfo}", StringComparison.Ordinal));
    }
}
