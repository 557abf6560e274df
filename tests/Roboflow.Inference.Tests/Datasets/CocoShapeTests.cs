using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Roboflow.Inference.Tests.Datasets;

/// <summary>Masks and keypoints in COCO's fields.</summary>
public sealed class CocoShapeTests : FolderTests
{
    // The strings are the output of rleToString of pycocotools for the lists.
    [Theory]
    [InlineData("[6,1,40,4,5,4,5,4,21]", 9, 10, "61X13mN000`0")]
    [InlineData("[0,100,1,99,0,5000,700000,3,17,2]", 1, 705222, "0T31OOUi4Pc[e0kSKa]dZOO")]
    [InlineData("[16,1,15,32,31,33,1024,1023,512,47,0]", 1, 2734, "`01?o0`01Qo0nn0P@`QOP@")]
    [InlineData("[0,4294967295]", 65535, 65537, "0oooooo3")]
    [InlineData("[200]", 10, 20, "X6")]
    public void A_mask_of_numbers_or_text_is_read_and_written_as_pycocotools_has_it(string numbers, int height, int width, string text)
    {
        foreach (var counts in new[] { numbers, JsonSerializer.Serialize(text) })
        {
            File.WriteAllText(At(
                "in.json"), $$$"""{"images":[{"id":1,"file_name":"a.jpg","width":20,"height":10}],"categories":[{"id":1,"name":"cat"}],"annotations":"""
                    + $$$"""[{"image_id":1,"category_id":1,"bbox":[1,2,3,4],"segmentation":{"size":[{{{height}}},{{{width}}}],"counts":{{{counts}}}}}]}""");
            var run = _session.Run(
                "$p = Import-RoboflowDataset $args[0] -Format Coco; $p; $p | Export-RoboflowDataset $args[1] -Format Coco -Force",
                null,
                At("in.json"),
                At("out.json"));
            Assert.Empty(run.Errors);
            Assert.Equal(new PredictionMask { Width = width, Height = height, Counts = text }, ((Prediction)run.Output.Single().BaseObject).Mask);
            using var written = JsonDocument.Parse(File.ReadAllText(At("out.json")));
            var segmentation = written.RootElement.GetProperty("annotations")[0].GetProperty("segmentation");
            Assert.Equal($"[{height},{width}] {text}", $"{segmentation.GetProperty("size")} {segmentation.GetProperty("counts")}");
        }
    }

    [Theory]
    [InlineData("{\"size\":[10,20],\"counts\":[1,2,3]}")]
    [InlineData("{\"size\":[10,20],\"counts\":[-1,201]}")]
    [InlineData("{\"size\":[10,20],\"counts\":[9223372036854775807,9223372036854775807,202]}")]
    [InlineData("{\"size\":[10,20],\"counts\":\"Y6\"}")]
    [InlineData("{\"size\":[10,20],\"counts\":\"X\"}")]
    [InlineData("{\"size\":[10,20],\"counts\":\"~\"}")]
    [InlineData("{\"size\":[10,20],\"counts\":\"oooooooooooooooooooo\"}")]
    [InlineData("{\"size\":[0,20],\"counts\":[]}")]
    [InlineData("{\"size\":[10],\"counts\":\"X6\"}")]
    [InlineData("{\"counts\":\"X6\"}")]
    [InlineData("{}")]
    public void Mask_that_does_not_cover_its_size_is_ignored_and_the_box_is_read(string segmentation)
    {
        File.WriteAllText(At(
            "in.json"), $$$"""{"images":[{"id":1,"file_name":"a.jpg"}],"categories":[{"id":1,"name":"cat"}],"annotations":[{"image_id":1,"category_id":"""
                + $$$"""1,"bbox":[1,2,3,4],"segmentation":{{{segmentation}}}}]}""");
        var run = _session.Run("Import-RoboflowDataset $args[0] -Format Coco", null, At("in.json"));
        Assert.Empty(run.Errors);
        Assert.Null(((Prediction)run.Output.Single().BaseObject).Mask);
    }

    [Fact]
    public void Keypoints_of_a_class_share_one_list_and_round_trip()
    {
        Prediction[] written =
        [
            Person(Point(0, "nose", 11, 12.5)),
            Person() with { Class = "car" },
            Person(),
            Person(Point(3, "ear", 4, 5), Point(1, null, 1.25, 2)),
            Person() with { Path = "b.jpg" },
            Person(Point(4, "tail", 8, 9), Point(0, "nose", 1, 1)) with { Path = "b.jpg" },
        ];
        var run = _session.Run("$input | Export-RoboflowDataset $args[0] -Format Coco; Import-RoboflowDataset $args[0] -Format Coco", written, At("set.json"));
        Assert.Empty(run.Errors);
        using var json = JsonDocument.Parse(File.ReadAllText(At("set.json")));
        Assert.Equal(
            [
                "1 [11,12.5,2,0,0,0,0,0,0,0,0,0,0,0,0]", "-", "0 [0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]", "2 [0,0,0,1.25,2,2,0,0,0,4,5,2,0,0,0]",
                "0 [0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]", "2 [1,1,2,0,0,0,0,0,0,0,0,0,8,9,2]",
            ],
            json.RootElement.GetProperty("annotations").EnumerateArray()
                .Select(a => a.TryGetProperty("keypoints", out var list) ? $"{a.GetProperty("num_keypoints")} {list}" : "-"));
        Assert.Equal(
            ["person [\"nose\",\"1\",\"2\",\"ear\",\"tail\"] []", "car"],
            json.RootElement.GetProperty("categories").EnumerateArray()
                .Select(c => c.GetProperty("name") + (c.TryGetProperty("keypoints", out var names) ? $" {names} {c.GetProperty("skeleton")}" : string.Empty)));
        Assert.Equal(written.Select(Describe), run.Output.Select(o => Describe((Prediction)o.BaseObject)));
    }

    [Fact]
    public void Keypoints_without_numbers_are_matched_by_name_and_absent_ones_stay_absent()
    {
        Prediction[] written =
        [
            Person(Point(null, "nose", 1, 1), Point(null, "ear", 2, 2)),
            Person(Point(null, "ear", 3, 3), Point(null, "tail", 4, 4)),
            Person(Point(0, null, 0, 0) with { Confidence = 0 }, Point(1, null, 7, 7) with { Confidence = 0 }),
        ];
        var run = _session.Run("$input | Export-RoboflowDataset $args[0] -Format Coco; Import-RoboflowDataset $args[0] -Format Coco", written, At("set.json"));
        Assert.Empty(run.Errors);
        Assert.Equal(["0 nose 1 1, 1 ear 2 2", "1 ear 3 3, 2 tail 4 4", "1 ear 7 7"], run.Output.Select(o => Describe((Prediction)o.BaseObject)));
    }

    [Fact]
    public void A_shape_that_coco_cannot_hold_is_one_error_and_its_box_is_written()
    {
        Prediction[] written =
        [
            Person(Point(0, "nose", 1, 1)),
            Person(Point(0, "ear", 1, 1)),
            Person(Point(1, "ear", 1, 1), Point(1, "ear", 2, 2)),
            Person(Point(int.MaxValue, "tail", 1, 1)),
            Person(Point(-1, "tail", 1, 1)),
            Person() with { Mask = new() { Width = 20, Height = 10, Counts = "X5" } },
        ];
        var run = _session.Run("$input | Export-RoboflowDataset $args[0] -Format Coco; Import-RoboflowDataset $args[0] -Format Coco", written, At("set.json"));
        Assert.Equal(Enumerable.Repeat("InvalidShape", 4), run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.All(run.Errors, e => Assert.NotEmpty(e.ErrorDetails.RecommendedAction));
        Assert.Equal(["0 nose 1 1", "1 ear 1 1", "", "", "", ""], run.Output.Select(o => Describe((Prediction)o.BaseObject)));
    }

    [Fact]
    public void Third_keypoint_number_of_model_results_is_its_confidence()
    {
        File.WriteAllText(At(
            "in.json"), """{"annotations":[{"image_id":1,"category_id":1,"bbox":[1,2,3,4],"keypoints":[1,2,0.75,3,4,1,5,6,2,0,0,0]},"""
                + """{"image_id":1,"category_id":1,"bbox":[1,2,3,4],"keypoints":[1,2]}],"images":[{"id":1,"file_name":"a.jpg"}],"categories":[{"id":1,"name":"cat","keypoints":["nose","ear"]}]}""");
        var run = _session.Run("Import-RoboflowDataset $args[0] -Format Coco", null, At("in.json"));
        Assert.Empty(run.Errors);
        var points = ((Prediction)run.Output[0].BaseObject).Keypoints!;
        Assert.Equal(["nose 0.75", "ear 1", " 1"], points.Select(p => FormattableString.Invariant($"{p.Class} {p.Confidence}")));
        Assert.Null(((Prediction)run.Output[1].BaseObject).Keypoints);
    }

    private static Prediction Person(params IReadOnlyList<PredictionKeypoint> points) =>
        new()
        {
            X = 5,
            Y = 5,
            Width = 4,
            Height = 4,
            Class = "person",
            Path = "a.jpg",
            ImageWidth = 20,
            ImageHeight = 10,
            Confidence = 0.5,
            Keypoints = points.Count > 0 ? points : null
        };

    private static PredictionKeypoint Point(int? number, string? name, double x, double y)
        => new() { X = x, Y = y, Class = name, ClassId = number, Confidence = 1 };

    private static string Describe(Prediction p) =>
        string.Join(", ", (p.Keypoints ?? []).OrderBy(k => k.ClassId).Select(k => FormattableString.Invariant($"{k.ClassId} {k.Class} {k.X} {k.Y}")));
}
