using System;
using System.Linq;
using Roboflow.Inference.Datasets.LabelMe;

namespace Roboflow.Inference.Core.Tests.Datasets.LabelMe;

public sealed class LabelMeTests : DatasetReading
{
    [Fact]
    public void Boxes_outlines_scores_and_empty_images_come_back()
    {
        var box = new Prediction
        {
            X = 20,
            Y = 15,
            Width = 8,
            Height = 6,
            Class = "cat",
            Confidence = 0.5,
            IsDifficult = true,
            Path = "/p/a.jpg",
            ImageWidth = 100,
            ImageHeight = 80
        };
        var outline = box with { Class = "dog", Points = [new() { X = 16, Y = 12 }, new() { X = 24, Y = 12 }, new() { X = 20, Y = 18 }] };
        Folder.Write(DatasetFormat.LabelMe, "set", [box, new DetectionResult { Path = "/p/b.jpg", ImageWidth = 10, ImageHeight = 10 }, outline]);
        Assert.Equal(["set/a.json", "set/b.json"], Folder.Files());
        var read = Folder.Read(DatasetFormat.LabelMe, "set", o => o with { ImageFolder = "/p" });
        Assert.Empty(Folder.Problems);
        Assert.Equal(["cat 16 12 24 18", "dog 16 12 24 18"], Boxes(read));
        Assert.Equal(
            (0.5, true, 100, 3),
            (read[0].Predictions[0].Confidence, read[0].Predictions[0].IsDifficult, read[0].ImageWidth, read[0].Predictions[1].Points!.Count));
        Assert.Empty(read[1].Predictions);
    }

    // One file can have millions of shapes and points.
    [Theory]
    [InlineData("""{"shapes":[{}]}""")]
    [InlineData("""{"shapes":[{"points":[[1,1]]}]}""")]
    public void Reading_the_shapes_of_a_file_can_be_canceled(string json) => Assert.Throws<OperationCanceledException>(
        () => LabelMeFile.Read(System.Text.Encoding.UTF8.GetBytes(json), new System.Threading.CancellationToken(canceled: true)));

    [Fact]
    public void Shapes_without_an_area_or_a_label_are_errors_at_their_lines()
    {
        Folder.Put("a.json", """
            {"imagePath":"a.jpg","imageWidth":100,"imageHeight":80,"shapes":[
            {"label":"sun","shape_type":"circle","points":[[50,40],[53,44]]},
            {"label":"wire","shape_type":"line","points":[[1,1],[2,2]]},
            {"shape_type":"rectangle","points":[[1,1],[2,2]]},
            {"label":"x","shape_type":"rectangle","points":[[NaN,1],[2,2]]},
            {"label":"x","shape_type":"rectangle","points":[[1,1],[2,2]],"score":7},
            {"label":"x","shape_type":"cuboid","points":[[1,1],[2,2]]},
            {"label":"x","shape_type":"rectangle","points":[[1,1],[2,1],[2,2]]},
            {"label":"four","shape_type":"rectangle","points":[[1,1],[2,1],[2,2],[1,2]]}]}
            """);
        Assert.Equal(["sun 45 35 55 45", "four 1 1 2 2"], Boxes(Folder.Read(DatasetFormat.LabelMe, "a.json")));
        for (var i = 0; i < 6; i++)
        {
            AssertProblem(i, "a.json", i + 3);
        }

        Assert.Contains("NaN", Folder.Problems[2].Message, StringComparison.Ordinal);
        Assert.Contains("has no area", Folder.Problems[0].Message, StringComparison.Ordinal);
        Assert.EndsWith("shapes of type 'cuboid' are not read.", Folder.Problems[4].Message, StringComparison.Ordinal);
        Assert.EndsWith("a rectangle with 3 points is incomplete: it has two opposite corners, or all four.", Folder.Problems[5].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mask_is_given_by_its_first_and_last_pixel()
    {
        Folder.Put("a.json", "{\"imagePath\":\"a.jpg\",\"shapes\":[{\"label\":\"x\",\"shape_type\":\"mask\",\"points\":[[10,20],[29,39]]}]}");
        Assert.Equal(["x 10 20 30 40"], Boxes(Folder.Read(DatasetFormat.LabelMe, "a.json")));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData("\"1\"", true)]
    [InlineData("\"False\"", false)]
    [InlineData("0", false)]
    [InlineData("null", false)]
    [InlineData("{\"a\":1}", false)]
    public void A_difficult_object_is_marked_by_a_word_or_a_number(string mark, bool expected)
    {
        Folder.Put("a.json", "{\"imagePath\":\"a.jpg\",\"shapes\":[{\"difficult\":" + mark + ",\"label\":\"x\",\"points\":[[1,1],[2,1],[2,2]]}]}");
        Assert.Equal(expected, Assert.Single(Folder.Read(DatasetFormat.LabelMe, "a.json")[0].Predictions).IsDifficult);
    }

    [Fact]
    public void An_empty_label_is_told_once()
    {
        const string Shape = "{\"label\":\"\",\"points\":[[1,1],[2,1],[2,2]]}";
        Folder.Put("set/a.json", "{\"imagePath\":\"a.jpg\",\"shapes\":[" + Shape + "," + Shape + "]}");
        Folder.Put("set/b.json", "{\"imagePath\":\"b.jpg\",\"shapes\":[" + Shape + "]}");
        Assert.Equal(2, Folder.Read(DatasetFormat.LabelMe, "set").Length);
        Assert.Equal($"{Folder["set/a.json"]}: a shape has an empty label. This warning is shown once.", Assert.Single(Folder.Warnings));
    }
}
