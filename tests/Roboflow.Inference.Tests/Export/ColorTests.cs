using System;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Export;

/// <summary>Values of -Color, checked on the pixels.</summary>
public sealed class ColorTests : FolderTests
{
    [Theory]
    [InlineData("'red', '#00ff00'", "FF0000 00FF00 FF0000")]
    [InlineData("@('red', '#0f0', 'Blue')", "FF0000 00FF00 0000FF")]
    [InlineData("@('red')", "FF0000 FF0000 FF0000")]
    [InlineData("@('Soft')", "4E79A7 F28E2B E15759")]
    public void Several_colors_are_a_palette_that_classes_take_in_the_order_of_their_numbers(string colors, string expected)
    {
        Assert.Equal(expected.Split(' '), Drawn(colors, "0, 1, 2"));
        Assert.Equal(expected.Split(' ').Reverse(), Drawn(colors, "2, 1, 0"));
    }

    // By their names alone, all three would have the same one.
    [Fact]
    public void Classes_without_a_number_have_colors_of_their_own_on_every_image()
    {
        var run = _session.Run(
            """
            param($first, $second, $out)
            function Box($path, $class, $x) { [pscustomobject]@{ X = $x; Y = 50; Width = 20; Height = 60; Class = $class; Path = $path } }
            (Box $first helmet 20), (Box $first truck 50), (Box $first bowl 80), (Box $second bowl 20), (Box $second helmet 50) |
                Export-RoboflowImage $out -Label ''
            """,
            null, Plain("first.png", 0), Plain("second.png", 0), At("out"));
        Assert.Empty(run.Errors);
        var (first, second) = (SeenImage.Read(At("out/first.png")), SeenImage.Read(At("out/second.png")));
        var (helmet, truck, bowl) = (first.ColorAt(11, 50), first.ColorAt(41, 50), first.ColorAt(71, 50));
        Assert.Equal(3, new[] { helmet, truck, bowl }.Distinct().Count());
        Assert.Equal("FF39C9", helmet);
        Assert.Equal((bowl, helmet), (second.ColorAt(11, 50), second.ColorAt(41, 50)));
    }

    [Theory]
    [InlineData("'red', 'reddish'", "'reddish' is not a color")]
    [InlineData("'Soft', 'red'", "'Soft' is not a color")]
    [InlineData("@()", "no color")]
    [InlineData("@{ helmet = 'red', 'blue' }", "'red, blue' is not a color")]
    [InlineData("'red', $null", "'' is not a color")]
    public void Invalid_color_is_quoted_in_the_error(string colors, string message)
    {
        var run = _session.Run(
            $"@{{X=50;Y=50;Width=40;Height=40;Path=$args[0]}} | Export-RoboflowImage $args[1] -Color {colors}",
            null,
            Plain("plain.png", 0),
            Path.Combine(_folder, "out"));
        var error = (run.Terminated ?? run.Errors.Single()).ToString();
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.Object[]", error, StringComparison.Ordinal);
        Assert.Contains("#rrggbb", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{ Helmet = 'red'; vest = 'blue' }", null)]
    [InlineData("'red', 'blue'", null)]
    [InlineData("@{ helmet = 'red'; vest = 'blue'; boots = 'lime' }", null)]
    [InlineData("@{ helmt = 'red'; vest = 'blue'; 'a*' = 'lime' }", "No class matches 'a*', 'helmt' of -Color. Without a color in it: helmet.")]
    public void A_misspelled_class_of_a_color_is_told_once(string colors, string? expected)
    {
        var run = _session.Run(
            $$"""
            param($first, $second, $out)
            function Box($path, $class) { [pscustomobject]@{ X = 20; Y = 50; Width = 20; Height = 60; Class = $class; Path = $path } }
            (Box $first helmet), (Box $second vest) | Export-RoboflowImage $out -Color {{colors}} -WarningVariable told 3>$null
            [pscustomobject]@{ Path = $first; Predictions = @() } | Export-RoboflowImage $out -Color {{colors}} -IncludeEmpty -Force -WarningVariable +told
            $told | ForEach-Object Message
            """,
            null,
            Plain("first.png", 0),
            Plain("second.png", 0),
            At("out"));
        Assert.Empty(run.Errors);
        Assert.Equal(expected is null ? [] : [expected], run.Output.Select(o => o.ToString()));
    }

    // The colors of three boxes, from left to right, whose classes have these numbers.
    private string[] Drawn(string colors, string numbers)
    {
        var file = Path.Combine(_folder, "drawn.png");
        var run = _session.Run(
            $"$i = 0; $source = $args[0]; {numbers} | ForEach-Object {{ [pscustomobject]@{{ X = 20 + 30 * $i++; Y = 50; Width = 20; Height = 60; Class = "
                + $"\"c$_\"; ClassId = $_; Path = $source }} }} | Export-RoboflowImage $args[1] -Label '' -Force -Color {colors}",
            null, Plain("plain.png", 0), file);
        Assert.Empty(run.Errors);
        var image = SeenImage.Read(file);
        return [.. new[] { 11, 41, 71 }.Select(x => image.ColorAt(x, 50))];
    }
}
