using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Export;

/// <summary>Which files Export-RoboflowImage writes, which it leaves alone, and what it refuses.</summary>
public sealed class ExportRoboflowImageFileTests : FolderTests
{
    private string Out => Path.Combine(_folder, "out");

    [Theory]
    [InlineData("a`0b")]
    [InlineData("a`n")]
    public void Suffix_with_a_control_character_is_refused(string suffix)
    {
        var run = _session.Run($"@{{X=5;Y=5;Width=4;Height=4;Path='a.png'}} | Export-RoboflowImage out -Suffix \"{suffix}\"");
        Assert.StartsWith("ParameterArgumentValidationError,", (run.Terminated ?? Assert.Single(run.Errors)).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_without_detections_are_written_on_demand()
    {
        var source = Plain("plain.png");
        var run = _session.Run(
            """
            $r = [Roboflow.Inference.DetectionResult]@{Path=$args[0]}
            $r | Export-RoboflowImage $args[1] -PassThru
            $r | Export-RoboflowImage $args[1] -PassThru -IncludeEmpty
            """, null, source, Out);
        Assert.Empty(run.Errors);
        Assert.Single(run.Output);
        Assert.Equal(["plain.png"], Written());
    }

    [Fact]
    public void Image_whose_label_is_invisible_is_written_without_it()
    {
        var run = _session.Run(
            "@{Path=$args[0];X=50;Y=50;Width=40;Height=40;Class=[string][char]0x200B} | Export-RoboflowImage $args[1] -Label '{Class}'",
            null, Plain("plain.png"), Out);
        Assert.Empty(run.Errors);
        Assert.Equal(["plain.png"], Written());
    }

    [Fact]
    public void Image_with_only_invalid_boxes_is_not_written_as_an_empty_one()
    {
        var run = _session.Run(
            """
            $no, $yes = [double]::NaN, 50 | ForEach-Object { @{X=$_;Y=50;Width=40;Height=40} }
            @{Path=$args[0];Predictions=@($no)}, @{Path=$args[1];Predictions=$no, $yes}, @{Path=$args[2];Predictions=@()} | Export-RoboflowImage $args[3] -IncludeEmpty
            """, null, Plain("refused.png"), Plain("partly.png"), Plain("empty.png"), Out);
        Assert.Equal(["ImpossibleBox", "ImpossibleBox"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(["empty.png", "partly.png"], Written());
    }

    [Fact]
    public void A_box_outside_its_image_is_an_error_and_an_image_with_no_other_is_not_written()
    {
        var run = _session.Run(
            """
            $out, $in = 500, 50 | ForEach-Object { @{X=$_;Y=50;Width=40;Height=40;Class='a'} }
            @{Path=$args[0];Predictions=@($out)}, @{Path=$args[1];Predictions=$out, $in} | Export-RoboflowImage $args[2] -IncludeEmpty -PassThru
            """, null, Plain("outside.png"), Plain("partly.png"), Out);
        Assert.Equal(["BoxOutsideImage", "BoxOutsideImage"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(["partly.png"], Written());
        Assert.Single(run.Output);
    }

    [Fact]
    public void Equal_names_in_two_folders_are_kept_apart_or_are_an_error()
    {
        var (one, two) = (Plain("a/plain.png"), Plain("b/plain.png"));
        const string Boxes = "$p = $args[0], $args[1] | ForEach-Object { [pscustomobject]@{X=50;Y=50;Width=40;Height=40;Class='a';Path=$_} };";
        var run = _session.Run(Boxes + "$p | Export-RoboflowImage $args[2] -Force", null, one, two, Out);
        Assert.StartsWith("DestinationTaken", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        run = _session.Run(
            Boxes + "$p | Export-RoboflowImage $args[2] -Relative $args[3]; $p | Export-RoboflowImage $args[2] -Relative $args[2]",
            null,
            one,
            two,
            Path.Combine(_folder, "mirror"),
            _folder);
        Assert.All(run.Errors, e => Assert.StartsWith("OutsideRelativeRoot", e.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(2, run.Errors.Count);
        Assert.True(File.Exists(Path.Combine(_folder, "mirror", "a", "plain.png")) && File.Exists(Path.Combine(_folder, "mirror", "b", "plain.png")));
    }

    [Fact]
    public void Files_are_overwritten_only_with_Force_and_the_source_only_by_name()
    {
        var source = Plain("plain.png");
        var before = File.ReadAllBytes(source);
        const string Box = "$p = [pscustomobject]@{X=50;Y=50;Width=40;Height=40;Class='a';Path=$args[0]};";
        Assert.Equal("WouldOverwriteSource", ErrorOf(_session.Run(Box + "$p | Export-RoboflowImage $args[1] -Force", null, source, _folder)));
        Assert.Equal("FileExists", ErrorOf(_session.Run(Box + "$p | Export-RoboflowImage $args[0]", null, source)));
        Assert.Empty(
            _session.Run(Box + "$p | Export-RoboflowImage $args[0] -Force -WhatIf; $p | Export-RoboflowImage $args[1] -WhatIf", null, source, Out).Errors);
        Assert.False(Directory.Exists(Out));
        Assert.Equal(before, File.ReadAllBytes(source));
        Assert.Empty(_session.Run(Box + "$p | Export-RoboflowImage $args[1]; $p | Export-RoboflowImage $args[1] -Force", null, source, Out).Errors);
        Assert.Equal("FileExists", ErrorOf(_session.Run(Box + "$p | Export-RoboflowImage $args[1]", null, source, Out)));
        Assert.Empty(_session.Run(Box + "$p | Export-RoboflowImage $args[0] -Force", null, source).Errors);
        Assert.NotEqual(before, File.ReadAllBytes(source));
        Assert.Empty(Directory.EnumerateFiles(_folder, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void Invalid_image_is_one_error_and_the_others_are_drawn()
    {
        var (good, bad) = (Plain("good.png"), Path.Combine(_folder, "bad.png"));
        File.WriteAllText(bad, "this is not an image, but text");
        var run = _session.Run(
            """
            $args[0], ($args[0] + 'x.png'), $args[1], 'https://example.com/a.jpg', $null |
                ForEach-Object { [pscustomobject]@{X=50;Y=50;Width=40;Height=40;Class='a';Path=$_} } | Export-RoboflowImage $args[2] -PassThru
            [pscustomobject]@{X=50} | Export-RoboflowImage $args[2]
            [pscustomobject]@{X=50;Y=50;Width=40;Height=40;ImageWidth=50;ImageHeight=200;Path=$args[1]} | Export-RoboflowImage $args[2] -Suffix x
            $args[1], $args[3], $args[1] | ForEach-Object { [pscustomobject]@{X=50;Y=50;Width=40;Height=40;Class='a';Path=$_} } | Export-RoboflowImage $args[2] -Suffix y
            """, null, bad, good, Out, Plain("other.png"));
        Assert.Equal(
            ["FileNotFound", "ImageChanged", "ImageNotGrouped", "ImageNotLocal", "ImageUnknown", "InvalidImage", "InvalidPrediction"],
            run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]).Order());
        Assert.All(run.Errors, e => Assert.NotEmpty(e.ErrorDetails.RecommendedAction));
        Assert.Equal(["good.png", "goody.png", "othery.png"], Written());
        Assert.Single(run.Output);
    }

    [Theory]
    [InlineData("-Color reddish", "ParameterArgumentTransformationError")]
    [InlineData("-Label '{Nonsense}'", "InvalidTemplate")]
    [InlineData("-FontPath plain.png", "InvalidFont")]
    [InlineData("-Relative .", "DestinationNotFolder")]
    [InlineData("-ImageFormat Jpeg", "ImageFormatConflict")]
    [InlineData("-ImageFormat WebP -Combine -Style Heatmap", "ImageFormatConflict")]
    public void Invalid_parameter_is_a_terminating_error(string parameters, string id)
    {
        var run = _session.Run(
            "@{X=50;Y=50;Width=40;Height=40;Path=$args[0]} | Export-RoboflowImage ($args[1] + '.png') " + parameters, null, Plain("plain.png"), Out);
        Assert.StartsWith(id, (run.Terminated ?? run.Errors.Single()).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    private static string ErrorOf(SessionOutput run) => Assert.Single(run.Errors).FullyQualifiedErrorId.Split(',')[0];

    private IEnumerable<string> Written() => Directory.EnumerateFiles(Out).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);
}
