using System;
using System.Linq;
using System.Management.Automation;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>Piped input other than files: URLs, objects with an image property, and objects without one.</summary>
public sealed class ImageInputTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const string Detect = "Invoke-RoboflowDetection @common -Model shapes/1 -AsResult";

    [Theory]
    [InlineData("[uri] $args[0]")]
    [InlineData("[pscustomobject]@{ Uri = $args[0] }")]
    [InlineData("[pscustomobject]@{ Path = ''; Uri = [uri] $args[0] }")]
    [InlineData("@{ Uri = $args[0] }")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize([pscustomobject]@{ Uri = "
        + "[uri] $args[0] }))")]
    public void An_address_is_piped_as_itself_or_by_the_property_Uri(string input)
    {
        var address = Serve();
        var run = given.Session.Run(input + " | " + Detect, null, address.AbsoluteUri);
        Assert.Empty(run.Errors);
        Assert.Equal((address.AbsoluteUri, 1), Seen(Assert.Single(run.Output)));
    }

    [Theory]
    [InlineData("Path")]
    [InlineData("LiteralPath")]
    [InlineData("FullName")]
    [InlineData("PSPath")]
    public void An_object_that_names_a_file_and_an_address_is_that_file(string property)
    {
        var file = given.File("both.jpg");
        var run = given.Run("[pscustomobject]@{ " + property + " = $args[0]; Uri = 'https://example.test/x.jpg' } | " + Detect, null, file.FullName);
        Assert.Empty(run.Errors);
        Assert.Equal((file.FullName, 1), Seen(Assert.Single(run.Output)));
    }

    [Fact]
    public void Files_names_rows_and_addresses_may_come_mixed()
    {
        var address = Serve();
        var (file, name, row) = (given.File("m[1].jpg"), given.File("m2.jpg"), given.File("m3.jpg"));
        var run = given.Session.Run(
            "$args[0], $args[1], [pscustomobject]@{ Path = $args[2] }, [pscustomobject]@{ Uri = $args[3] }, [uri] $args[3], [pscustomobject]@{ FullName = "
                + "$args[2] } | " + Detect,
            null,
            file,
            name.FullName,
            row.FullName,
            address.AbsoluteUri);
        Assert.Empty(run.Errors);
        Assert.Equal(
            [file.FullName, name.FullName, row.FullName, address.AbsoluteUri, address.AbsoluteUri, row.FullName],
            run.Output.Select(o => Seen(o).Path));
    }

    [Theory]
    [InlineData("'https://example.test/x[1].jpg' | {0}")]
    [InlineData("{0} -Path 'https://example.test/x[1].jpg'")]
    [InlineData("{0} -LiteralPath 'https://example.test/x[1].jpg'")]
    [InlineData("[pscustomobject]@{{ Path = 'https://example.test/x[1].jpg' }} | {0}")]
    [InlineData("[Roboflow.Inference.DetectionResult]@{{ Path = 'https://example.test/x[1].jpg' }} | {0}")]
    public void URL_given_as_a_path_is_an_error_that_names_Uri(string script)
    {
        var error = DetectionFixture.TheError(given.Run(string.Format(null, script, Detect)), "ImageNotLocal", ErrorCategory.InvalidArgument);
        Assert.Equal("https://example.test/x[1].jpg", error.TargetObject);
        Assert.Contains("-Uri", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("drive", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ File = 'a.jpg' }")]
    [InlineData("[pscustomobject]@{ Path = ''; Uri = $null }")]
    [InlineData("@{ File = 'a.jpg' }")]
    public void Object_without_an_image_property_is_one_error_that_lists_the_names(string input)
    {
        var file = given.File("next.jpg");
        var run = given.Run("$(" + input + "; $args[0]) | " + Detect, null, file);
        var error = DetectionFixture.TheError(run, "ImageUnknown", ErrorCategory.InvalidData);
        Assert.All(["Path", "FullName", "Uri"], name => Assert.Contains(name, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
        Assert.Equal(file.FullName, Seen(Assert.Single(run.Output)).Path);
    }

    [Theory]
    [InlineData("a.jpg")]
    [InlineData("file:///tmp/a.jpg")]
    [InlineData("ftp://example.test/a.jpg")]
    public void Uri_that_is_not_http_is_an_error(string address)
    {
        DetectionFixture.TheError(given.Run(Detect + " -Uri $args[0]", null, address), "InvalidUri", ErrorCategory.InvalidArgument);
        Assert.Equal(0, given.Emulator.Statistics.Requests);
    }

    private static (string? Path, int Count) Seen(PSObject result) => ((DetectionView)result) is var view ? (view.Path, view.Count) : default;

    // given.Run would reset the emulator and forget the hosted image.
    private Uri Serve() => given.Emulator.Serve("piped.jpg", DetectionFixture.RedCircle, "image/jpeg");
}
