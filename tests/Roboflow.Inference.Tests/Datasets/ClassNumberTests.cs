using System.IO;
using System.Linq;
using System.Text;

namespace Roboflow.Inference.Tests.Datasets;

/// <summary>The numbers of classes in data sets, and parameters that a format has no use for.</summary>
public sealed class ClassNumberTests : FolderTests
{
    private const string Cat = "@{X=50;Y=40;Width=20;Height=10;Class='cat';Path='a.jpg';ImageWidth=100;ImageHeight=80}";

    [Fact]
    public void Name_keeps_its_place_after_one_that_comes_twice()
    {
        var run = _session.Run(
            $$"""
            param($yolo, $coco)
            {{Cat}} | Export-RoboflowDataset $yolo -Format Yolo -ClassName dog, dog, cat
            {{Cat}} | Export-RoboflowDataset $coco -ClassName dog, dog, cat
            ({{Cat}} | ConvertTo-BoundingBox -Format Yolo -ClassName dog, dog, cat).ClassId
            (Import-RoboflowDataset $coco).ClassId
            {{Cat}}.Clone() | ForEach-Object { $_.Path = 'b.jpg'; $_ } | Export-RoboflowDataset $yolo -Format Yolo -Force
            """,
            null,
            At("yolo"),
            At("coco.json"));
        Assert.Empty(run.Errors);
        Assert.Equal([2, 3], run.Output.Select(o => (int)o.BaseObject));
        Assert.Equal(["dog", "dog", "cat"], File.ReadAllLines(At("yolo/classes.txt")));
        Assert.All(["a", "b"], name => Assert.StartsWith("2 ", File.ReadAllText(At($"yolo/labels/train/{name}.txt")), System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Force")]
    public void Labels_that_another_tool_writes_meanwhile_keep_their_classes(string force)
    {
        var run = _session.Run(
            $$"""
            param($yolo)
            & {
                {{Cat}}
                $null = [IO.Directory]::CreateDirectory("$yolo/labels/train")
                [IO.File]::WriteAllText("$yolo/obj.names", "dog")
                [IO.File]::WriteAllText("$yolo/labels/train/b.txt", '0 .5 .5 .1 .1')
            } | Export-RoboflowDataset $yolo -Format Yolo {{force}}
            Import-RoboflowDataset $yolo -Format Yolo -ImageWidth 100 -ImageHeight 80
            """,
            null,
            At("yolo"));
        Assert.Contains("b.txt would keep its numbers but not its classes", Assert.Single(run.Errors).Exception.Message, System.StringComparison.Ordinal);
        Assert.Equal("dog", PredictionView.Of(Assert.Single(run.Output)).Class);
    }

    [Theory]
    [InlineData("Csv", "-Relative .", "-Relative has no effect on Csv.")]
    [InlineData("JsonLines", "-Relative .", "-Relative has no effect on JsonLines.")]
    [InlineData("Csv", "-ClassName cat", "-ClassName has no effect on Csv.")]
    [InlineData("Voc", "-ClassName cat", "-ClassName has no effect on Voc.")]
    [InlineData("LabelMe", "-ClassName cat", "-ClassName has no effect on LabelMe.")]
    [InlineData("Coco", "-ClassName cat -Relative .", null)]
    [InlineData("Yolo", "-ClassName cat -Relative .", null)]
    [InlineData("Voc", "-Relative .", null)]
    public void Parameter_that_the_format_has_no_use_for_is_a_warning(string format, string parameters, string? warning)
    {
        var run = _session.Run($"{Cat} | Export-RoboflowDataset $args[0] -Format {format} {parameters} 3>&1", null, At("set"));
        Assert.Empty(run.Errors);
        Assert.Equal(warning is null ? [] : [warning], run.Output.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("train: images/train\nval: v\n", "train was 'images/train' and is now train.txt with 1 image.", null)]
    [InlineData("{names: [cat], val: v}", null, "Write each setting on lines of its own")]
    [InlineData("names: [Sch\u00fctz]\n", null, "Save that file as UTF-8. Nothing was changed.")]
    public void Settings_of_YOLO_that_change_are_one_warning_or_one_error(string settings, string? warning, string? advice)
    {
        Directory.CreateDirectory(At("set"));
        File.WriteAllText(At("set/data.yaml"), settings, Encoding.Latin1);
        var run = _session.Run($"{Cat} | Export-RoboflowDataset $args[0] -Format Yolo -Force 3>&1", null, At("set"));
        Assert.Equal(warning is null ? [] : [$"{At("set/data.yaml")}: {warning}"], run.Output.Select(o => o.ToString()));
        Assert.Equal(advice is null, run.Errors.Count == 0);
        Assert.All(run.Errors, e => Assert.StartsWith("DatasetNotWritten,", e.FullyQualifiedErrorId, System.StringComparison.Ordinal));
        Assert.All(run.Errors, e => Assert.StartsWith(advice!, e.ErrorDetails.RecommendedAction, System.StringComparison.Ordinal));
        Assert.Equal(advice is not null, File.ReadAllText(At("set/data.yaml"), Encoding.Latin1) == settings);
    }

    [Theory]
    [InlineData("0 0 0 0 0")]
    [InlineData("0 1.0000001 0.5 0.1 0.1")]
    [InlineData("0 -0.0000001 0.5 0.1 0.1")]
    public void Boxes_of_YOLO_that_are_small_or_at_the_border_are_no_warning(string line)
    {
        File.WriteAllText(At("a.txt"), line);
        var run = _session.Run("Import-RoboflowDataset $args[0] -Format Yolo -ClassName cat -ImageWidth 10 -ImageHeight 10 3>&1", null, At("a.txt"));
        Assert.Empty(run.Errors);
        Assert.IsType<Prediction>(Assert.Single(run.Output).BaseObject);
    }
}
