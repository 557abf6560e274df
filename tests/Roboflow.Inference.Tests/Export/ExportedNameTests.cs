using System;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Export;

/// <summary>Names and labels of exported images, where small differences in a rule would show.</summary>
public sealed class ExportedNameTests : FolderTests
{
    private const string Box
        = "function Box($path, $x = 50) { [pscustomobject]@{ X = $x; Y = 50; Width = 40; Height = 40; Class = 'cat'; Confidence = .873; Path = $path } }\n";

    [Theory]
    [InlineData("a.png", "out/x.png/", "", "out/x.png/a.png")]
    [InlineData("a.jpeg", "out", "-ImageFormat Jpeg", "out/a.jpeg")]
    [InlineData("a.png", "out", "-ImageFormat Jpeg", "out/a.jpg")]
    [InlineData("a.png", "out/b.JPEG", "-ImageFormat Jpeg", "out/b.JPEG")]
    [InlineData("a.png", "out/b.tiff", "-ImageFormat Tiff", "out/b.tiff")]
    public void Image_has_its_own_name_in_the_destination(string source, string destination, string parameters, string file)
    {
        var run = _session.Run(
            Box + "Box $args[0] | Export-RoboflowImage -PassThru -Destination ($args[1] + '/' + $args[2]) " + parameters,
            null,
            Plain(source),
            _folder,
            destination);
        Assert.Empty(run.Errors);
        Assert.Equal(At(file), run.Property<string>(0, "FullName"));
    }

    // 255 bytes are the most in a name.
    [Theory]
    [InlineData("n", 251)]
    [InlineData("ü", 125)]
    public void Longest_possible_name_is_kept(string letter, int times)
    {
        var name = string.Concat(Enumerable.Repeat(letter, times)) + ".png";
        var run = _session.Run(Box + "Box $args[0] | Export-RoboflowImage $args[1] -PassThru", null, Plain(name), At("out"));
        Assert.Empty(run.Errors);
        Assert.Equal(name, run.Property<string>(0, "Name"));
    }

    [Fact]
    public void Numbers_in_names_are_the_same_in_every_culture()
    {
        var run = _session.Run(
            Box + """
            [cultureinfo]::CurrentCulture = 'de-DE'
            Box $args[0] 10 | Export-RoboflowCrop $args[1] -PassThru -FileName '{Left:P0} {Right} {Confidence:0.00}'
            """, null, Plain("a.png"), At("out"));
        Assert.Empty(run.Errors);
        Assert.Equal("-1,000% 30 0.87.png", run.Property<string>(0, "Name"));
    }

    [Fact]
    public void Area_in_a_name_is_that_of_the_box_where_the_object_has_none()
    {
        var run = _session.Run(Box + "Box $args[0] 10 | Export-RoboflowCrop $args[1] -PassThru -FileName '{Width}x{Height}={Area}'", null, Plain("a.png"), At("out"));
        Assert.Empty(run.Errors);
        var name = run.Property<string>(0, "Name").Replace(".png", string.Empty).Split('x', '=');
        Assert.Equal(int.Parse(name[2]), int.Parse(name[0]) * int.Parse(name[1]));
    }

    [Fact]
    public void Label_of_a_script_block_is_its_output_without_nulls_in_every_culture()
    {
        var run = _session.Run(
            Box + """
            [cultureinfo]::CurrentCulture = 'de-DE'
            Box $args[0] | Export-RoboflowImage "$($args[1])/block.png" -Label { $null; $_.Confidence; 'x' }
            Box $args[0] | Export-RoboflowImage "$($args[1])/text.png" -Label '0.873 x'
            """, null, Plain("a.png"), _folder);
        Assert.Empty(run.Errors);
        Assert.Equal(File.ReadAllBytes(At("text.png")), File.ReadAllBytes(At("block.png")));
    }

    [Fact]
    public void Several_labels_are_an_error()
    {
        var run = _session.Run(Box + "Box $args[0] | Export-RoboflowImage $args[1] -Label '{Class}', '{Index}'", null, Plain("a.png"), At("out"));
        Assert.StartsWith("InvalidTemplate,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("out")));
    }

    [Fact]
    public void Crops_of_another_frame_are_errors_and_an_image_without_a_file_is_one()
    {
        var run = _session.Run(
            Box + """
            @{ X = 50; Y = 10; Width = 40; Height = 20; Path = $args[0]; ImageWidth = 100; ImageHeight = 30 } | Export-RoboflowCrop $args[1]
            & { Box 'https://host/a.jpg'; Box 'https://host/a.jpg'; Box $args[0] } $args[0] | Export-RoboflowCrop $args[1]
            """, null, Plain("a.png"), At("out"));
        Assert.Equal(["ImageChanged", "ImageNotLocal"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(["a-1-cat.png"], Directory.GetFiles(At("out")).Select(Path.GetFileName));
    }
}
