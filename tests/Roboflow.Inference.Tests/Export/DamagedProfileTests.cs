using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Roboflow.Inference.Tests.Export;

/// <summary>An image with a damaged color profile is written in every format, with one warning per run.</summary>
public sealed class DamagedProfileTests : FolderTests
{
    private const string Box = "[pscustomobject]@{X=50;Y=50;Width=40;Height=40;Class='a';Path=$_}";

    public static TheoryData<string> Writers => new(
        "Export-RoboflowCrop $out -ImageFormat Png",
        "Export-RoboflowImage $out -ImageFormat Png",
        "Export-RoboflowImage $out -ImageFormat WebP",
        "Export-RoboflowImage $out/all.png -Combine -Style Heatmap");

    [Theory]
    [MemberData(nameof(Writers))]
    public void Incomplete_profile_is_one_warning_per_run(string command)
    {
        var files = new[] { Photo("a.jpg", Profile()[..^1]), Photo("b.jpg", Profile()[..^20]), Plain("c.png") };
        var run = Export(command, files);
        Assert.Empty(run.Errors);
        var warning = Assert.Single(run.Output).ToString();
        Assert.Matches(@"[ab]\.jpg: The image's color profile is incomplete or damaged\. The image is written without it", warning);
        Assert.NotEmpty(Directory.GetFiles(At("out")));
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void Padded_profile_is_cut_without_a_warning(string command)
    {
        var run = Export(command, Photo("a.jpg", [.. Profile(), 0, 0, 0, 0]));
        Assert.Empty(run.Errors);
        Assert.Empty(run.Output);
        Assert.Single(Directory.GetFiles(At("out")));
    }

    [Fact]
    public void Only_an_image_that_is_too_large_is_told_the_limit_of_its_format()
    {
        var wide = At("wide.png");
        using (var image = new Image<Rgb24>(16_384, 4))
        {
            image.SaveAsPng(wide);
        }

        var error = Assert.Single(_session.Run(
            "[pscustomobject]@{X=50;Y=2;Width=40;Height=4;Class='a';Path=$args[0]} | Export-RoboflowImage $args[1] -ImageFormat WebP", null, wide, At("out")).Errors);
        Assert.StartsWith("FileNotWritten,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("An image of 16384 x 4 pixels cannot be written as WebP, which allows 16383 per side.", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("PNG and TIFF", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    private SessionOutput Export(string command, params string[] files) =>
        _session.Run($"$out = $args[0]; $args[1..9] | ForEach-Object {{ {Box} }} | {command} 3>&1", null, [At("out"), .. files]);

    // After the start marker: a segment APP2 with the only part of the profile.
    private string Photo(string name, byte[] profile)
    {
        using var image = new Image<Rgb24>(100, 100, new Rgb24(200, 90, 30));
        using var jpeg = new MemoryStream();
        image.SaveAsJpeg(jpeg);
        byte[] segment = [0xFF, 0xE2, 0, 0, .. "ICC_PROFILE\0\u0001\u0001"u8, .. profile];
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(segment.Length - 2));
        File.WriteAllBytes(At(name), [0xFF, 0xD8, .. segment, .. jpeg.ToArray().Skip(2)]);
        return At(name);
    }

    // A header for RGB, and 10 tags without a content.
    private static byte[] Profile()
    {
        var profile = new byte[132 + (10 * 12)];
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        profile[8] = 4;
        "mntrRGB XYZ "u8.CopyTo(profile.AsSpan(12));
        "acsp"u8.CopyTo(profile.AsSpan(36));
        profile[131] = 10;
        return profile;
    }
}
