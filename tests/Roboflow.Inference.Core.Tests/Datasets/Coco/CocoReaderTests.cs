using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Coco;

/// <summary>COCO files of other tools, valid and malformed.</summary>
public sealed class CocoReaderTests : DatasetReading
{
    [Fact]
    public void Coco_with_gaps_crowds_masks_and_annotations_first_is_read_by_the_images_ids()
    {
        Folder.Put("coco.json", """
            {"annotations":[
            {"id":7,"image_id":900,"category_id":18,"bbox":[10.5,20,30,40],"area":600.25,"iscrowd":0,"segmentation":[[10,20,40,20,40,60]]},
            {"id":9,"image_id":900,"category_id":3,"bbox":[1,2,3,4],"iscrowd":1,"segmentation":{"counts":[1,2,3],"size":[4,5]},"attributes":{"occluded":false}},
            {"id":8,"image_id":12,"category_id":3,"bbox":[0,0,5,5],"area":25,"score":0.25,"segmentation":[[1,1,2,2,3,3],[4,4,5,5,6,6]]}],
            "categories":[{"id":18,"name":"dog, \"big\"","supercategory":"animal"},{"id":3,"name":"窓"}],
            "images":[{"id":900,"file_name":"sub/b.jpg","width":640,"height":480,"license":1},{"id":12,"file_name":"a.jpg","width":100,"height":50},{"id":13,"file_name":"empty.jpg"}],
            "info":{}}
            """, mark: true);
        var read = Folder.Read(DatasetFormat.Coco, "coco.json");
        Assert.Empty(Folder.Problems);
        Assert.Equal([Folder["a.jpg"], Folder["empty.jpg"], Path.Combine(Folder["sub"], "b.jpg")], read.Select(r => r.Path));
        Assert.Equal(["窓 0 0 5 5", "dog, \"big\" 10.5 20 40.5 60", "窓 1 2 4 6"], Boxes(read));
        var (weak, dog, crowd) = (read[0].Predictions[0], read[2].Predictions[0], read[2].Predictions[1]);
        Assert.Equal((0.25, false, null, null, 3), (weak.Confidence, weak.IsCrowd, weak.Area, weak.Points, weak.ClassId));
        Assert.Equal((1.0, 600.25, 3, 640, 480), (dog.Confidence, dog.Area, dog.Points!.Count, dog.ImageWidth, dog.ImageHeight));
        Assert.Equal((true, null), (crowd.IsCrowd, crowd.Points));
    }

    // Half of an image's annotations would look complete.
    [Theory]
    [InlineData("{\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3,}", 5)]
    [InlineData("{\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3,4]", 6)]
    [InlineData("\u0001", 5)]
    [InlineData("<<<<<<< HEAD", 5)]
    public void Coco_file_that_is_damaged_in_its_middle_is_one_error_at_its_line_and_gives_nothing(string damage, int line)
    {
        Folder.Put("coco.json", $$"""
            {"images":[{"id":1,"file_name":"a.jpg"}],
            "categories":[{"id":1,"name":"cat"}],
            "annotations":[
            {"image_id":1,"category_id":1,"bbox":[1,2,3,4]},
            {{damage}},
            {"image_id":1,"category_id":1,"bbox":[1,2,3,4]}]}
            """);
        Assert.Empty(Folder.Read(DatasetFormat.Coco, "coco.json"));
        _ = Assert.Single(Folder.Problems);
        AssertProblem(0, "coco.json", line);
        Assert.Contains("nothing of the file is used", Folder.Problems[0].Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Coco_file_that_ends_too_early_is_one_error_too()
    {
        Folder.Put("coco.json", "{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\"}],\n\"annotations\":[{\"image_id\":1,");
        Assert.Empty(Folder.Read(DatasetFormat.Coco, "coco.json"));
        AssertProblem(0, "coco.json", 2);
        _ = Assert.Single(Folder.Problems);
    }

    [Fact]
    public void Coco_entries_that_make_no_sense_are_named_by_line_and_the_rest_is_read()
    {
        Folder.Put("coco.json", """
            {"images":[{"id":1,"file_name":"a.jpg"},
            {"id":1,"file_name":"b.jpg"},
            {"id":2}],
            "categories":[{"id":1,"name":"cat"},{"name":"dog"}],
            "annotations":[
            {"image_id":1,"category_id":1,"bbox":[1,2,3,4]},
            {"image_id":5,"category_id":1,"bbox":[1,2,3,4]},
            {"image_id":1,"category_id":9,"bbox":[1,2,3,4]},
            {"image_id":1,"category_id":1,"bbox":[1,2,3]},
            17,
            {"image_id":1,"category_id":1,"bbox":[1,2,-3,4]}]}
            """.ReplaceLineEndings("\r\n"));
        Assert.Equal(["cat 1 2 4 6"], Boxes(Folder.Read(DatasetFormat.Coco, "coco.json")));
        Assert.Equal(["2", "3", "4", "7", "8", "9", "10", "11"], Folder.Problems.Select(p => p.Message.Split(", line ")[1].Split(':')[0]));
        Assert.Contains("annotations[1] refers to an image", Folder.Problems[3].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("[{\"image_id\":1}]", 1)]
    [InlineData("{\"a\":1}", 1)]
    [InlineData("{\"images\":[\n{\"id\":1,\n\"file_name\":oops}]}", 3)]
    public void File_that_is_not_COCO_is_an_error_with_its_line(string text, int line)
    {
        Folder.Put("coco.json", text);
        Assert.Empty(Folder.Read(DatasetFormat.Coco, "coco.json"));
        Assert.Single(Folder.Problems);
        AssertProblem(0, "coco.json", line);
    }

    [Theory]
    [InlineData("C:/x/a.jpg", "C:/x/a.jpg")]
    [InlineData("https://example.org/a.jpg", "https://example.org/a.jpg")]
    [InlineData("/x/a.jpg", "/x/a.jpg")]
    [InlineData("sub\\a.jpg", "sub/a.jpg")]
    public void Absolute_paths_are_kept_and_relative_ones_joined_to_the_folder(string name, string expected)
    {
        Folder.Put("coco.json", $"{{\"images\":[{{\"id\":1,\"file_name\":\"{name}\"}}]}}".Replace("\\", "\\\\", StringComparison.Ordinal));
        var read = Assert.Single(Folder.Read(DatasetFormat.Coco, "coco.json"));
        Assert.Equal(expected.Contains(':') || expected[0] == '/' ? expected : Path.Combine(Folder["sub"], "a.jpg"), read.Path);
    }

    [Fact]
    public void COCO_text_that_is_not_UTF8_fails_only_its_own_entry()
    {
        Folder.Put("coco.json", "{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\"},\n{\"id\":2,\"file_name\":\"\\ud800.jpg\"}]}");
        Assert.Single(Folder.Read(DatasetFormat.Coco, "coco.json"));
        AssertProblem(0, "coco.json", 2);
    }
}
