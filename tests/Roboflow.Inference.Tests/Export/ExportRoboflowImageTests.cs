using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;
using Roboflow.Inference.Imaging;

namespace Roboflow.Inference.Tests.Export;

public sealed class ExportRoboflowImageTests : FolderTests
{
    private const string Detect = "Invoke-RoboflowDetection -Model shapes/1 -ApiKey emulator-key -Endpoint $args[0]";

    private string Out => Path.Combine(_folder, "out");

    [Fact]
    public async Task Files_are_detected_on_and_written_in_order()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        var files = Samples("harbour.jpg", "street.png", "market.webp", "büro-窓.png", "yard [2] north.jpg", "rotated.jpg");
        var run = _session.Run(
            $"$input | {Detect} | Export-RoboflowImage -Destination $args[1] -PassThru -Color '#00FFFF' -Label ''", files, emulator.Address, Out);
        Assert.Empty(run.Errors);
        Assert.Equal(files.Select(f => f.Name), run.Output.Select(o => Assert.IsType<FileInfo>(o.BaseObject).Name));
        foreach (var file in files)
        {
            var (before, after) = (ImageDecoder.ReadFile(file.FullName), ImageDecoder.ReadFile(Path.Combine(Out, file.Name)));
            Assert.Equal((before.Pixels.Width, before.Pixels.Height, before.Format), (after.Pixels.Width, after.Pixels.Height, after.Format));
            Assert.True(Cyan(after.Pixels) > 100 && Cyan(before.Pixels) == 0, file.Name);
        }
    }

    [Fact]
    public async Task Boxes_land_on_a_turned_image_where_its_shapes_are()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        var run = _session.Run(
            $"$p = $input | {Detect}; $p | Export-RoboflowImage -Destination $args[1] -Color '#00FFFF' -Label '' -ImageFormat Png -LineWidth 3; $p",
            Samples("rotated.jpg"),
            emulator.Address,
            Out);
        var drawn = ImageDecoder.ReadFile(Path.Combine(Out, "rotated.png")).Pixels;
        Assert.True(drawn.Height > drawn.Width);
        Assert.NotEmpty(run.Output);
        Assert.All(run.Output.Select(o => (Prediction)o.BaseObject), p => Assert.True(IsCyan(drawn, (int)p.Left + 1, (int)p.Y)));
    }

    [Fact]
    public void Verbose_names_the_library_that_decodes()
    {
        var run = _session.Run(
            "[pscustomobject]@{X=50;Y=50;Width=40;Height=40;Class='helmet';Confidence=.5;Path=$args[0]} | Export-RoboflowImage $args[1] -Verbose",
            null,
            Plain("plain.png"),
            Out);
        Assert.Empty(run.Errors);
        Assert.Contains(run.Verbose, v => v.StartsWith("Images are decoded by the module's libvips 8.", StringComparison.Ordinal));
    }

    [Fact]
    public void An_impossible_box_is_an_error_and_the_others_of_its_image_are_drawn()
    {
        var source = Plain("plain.png");
        var run = _session.Run(
            """
            $source = $args[0]
            $p = [double]::NaN, 50 | ForEach-Object { [pscustomobject]@{X=$_;Y=50;Width=40;Height=40;Class='helmet';Confidence=.5;Path=$source} }
            $p | Export-RoboflowImage $args[1] -Color Cyan -Label '' -PassThru
            """, null, source, Out);
        Assert.StartsWith("ImpossibleBox,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.True(Cyan(ImageDecoder.ReadFile(((FileInfo)Assert.Single(run.Output).BaseObject).FullName).Pixels) > 50);
    }

    [Fact]
    public void Any_object_with_the_properties_is_drawn_and_the_class_has_its_color()
    {
        var source = Plain("plain.png");
        var run = _session.Run(
            """
            $p = [pscustomobject]@{X=50;Y=50;Width=40;Height=40;Class='helmet';Confidence=.5;Path=$args[0]}
            $p | Export-RoboflowImage $args[1] -Color @{ helmet = 'Cyan' } -Label '' -Suffix -1
            [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($p)) | Export-RoboflowImage $args[1] -Color Cyan -Label $null -Suffix -2
            @{X=50;Y=50;Width=40;Height=40;Class='helmet';Path=$args[0]} | Export-RoboflowImage $args[1] -Color '#0ff' -Label { } -Suffix -3
            """, null, source, Out);
        Assert.Empty(run.Errors);
        Assert.All(new[] { 1, 2, 3 }, i =>
        {
            var drawn = ImageDecoder.ReadFile(Path.Combine(Out, $"plain-{i}.png")).Pixels;
            Assert.True(IsCyan(drawn, 31, 50) && IsCyan(drawn, 69, 50) && IsCyan(drawn, 50, 31) && !IsCyan(drawn, 50, 50) && !IsCyan(drawn, 28, 50));
        });
    }

    [Fact]
    public void Labels_come_from_a_template_or_a_script_block_and_are_not_written_over_what_is_hidden()
    {
        var source = Plain("plain.png");
        const string Box = "[pscustomobject]@{X=50;Y=60;Width=80;Height=40;Class='helmet';Confidence=.873;Path=$args[0]}";
        var run = _session.Run(
            $$"""
            {{Box}} | Export-RoboflowImage $args[1] -Suffix -usual
            {{Box}} | Export-RoboflowImage $args[1] -Suffix -template -Label '{class} 87%'
            {{Box}} | Export-RoboflowImage $args[1] -Suffix -script -Label { '{0} {1:0%}' -f $_.Class, $_.Confidence }
            {{Box}} | Export-RoboflowImage $args[1] -Suffix -none -Label ''
            {{Box}} | Export-RoboflowImage $args[1] -Suffix -hidden -Style Blur
            {{Box}} | Export-RoboflowImage $args[1] -Suffix -failed -Label { throw 'no' }
            """, null, source, Out);
        Assert.Equal("LabelFailed,Roboflow.Inference.Commands.ExportRoboflowImageCommand", Assert.Single(run.Errors).FullyQualifiedErrorId);
        var usual = Bytes("plain-usual.png");
        Assert.Equal(usual, Bytes("plain-template.png"));
        Assert.Equal(usual, Bytes("plain-script.png"));
        Assert.NotEqual(usual, Bytes("plain-none.png"));
        Assert.Equal(Bytes("plain-none.png"), Bytes("plain-failed.png"));
        Assert.Equal(ImageDecoder.ReadFile(source).Pixels.Data, ImageDecoder.ReadFile(Path.Combine(Out, "plain-hidden.png")).Pixels.Data);
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
    public void An_image_whose_boxes_were_all_refused_is_not_taken_for_an_empty_one()
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
    public void Nothing_is_written_over_unless_it_is_asked_for_and_the_source_only_by_name()
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
    public void One_bad_image_is_one_error_and_the_others_are_written()
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
    public void What_cannot_be_meant_ends_the_run(string parameters, string id)
    {
        var run = _session.Run(
            "@{X=50;Y=50;Width=40;Height=40;Path=$args[0]} | Export-RoboflowImage ($args[1] + '.png') " + parameters, null, Plain("plain.png"), Out);
        Assert.StartsWith(id, (run.Terminated ?? run.Errors.Single()).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    private static string ErrorOf(SessionOutput run) => Assert.Single(run.Errors).FullyQualifiedErrorId.Split(',')[0];

    private static FileInfo[] Samples(params string[] names) =>
        [.. names.Select(n => new FileInfo(ModuleSession.Sample(n)))];

    private static int Cyan(PixelBuffer pixels)
        => Enumerable.Range(0, pixels.Width * pixels.Height).Count(i => IsCyan(pixels, i % pixels.Width, i / pixels.Width));

    private static bool IsCyan(PixelBuffer pixels, int x, int y)
    {
        var at = ((y * pixels.Width) + x) * pixels.Bands;
        return pixels.Data[at] < 70 && pixels.Data[at + 1] > 190 && pixels.Data[at + 2] > 190;
    }

    private byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Out, name));

    private IEnumerable<string> Written() => Directory.EnumerateFiles(Out).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    private string Plain(string name)
    {
        var path = Path.Combine(_folder, name);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var data = new byte[100 * 100 * 3];
        data.AsSpan().Fill(90);
        File.WriteAllBytes(path, ImageEncoder.Encode(new DecodedImage(new PixelBuffer(100, 100, 3, data))));
        return path;
    }
}
