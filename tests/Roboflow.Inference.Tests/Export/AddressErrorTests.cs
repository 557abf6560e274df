using System;
using System.IO;

namespace Roboflow.Inference.Tests.Export;

/// <summary>A result can name an image by an address, whose query can be a signature: no error shows it.</summary>
public sealed class AddressErrorTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const string Box = "[pscustomobject] @{ Path = 'http://host.example/a.jpg?sig=secret'; X = 9; Y = 9; Width = 2; Height = 2; Class = 'c' } | ";

    [Theory]
    [InlineData("Export-RoboflowImage", "ImageNotLocal")]
    [InlineData("Export-RoboflowCrop", "ImageNotLocal")]
    [InlineData("Export-RoboflowDataset -Format Yolo -Destination", "ImageSizeMissing")]
    public void Error_about_an_address_shows_no_query(string command, string id)
    {
        var run = given.Session.Run(Box + command + " $args[0]", null, Path.Combine(given.Folder, Guid.NewGuid().ToString("N")));
        var error = Assert.Single(run.Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("http://host.example/a.jpg", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", $"{error} {error.Exception} {error.CategoryInfo}", StringComparison.Ordinal);
    }
}
