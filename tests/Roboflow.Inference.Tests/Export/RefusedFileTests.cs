using System.IO;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Roboflow.Inference.Tests.Export;

/// <summary>Files that are not written: the error names the true cause.</summary>
public sealed class RefusedFileTests : FolderTests
{
    // WebP has at most 16,383 pixels a side.
    [Fact]
    public void Existing_file_that_cannot_be_replaced_is_not_blamed_for_existing()
    {
        using (var wide = new Image<Rgb24>(17_000, 4))
        {
            wide.SaveAsPng(At("wide.png"));
        }

        Directory.CreateDirectory(At("out"));
        File.WriteAllText(At("out/wide.webp"), "mine");
        var run = _session.Run(
            "@{ X = 5; Y = 2; Width = 4; Height = 2; Path = $args[0] } | Export-RoboflowImage $args[1] -ImageFormat WebP -Force", null, At("wide.png"), At("out"));
        Assert.Equal("FileNotWritten", Assert.Single(run.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal("mine", File.ReadAllText(At("out/wide.webp")));
    }

    // AVIF is read, but not written.
    [Theory]
    [InlineData("photo.avif", "photo.jpg")]
    [InlineData("PHOTO.AVIF", "PHOTO.jpg")]
    [InlineData("photo.bmp", "photo.png")]
    public void Image_of_a_format_that_is_not_written_becomes_another_file(string source, string file)
    {
        File.WriteAllText(At(source), "not read");
        Directory.CreateDirectory(At("out"));
        File.WriteAllText(At("out/" + file), "mine");
        var run = _session.Run("@{ X = 5; Y = 2; Width = 4; Height = 2; Path = $args[0] } | Export-RoboflowImage $args[1]", null, At(source), At("out"));
        Assert.Equal("FileExists", Assert.Single(run.Errors).FullyQualifiedErrorId.Split(',')[0]);
    }
}
