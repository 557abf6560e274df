using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Export;

public sealed class ExportRoboflowCropTests : FolderTests
{
    private string Out => Path.Combine(_folder, "out");

    [Fact]
    public async Task Each_detection_becomes_a_file_of_its_size()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        var harbour = new FileInfo(ModuleSession.Sample("harbour.jpg"));
        var run = _session.Run(
            "$p = $input | Invoke-RoboflowDetection -Model shapes/1 -ApiKey emulator-key -Endpoint $args[0]; $p | Export-RoboflowCrop $args[1] -PassThru; $p",
            [harbour], emulator.Address, Out);
        Assert.Empty(run.Errors);
        var predictions = run.Output.Select(o => o.BaseObject).OfType<Prediction>().ToArray();
        var files = run.Output.Select(o => o.BaseObject).OfType<FileInfo>().ToArray();
        Assert.Equal(3, files.Length);
        Assert.All(Enumerable.Range(0, 3), i =>
        {
            Assert.Equal($"harbour-{i + 1}-{predictions[i].Class}.jpg", files[i].Name);
            var image = SeenImage.Read(files[i].FullName);
            Assert.Equal((predictions[i].Width, predictions[i].Height), (image.Width, image.Height));
        });
    }

    // Of the predictions before it, none is lost, also where they are the same image's.
    [Theory]
    [InlineData("Export-RoboflowCrop", "'text'", "InvalidPrediction")]
    [InlineData("Export-RoboflowCrop", "[pscustomobject]@{X=50;Y=50;Width=-1;Height=20;Path=$args[0]}", "ImpossibleBox")]
    [InlineData("Export-RoboflowCrop", "[pscustomobject]@{X=5000;Y=50;Width=1;Height=20;Path=$args[0]}", "BoxOutsideImage")]
    [InlineData("Export-RoboflowImage", "'text'", "InvalidPrediction")]
    [InlineData("Export-RoboflowImage", "[pscustomobject]@{X=50;Y=50;Width=-1;Height=20;Path=$args[0]}", "ImpossibleBox")]
    [InlineData("Export-RoboflowImage", "[pscustomobject]@{X=5000;Y=50;Width=1;Height=20;Path=$args[0]}", "BoxOutsideImage")]
    [InlineData("Export-RoboflowImage", "[pscustomobject]@{X=50;Y=50;Width=1;Height=20;Path='https://example.test/a.jpg'}", "ImageNotLocal")]
    public void Error_that_stops_the_pipeline_comes_after_the_files_before_it(string command, string input, string id)
    {
        var run = _session.Run(
            $"try {{ & {{ param($path) [pscustomobject]@{{X=50;Y=50;Width=40;Height=40;Class='a';Path=$path}}; {input.Replace("$args[0]", "$path", StringComparison.Ordinal)} }} $args[0] | "
                + $"{command} $args[1] -PassThru -ErrorAction Stop | ForEach-Object Name }} catch {{ $_.FullyQualifiedErrorId -replace ',.*' }}",
            null, Plain("plain.png"), Out);
        Assert.Equal([command == "Export-RoboflowCrop" ? "plain-1-a.png" : "plain.png", id], run.Output.Select(o => (string)o.BaseObject));
    }

    [Theory]
    [InlineData("../../etc")]
    [InlineData("..")]
    [InlineData("/etc/passwd")]
    [InlineData("a\\..\\..\\b")]
    [InlineData("C:evil")]
    [InlineData("CON")]
    [InlineData("")]
    public void No_class_leaves_the_folder(string name)
    {
        var run = _session.Run(
            """
            $p = [pscustomobject]@{X=50;Y=50;Width=40;Height=40;Class=$args[2];Path=$args[0]}
            $p | Export-RoboflowCrop $args[1] -ByClass
            $p | Export-RoboflowCrop $args[1] -FileName '{Class}'
            $p | Export-RoboflowCrop $args[1] -FileName '../{Class}/{Name}/..'
            """, null, Plain("plain.png"), Out, name);
        Assert.Empty(run.Errors);
        var all = Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);
        Assert.Equal(4, all.Length);
        Assert.Equal(3, all.Count(f => f.StartsWith(Out + Path.DirectorySeparatorChar, StringComparison.Ordinal)));
        Assert.All(
            Directory.GetFileSystemEntries(Out, "*", SearchOption.AllDirectories),
            f => Assert.DoesNotMatch(@"[\\:]|^con$", Path.GetFileNameWithoutExtension(f).ToLowerInvariant()));
    }

    [Theory]
    [InlineData("", 40, 20)]
    [InlineData("-Padding 5", 50, 30)]
    [InlineData("-Padding 10%", 48, 24)]
    [InlineData("-Padding -25%", 20, 10)]
    [InlineData("-Padding 500", 100, 100)]
    [InlineData("-Size 80", 80, 40)]
    [InlineData("-Size 64,64", 64, 64)]
    public void Crop_has_the_requested_padding_and_size(string parameters, int width, int height)
    {
        var run = _session.Run(
            "@{X=50;Y=50;Width=40;Height=20;Class='a';Path=$args[0]} | Export-RoboflowCrop $args[1] -PassThru " + parameters,
            null,
            Plain("plain.png"),
            Out);
        Assert.Empty(run.Errors);
        var image = SeenImage.Read(run.Output.Single().BaseObject.ToString()!);
        Assert.Equal((width, height), (image.Width, image.Height));
    }

    [Theory]
    [InlineData("1000000")]
    [InlineData("'-1000000%'")]
    [InlineData("'12 px'")]
    public void Invalid_padding_is_refused(string padding)
    {
        var run = _session.Run(
            $"@{{X=50;Y=50;Width=40;Height=20;Class='a';Path=$args[0]}} | Export-RoboflowCrop $args[1] -Padding {padding}", null, Plain("plain.png"), Out);
        Assert.Contains("is not a valid padding", (run.Terminated ?? Assert.Single(run.Errors)).Exception.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public void Invalid_boxes_are_errors_files_are_kept_and_WhatIf_writes_nothing()
    {
        const string Boxes = """
            $p = [pscustomobject]@{X=50;Y=50;Width=40;Height=40;Class='a';Path=$args[0]}, [pscustomobject]@{X=500;Y=50;Width=40;Height=40;Class='b';Path=$args[0]},
                [pscustomobject]@{X=[double]::NaN;Y=50;Width=40;Height=40;Class='c';Path=$args[0]}, [pscustomobject]@{X=50;Y=50;Width=-5;Height=40;Class='e';Path=$args[0]},
                [pscustomobject]@{X=20;Y=20;Width=10;Height=10;Class='d';Path=$args[0]};
            """;
        var source = Plain("plain.png");
        var whatIf = _session.Run(Boxes + "$p | Export-RoboflowCrop $args[1] -WhatIf", null, source, Out);
        Assert.Equal(["ImpossibleBox", "ImpossibleBox"], whatIf.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.False(Directory.Exists(Out));
        var run = _session.Run(Boxes + "$p | Export-RoboflowCrop $args[1] -PassThru", null, source, Out);
        Assert.Equal(["BoxOutsideImage", "ImpossibleBox", "ImpossibleBox"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(["plain-1-a.png", "plain-3-d.png"], run.Output.Select(o => ((FileInfo)o.BaseObject).Name));
        Assert.Equal("FileExists", _session.Run("@{X=50;Y=50;Width=40;Height=40;Class='a';Path=$args[0]} | Export-RoboflowCrop $args[1]", null, source, Out)
            .Errors
            .Single()
            .FullyQualifiedErrorId
            .Split(',')[0]);
        Assert.Empty(_session.Run("@{X=50;Y=50;Width=40;Height=40;Class='a';Path=$args[0]} | Export-RoboflowCrop $args[1] -Force", null, source, Out).Errors);
    }

    [Theory]
    [InlineData("X=50;Y=50;Width=0;Height=40", "", true)]
    [InlineData("X=50;Y=50;Width=40;Height=0", "", true)]
    [InlineData("X=-20;Y=50;Width=40;Height=40", "", true)]
    [InlineData("X=50;Y=120;Width=40;Height=40", "", true)]
    [InlineData("X=50;Y=50;Width=4;Height=4", "-Padding -2", true)]
    [InlineData("X=50;Y=50;Width=0.2;Height=0.2", "", false)]
    [InlineData("X=99.95;Y=99.95;Width=0.1;Height=0.1", "", false)]
    [InlineData("X=50;Y=50;Width=0;Height=0", "-Padding 4", false)]
    public void Box_without_an_area_in_the_image_is_an_error_and_no_file(string box, string parameters, bool isError)
    {
        var run = _session.Run($"@{{{box};Class='a';Path=$args[0]}} | Export-RoboflowCrop $args[1] -PassThru {parameters}", null, Plain("plain.png"), Out);
        Assert.Equal(isError ? ["BoxOutsideImage"] : [], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(isError ? 0 : 1, run.Output.Count);
    }

    [Fact]
    public void Numbers_go_on_where_an_image_comes_again()
    {
        var run = _session.Run(
            "$args[0], $args[1], $args[0] | ForEach-Object { @{X=50;Y=50;Width=40;Height=40;Class='a';Path=$_} } | Export-RoboflowCrop $args[2] -PassThru", null, Plain("p.png"), Plain("q.png"), Out);
        Assert.Empty(run.Errors);
        Assert.Equal(["p-1-a.png", "q-1-a.png", "p-2-a.png"], run.Output.Select(o => ((FileInfo)o.BaseObject).Name));
    }
}
