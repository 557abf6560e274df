using System;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>Parts of objects that cannot be read are warnings with their lines, and what gives too much is an error.</summary>
public sealed class IgnoredPartTests : DatasetReading
{
    [Theory]
    [InlineData("\"keypoints\":[1,2,3,4]", "key points that are not three numbers each")]
    [InlineData("\"keypoints\":[1,2,2,3,4,3]", "key points with a visibility that is neither 0, 1 or 2 nor a confidence")]
    [InlineData("\"keypoints\":[1,2,-1]", "key points with a visibility")]
    [InlineData("\"segmentation\":[[1,2,3,4]]", "a segmentation that is neither")]
    [InlineData("\"segmentation\":[[1,2,3,4,5,6,7]]", "a segmentation that is neither")]
    [InlineData("\"segmentation\":[{}]", "a segmentation that is neither")]
    [InlineData("\"segmentation\":{\"size\":[10,10],\"counts\":[5]}", "a segmentation that is neither")]
    [InlineData("\"segmentation\":{\"size\":[10,10],\"counts\":\"\u00e9\"}", "a segmentation that is neither")]
    [InlineData("\"segmentation\":{\"size\":[10,10]}", "a segmentation that is neither")]
    [InlineData("\"segmentation\":[],\"keypoints\":[],\"area\":null", null)]
    [InlineData("\"segmentation\":[[]],\"keypoints\":null", null)]
    [InlineData("\"segmentation\":{},\"area\":NaN", null)]
    [InlineData("\"segmentation\":null", null)]
    [InlineData("\"segmentation\":NaN,\"keypoints\":\"\"", null)]
    [InlineData("\"segmentation\":\"[[1,2,3,4,5,6]]\"", "a segmentation that is neither")]
    [InlineData("\"segmentation\":7", "a segmentation that is neither")]
    [InlineData("\"keypoints\":\"1 2 2\"", "key points that are not three numbers each")]
    [InlineData("\"keypoints\":{\"nose\":[1,2,2]}", "key points that are not three numbers each")]
    public void Coco_part_that_cannot_be_read_is_a_warning(string part, string? warning)
    {
        Folder.Put("a.json", "{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\"}],\"categories\":[{\"id\":1,\"name\":\"cat\"}],\"annotations\":[\n"
            + "{\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3,4]," + part + "}]}");
        Assert.Equal(["cat 1 2 4 6"], Boxes(Folder.Read(DatasetFormat.Coco, "a.json")));
        Assert.Empty(Folder.Problems);
        Assert.Equal(warning is null ? 0 : 1, Folder.Warnings.Count);
        Assert.All(Folder.Warnings, w => Assert.StartsWith($"{Folder["a.json"]}, line 2: annotations[0] has {warning}", w, StringComparison.Ordinal));
    }

    [Fact]
    public void Coco_area_can_be_a_text()
    {
        Folder.Put("a.json", "{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\"}],\"categories\":[{\"id\":1,\"name\":\"cat\"}],"
            + "\"annotations\":[{\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3,4],\"area\":\"7.5\"}]}");
        Assert.Equal(7.5, Folder.Read(DatasetFormat.Coco, "a.json")[0].Predictions[0].Area);
    }

    [Theory]
    [InlineData("<x1>1</x1><y1>1</y1><x2>9</x2><y2>1</y2><x3>9</x3><y3>9</y3>", 3)]
    [InlineData("<x1>1</x1><y1>1</y1><x2>9</x2><y2>1</y2><x3>9</x3><y3>9</y3><x5>1</x5><y5>9</y5>", 0)]
    [InlineData("<x1>1</x1><y1>1</y1>", 0)]
    [InlineData("<x1>1</x1><y1>1</y1><x2>9</x2>", 0)]
    [InlineData("1,1;9,1;9,9", 0)]
    [InlineData("<x1>1</x1><y1>1</y1><x1>9</x1><y1>1</y1><x2>9</x2><y2>9</y2>", 0, "x1 occurs twice")]
    [InlineData("<x1>1</x1><y1>1</y1><x2>9</x2><y2/><x3>9</x3><y3>9</y3>", 0, "y2 is missing")]
    [InlineData("<x1>1</x1><y1>a</y1><x2>9</x2><y2>1</y2><x3>9</x3><y3>9</y3>", 0, "y1 is not a number: 'a'")]
    [InlineData("<x1>1</x1></polygon><polygon><x1>1</x1>", 0, "the object has several")]
    [InlineData("</polygon><polygon><x1>1</x1><y1>1</y1><x2>9</x2><y2>1</y2><x3>9</x3><y3>9</y3>", 3)]
    [InlineData("<pt><x>1</x><y>1</y></pt><pt><x>9</x><y>1</y></pt><pt><x>9</x><y>9</y></pt>", 0)]
    [InlineData("", null)]
    public void Voc_outline_with_other_points_is_a_warning(string polygon, int? points, string cause = "it is not x1, y1, x2, y2, x3, y3 and so on")
    {
        Folder.Put("a.xml", "<annotation><filename>a.jpg</filename><object><name>cat</name>\n<polygon>" + polygon
            + "</polygon><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>9</xmax><ymax>9</ymax></bndbox></object></annotation>");
        var read = Assert.Single(Folder.Read(DatasetFormat.Voc, "a.xml")[0].Predictions);
        Assert.Equal(points is 3 ? 3 : null, read.Points?.Count);
        Assert.Equal(points is 0 ? 1 : 0, Folder.Warnings.Count);
        Assert.All(Folder.Warnings, w => Assert.Equal($"{Folder["a.xml"]}, line 2: the outline is ignored, because {cause}.", w));
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(0, 1)]
    public void Voc_outline_of_several_boxes_is_a_warning_and_without_a_box_an_error(int boxes, int problems)
    {
        const string Box = "<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>9</xmax><ymax>9</ymax></bndbox>";
        var all = string.Concat(Enumerable.Repeat(Box, boxes));
        Folder.Put("a.xml", $"<annotation><object><name>cat</name>{all}\n<polygon><x1>1</x1></polygon></object></annotation>");
        Assert.Equal(boxes, Folder.Read(DatasetFormat.Voc, "a.xml")[0].Predictions.Count);
        Assert.Equal(
            boxes == 0 ? [] : [$"{Folder["a.xml"]}, line 2: the outline is ignored, because the object has several boxes."], Folder.Warnings);
        Assert.Equal(problems, Folder.Problems.Count);
    }

    [Theory]
    [InlineData("0 0.5 0.5 0.2 0.2 0.1 0.1 0.2 0.2", null)]
    [InlineData("0 0.5 0.5 0.2 0.2", null)]
    [InlineData("0 0.5 0.5 0.2 0.2 0.1 0.1 0.2 0.2 0.3 0.3 0.4 0.4", "the line has 13 numbers, but with the key points of data.yaml it needs 9.")]
    [InlineData("0 0.5 0.5 0.2 0.2 320 0.1 0.2 0.2", "the numbers are not fractions of the image, from 0 to 1.")]
    [InlineData("0 0.5 0.5 0.2 0.2 0.1 0.1 0.2 -240", "the numbers are not fractions of the image, from 0 to 1.")]
    public void Yolo_key_points_are_as_many_as_stated_and_on_the_image(string line, string? error)
    {
        Folder.Put("data.yaml", "names: [p]\nkpt_shape: [2, 2]\n");
        Folder.Put("labels/a.txt", line);
        var read = Folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (100, 100) });
        Assert.Equal(error is null ? 1 : 0, read[0].Predictions.Count);
        Assert.Equal(error is null ? 0 : 1, Folder.Problems.Count);
        Assert.All(Folder.Problems, p => Assert.EndsWith($"a.txt, line 1: {error}", p.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Voc_objects_that_are_marked_as_deleted_are_told_once()
    {
        string[] objects = [.. new[] { "0", "1", "1", "2x", "" }.Select((d, i) => $"<object><name>o{i}</name><deleted>{d}</deleted>"
            + "<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>9</xmax><ymax>9</ymax></bndbox></object>")];
        Folder.Put("a.xml", $"<annotation>\n{string.Join("\n", objects)}\n<object><deleted>1</deleted></object></annotation>");
        Assert.Equal(["o0", "o3", "o4"], Folder.Read(DatasetFormat.Voc, "a.xml")[0].Predictions.Select(p => p.Class));
        Assert.Equal([$"{Folder["a.xml"]}, line 3: an object that is marked as deleted is not read. This warning is shown once."], Folder.Warnings);
        Assert.Empty(Folder.Problems);
    }

    [Fact]
    public void Second_object_in_a_labelme_file_is_an_error()
    {
        const string One = "{\"shapes\":[{\"label\":\"cat\",\"points\":[[1,1],[5,5]],\"shape_type\":\"rectangle\"}],\"imagePath\":\"a.jpg\"}";
        Folder.Put("set/a.json", One + "\n" + One);
        Assert.Empty(Folder.Read(DatasetFormat.LabelMe, "set"));
        AssertProblem(0, "set/a.json", 2);
    }

    [Fact]
    public void Of_millions_of_bad_entries_the_last_are_only_counted()
    {
        Folder.Put("a.json", "{\"images\":[" + string.Concat(Enumerable.Repeat("1,", 102_000)) + "{\"id\":1,\"file_name\":\"a.jpg\"}]}");
        Assert.Single(Folder.Read(DatasetFormat.Coco, "a.json"));
        Assert.Equal(100_001, Folder.Problems.Count);
        Assert.StartsWith($"{Folder["a.json"]}: 2000 further entries", Folder.Problems[100_000].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_of_too_many_cells_is_an_error_and_commas_within_a_cell_are_not()
    {
        var commas = new string(',', 70_000);
        Folder.Put("a.csv", "X,Y,Width,Height,Class\n1,1,2,2,\"" + commas + "\"\n1,1,2,2,cat\n1,1,2,2,dog" + string.Concat(Enumerable.Repeat(commas, 5)));
        Assert.Equal([commas, "cat"], Folder.Read(DatasetFormat.Csv, "a.csv").SelectMany(r => r.Predictions).Select(p => p.Class));
        AssertProblem(0, "a.csv", 4);
        Assert.Contains("cells", Folder.Problems[0].Message, StringComparison.Ordinal);
    }
}
