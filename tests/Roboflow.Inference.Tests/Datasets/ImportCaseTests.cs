using System;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Datasets;

/// <summary>Small data sets from public bug reports, in Data/cases, with the correct values.</summary>
public sealed class ImportCaseTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private static readonly string Cases = Path.Combine(ModuleSession.RepositoryRoot, "tests", "Roboflow.Inference.Tests", "Data", "cases");

    [Theory]
    [InlineData("yolo/track-id", "person 1 1 | person 1 2 | person 1 3")]
    [InlineData("yolo/track-conf-id", "person 0.87 1 | person 0.87 2")]
    public void Track_numbers_are_not_read_as_confidences(string folder, string expected)
    {
        var run = Import(folder, "Yolo");
        Assert.Equal(expected, string.Join(
            " | ",
            run.Output.Select(o => (Prediction)o.BaseObject).Select(p => FormattableString.Invariant($"{p.Class} {p.Confidence} {p.TrackerId}"))));
        Assert.All(run.Output, o => Assert.Null(((Prediction)o.BaseObject).Points));
        Assert.Empty(run.Errors);
    }

    [Theory]
    [InlineData("yolo/names-on-next-line")]
    [InlineData("yolo/names-on-next-line/labels")]
    [InlineData("yolo/names-on-next-line/labels/train")]
    [InlineData("yolo/names-on-next-line/labels/train/a.txt")]
    [InlineData("yolo/names-on-next-line/data.yaml")]
    [InlineData("yolo/roboflow-splits/valid")]
    [InlineData("yolo/roboflow-splits/valid/labels")]
    [InlineData("yolo/roboflow-splits/valid/labels/b.txt")]
    [InlineData("yolo/roboflow-splits")]
    public void Class_names_and_images_are_found_from_any_path_of_the_set(string path)
    {
        var run = Import(path, "Yolo");
        Assert.Empty(run.Errors);
        Assert.Equal("helmet vest", string.Join(" ", run.Output.Take(2).Select(o => ((Prediction)o.BaseObject).Class)));
        Assert.All(run.Output, o => Assert.True(File.Exists(((Prediction)o.BaseObject).Path)));
    }

    [Fact]
    public void Image_without_a_label_file_is_an_image_without_objects()
    {
        var run = Import("yolo/roboflow-splits", "Yolo", "-AsResult");
        Assert.Empty(run.Errors);
        Assert.Equal(
            ["a.jpg 2", "b.jpg 2", "background.jpg 0"],
            run.Output.Select(o => (DetectionResult)o.BaseObject).Select(r => $"{Path.GetFileName(r.Path)} {r.Predictions.Count}"));
        Assert.All(run.Output, o => Assert.True(((DetectionResult)o.BaseObject).ImageWidth > 0));
    }

    [Theory]
    [InlineData("voc/ns.xml", "Voc", "a.jpg helmet 100 50 200 150")]
    [InlineData("voc/noext.xml", "Voc", "noext.jpg helmet 100 50 200 150")]
    [InlineData("voc/size0.xml", "Voc", "pic0.jpg helmet 100 50 200 150")]
    [InlineData("voc/UPPER.XML", "Voc", "u.jpg helmet 100 50 200 150")]
    [InlineData("coco/floatid.json", "Coco", "a_jpg.rf.0123.jpg helmet 100 50 200 150")]
    [InlineData("coco/idfloat.json", "Coco", "a.jpg helmet 100 50 200 150")]
    [InlineData("coco/segonly.json", "Coco", "a_jpg.rf.0123.jpg helmet 100 50 200 150")]
    [InlineData("coco/catnumname.json", "Coco", "a.jpg 7 100 50 200 150")]
    [InlineData("tables/head.csv", "Csv", "a.jpg helmet 95 45 105 55")]
    [InlineData("tables/roboflow_annotations.csv", "Csv", "a.jpg helmet 100 50 200 150")]
    public void Files_of_other_tools_are_read(string file, string format, string expected)
    {
        var run = Import(file, format);
        Assert.Empty(run.Errors);
        Assert.Equal([expected], run.Output.Select(o => Describe((Prediction)o.BaseObject)));
    }

    [Theory]
    [InlineData("voc/swapped.xml", "Voc", 1, "xmin 200 is greater than xmax 101", 0)]
    [InlineData("voc/big.xml", "Voc", 1, "xmin 900 is greater than xmax 200", 0)]
    [InlineData("voc/emptyname.xml", "Voc", 1, "the object has no name", 0)]
    [InlineData("coco/negbbox.json", "Coco", 1, "annotations[2] has a bbox with a negative width", 3)]
    [InlineData("coco/score90.json", "Coco", 1, "has a score of 90, which must be from 0 to 1", 0)]
    [InlineData("coco/scoreneg.json", "Coco", 1, "has a score of -0.1, which must be from 0 to 1", 0)]
    [InlineData("coco/nan.json", "Coco", 1, "annotations[2] has NaN in its bbox", 3)]
    [InlineData("tables/conf.csv", "Csv", 2, "the confidence 90 must be from 0 to 1", 1)]
    [InlineData("tables/nan.jsonl", "JsonLines", 1, "Confidence is NaN", 0)]
    public void Malformed_entry_is_an_error_with_its_line_and_cause(string file, string format, int line, string cause, int others)
    {
        var run = Import(file, format);
        Assert.Equal(others, run.Output.Count);
        Assert.All(run.Errors, e => Assert.StartsWith("MalformedDataset,", e.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Contains($"line {line}: ", run.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains(cause, run.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_categories_of_one_id_are_a_warning()
    {
        var run = given.Run(
            "Import-RoboflowDataset $args[0] -WarningVariable warned -WarningAction SilentlyContinue; \"$warned\"",
            null,
            Path.Combine(Cases, "coco", "catdup.json"));
        Assert.Contains("two categories have the id 1: 'helmet' and 'vest'", run.Output[^1].ToString(), StringComparison.Ordinal);
    }

    private SessionOutput Import(string path, string format, string more = "") =>
        given.Run("Import-RoboflowDataset $args[0] -Format $args[1] " + more, null, Path.Combine([Cases, .. path.Split('/')]), format);

    private static string Describe(Prediction p) => FormattableString.Invariant($"{Path.GetFileName(p.Path)} {p.Class} {p.Left} {p.Top} {p.Right} {p.Bottom}");
}
