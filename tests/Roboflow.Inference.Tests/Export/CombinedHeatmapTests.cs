using System;
using System.IO;
using System.Linq;
using Roboflow.Emulator;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Roboflow.Inference.Tests.Export;

/// <summary>Export-RoboflowImage -Combine: one heat map of a whole run.</summary>
public sealed class CombinedHeatmapTests : FolderTests
{
    // Three images of two sizes: all have a box at the center left, one also at the lower right.
    private const string Boxes = """
        $a, $b, $c = $args[0..2]
        $found = @(
            @{ Path = $a; X = 50; Y = 50; Width = 40; Height = 40; ImageWidth = 200; ImageHeight = 100 }
            @{ Path = $a; X = 170; Y = 80; Width = 30; Height = 30; ImageWidth = 200; ImageHeight = 100 }
            @{ Path = $b; X = 100; Y = 100; Width = 80; Height = 80; ImageWidth = 400; ImageHeight = 200 }
            @{ Path = $c; X = 50; Y = 50; Width = 40; Height = 40 })

        """;

    private string Heat => At("heat.png");

    [Fact]
    public void Combined_heatmap_maps_boxes_by_their_fractions_of_the_image()
    {
        var run = Run(Boxes + "$found | Export-RoboflowImage -Combine $args[3] -PassThru");
        Assert.Empty(run.Errors);
        Assert.Equal("heat.png", Assert.IsType<FileInfo>(Assert.Single(run.Output).BaseObject).Name);
        using var drawn = Image.Load<Rgb24>(Heat);
        Assert.Equal((200, 100), (drawn.Width, drawn.Height));

        // Over gray 230, three boxes are red, one is blue to cyan, and none leaves the pixel unchanged.
        Assert.True(drawn[50, 50] is { R: > 200, G: < 150, B: < 150 }, drawn[50, 50].ToString());
        Assert.True(drawn[170, 80] is { R: < 140, B: > 150 }, drawn[170, 80].ToString());
        Assert.Equal(new Rgb24(230, 230, 230), drawn[120, 20]);
    }

    [Fact]
    public void Images_may_come_in_any_order_and_a_bad_box_is_an_error_beside_the_others()
    {
        var run = Run(Boxes + """
            $found[0, 2, 1, 3] + @{ Path = $a; X = 900; Y = 50; Width = 4; Height = 4 }, @{ Path = $a; X = [double]::NaN; Y = 5; Width = 4; Height = 4 } |
                Export-RoboflowImage -Combine -Style Heatmap $args[3]
            """);
        Assert.Equal(["BoxOutsideImage", "ImpossibleBox"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        using var drawn = Image.Load<Rgb24>(Heat);
        Assert.True(drawn[50, 50] is { R: > 200, G: < 150 });
    }

    [Fact]
    public void Image_that_was_turned_after_detection_is_an_error_and_no_background()
    {
        var run = Run(Boxes + "(@{ Path = $c; X = 50; Y = 50; Width = 40; Height = 40; ImageWidth = 50; ImageHeight = 900 }), $found[0] "
            + "| Export-RoboflowImage -Combine $args[3]");
        Assert.Equal("ImageChanged", Assert.Single(run.Errors).FullyQualifiedErrorId.Split(',')[0]);
        using var drawn = Image.Load<Rgb24>(Heat);
        Assert.Equal((200, 100), (drawn.Width, drawn.Height));
    }

    [Theory]
    [InlineData("none.jpg", "FileNotFound")]
    [InlineData("text.jpg", "InvalidImage")]
    public void An_image_that_cannot_be_measured_is_one_error_with_its_cause(string name, string id)
    {
        File.WriteAllText(At("text.jpg"), "no image");
        var run = Run(Boxes + $$"""$found + @{ Path = '{{At(name)}}'; X = 5; Y = 5; Width = 4; Height = 4 } | Export-RoboflowImage -Combine $args[3]""");
        Assert.Equal(id, Assert.Single(run.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.True(File.Exists(Heat));
    }

    [Theory]
    [InlineData("heat.png", "heat.png")]
    [InlineData("out/", "out/b.png")]
    public void First_image_that_can_be_decoded_is_the_background(string destination, string written)
    {
        File.WriteAllText(At("text.jpg"), "no image");
        var run = Run($$"""
            [IO.File]::WriteAllBytes($args[0], [IO.File]::ReadAllBytes($args[0])[0..90])
            @{ Path = '{{At("text.jpg")}}'; X = 5; Y = 5; Width = 4; Height = 4 },
                @{ Path = $args[0]; X = 50; Y = 50; Width = 40; Height = 40; ImageWidth = 200; ImageHeight = 100 },
                @{ Path = $args[1]; X = 100; Y = 100; Width = 80; Height = 80; ImageWidth = 400; ImageHeight = 200 } |
                Export-RoboflowImage -Combine '{{At(destination)}}'
            """);
        Assert.Equal(
            ["InvalidImage text.jpg", "InvalidImage a.png"],
            run.Errors.Select(e => $"{e.FullyQualifiedErrorId.Split(',')[0]} {Path.GetFileName((string)e.TargetObject)}"));
        using var drawn = Image.Load<Rgb24>(At(written));
        Assert.Equal(400, drawn.Width);
        Assert.True(drawn[100, 100] is { R: > 200, G: < 150, B: < 150 }, drawn[100, 100].ToString());
    }

    [Fact]
    public void Nothing_found_writes_nothing_unless_asked_and_another_style_ends_the_run()
    {
        Run("@{ Path = $args[0]; Predictions = @() } | Export-RoboflowImage -Combine $args[3]");
        Assert.False(File.Exists(Heat));
        Run("@{ Path = $args[0]; Predictions = @() } | Export-RoboflowImage -Combine $args[3] -WhatIf -IncludeEmpty");
        Assert.False(File.Exists(Heat));
        Run("@{ Path = $args[0]; Predictions = @() } | Export-RoboflowImage -Combine $args[3] -IncludeEmpty");
        Assert.True(File.Exists(Heat));
        var other = Run(Boxes + "$found | Export-RoboflowImage -Combine -Style Heatmap, Box $args[3]");
        Assert.StartsWith("CombineNeedsHeatmap", (other.Terminated ?? other.Errors.Single()).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private SessionOutput Run(string script) => _session.Run(script, null, Gray("a.png", 200, 100), Gray("b.png", 400, 200), Gray("c.png", 200, 100), Heat);

    private string Gray(string name, int width, int height)
    {
        var content = SampleImages.Encode($"""<rect width="{width}" height="{height}" fill="#e6e6e6"/>""", width, height, ".png");
        File.WriteAllBytes(At(name), content);
        return At(name);
    }
}
