using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

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
            var (before, after) = (SeenImage.Read(file.FullName), SeenImage.Read(Path.Combine(Out, file.Name)));
            Assert.Equal((before.Width, before.Height, before.Format), (after.Width, after.Height, after.Format));
            Assert.True(after.CountCyan() > 100 && before.CountCyan() == 0, file.Name);
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
        var drawn = SeenImage.Read(Path.Combine(Out, "rotated.png"));
        Assert.True(drawn.Height > drawn.Width);
        Assert.NotEmpty(run.Output);
        Assert.All(run.Output.Select(o => (Prediction)o.BaseObject), p => Assert.True(drawn.IsCyan((int)p.Left + 1, (int)p.Y)));
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
        Assert.True(SeenImage.Read(((FileInfo)Assert.Single(run.Output).BaseObject).FullName).CountCyan() > 50);
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
            var drawn = SeenImage.Read(Path.Combine(Out, $"plain-{i}.png"));
            Assert.True(drawn.IsCyan(31, 50) && drawn.IsCyan(69, 50) && drawn.IsCyan(50, 31) && !drawn.IsCyan(50, 50) && !drawn.IsCyan(28, 50));
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
        Assert.Equal(SeenImage.Read(source).Pixels, SeenImage.Read(Path.Combine(Out, "plain-hidden.png")).Pixels);
    }

    private static FileInfo[] Samples(params string[] names) =>
        [.. names.Select(n => new FileInfo(ModuleSession.Sample(n)))];

    private byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Out, name));
}
