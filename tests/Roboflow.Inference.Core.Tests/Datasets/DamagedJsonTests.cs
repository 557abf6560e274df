using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>COCO, LabelMe and VOC files that are damaged, very large, or in a form that only some tools write.</summary>
public sealed class DamagedJsonTests : DatasetReading
{
    private const string Shape = """{"label":"a","points":[[1,1],[3,3]],"shape_type":"rectangle"}""";

    [Fact]
    public void Damaged_json_in_a_folder_is_an_error_and_json_of_another_kind_is_not()
    {
        Folder.Put("lm/a.json", "{\"shapes\":[" + Shape + "],\"imagePath\":\"a.jpg\",\"imageHeight\":10,\"imageWidth\":10}");
        Folder.Put("lm/empty.json", string.Empty);
        Folder.Put("lm/truncated.json", "{\"version\":\"5\",\"sha");
        Folder.Put("lm/settings.json", "// of an editor\n{\"a\":[1,],\"b\":NaN}");
        Assert.Single(Folder.Read(DatasetFormat.LabelMe, "lm"));
        Assert.Equal(["empty.json", "truncated.json"], Folder.Problems.Select(p => Path.GetFileName(p.Target)));
        Assert.All(Folder.Problems, p => Assert.Equal(DatasetProblemKind.Malformed, p.Kind));
        Folder.Problems.Clear();
        Assert.Empty(Folder.Read(DatasetFormat.Coco, "lm"));
        Assert.Equal(2, Folder.Problems.Count);
    }

    [Fact]
    public void Hundred_thousand_bad_shapes_are_told_with_their_lines()
    {
        Folder.Put("a.json", "{\"imagePath\":\"a.jpg\",\"shapes\":[" + string.Join(",\n", Enumerable.Repeat("{\"label\":\"a\",\"points\":[]}", 100_000)) + "]}");
        Assert.Empty(Assert.Single(Folder.Read(DatasetFormat.LabelMe, "a.json")).Predictions);
        Assert.Equal(100_000, Folder.Problems.Count);
        AssertProblem(99_999, "a.json", 100_000);
    }

    [Fact]
    public void Outline_of_a_hundred_thousand_points_is_read()
    {
        var points = string.Concat(Enumerable.Range(1, 100_000).Select(i => $"<X{i}>{i}</X{i}><y{i}>2</y{i}>"));
        Folder.Put("a.xml", "<annotation><object><name>a</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax></bndbox><polygon>"
            + points + "</polygon></object></annotation>");
        var outline = Folder.Read(DatasetFormat.Voc, "a.xml")[0].Predictions[0].Points!;
        Assert.Equal((100_000, 100_000d, 2d), (outline.Count, outline[^1].X, outline[^1].Y));
    }

    [Theory]
    [InlineData("annotations", "{\"1\":{}}")]
    [InlineData("annotations", "7")]
    [InlineData("categories", "\"cat\"")]
    public void A_list_that_is_none_is_an_error(string list, string value)
    {
        Folder.Put("a.json", "{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\"}],\n\"" + list + "\":" + value + "}");
        _ = Folder.Read(DatasetFormat.Coco, "a.json");
        Assert.Equal($"{Folder["a.json"]}, line 2: {list} is not a list.", Assert.Single(Folder.Problems).Message);
    }

    [Fact]
    public void A_list_that_is_null_is_empty()
    {
        Folder.Put("a.json", """{"images":[{"id":1,"file_name":"a.jpg"}],"annotations":null,"categories":null}""");
        Assert.Single(Folder.Read(DatasetFormat.Coco, "a.json"));
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData("[1,1,3,1,3,3]", 3)]
    [InlineData("[[1,1,3,1,3,3],[]]", 3)]
    [InlineData("[[1,1,3,1,3,3],[5,5,6,6,7,7]]", 0)]
    [InlineData("[]", 0)]
    public void Flat_outline_and_empty_parts_keep_the_outline(string segmentation, int points)
    {
        Folder.Put("a.json", Coco("\"a\"", "\"a.jpg\"", ",\"segmentation\":" + segmentation));
        Assert.Equal(points, Assert.Single(Folder.Read(DatasetFormat.Coco, "a.json")[0].Predictions).Points?.Count ?? 0);
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData("NaN", "\"a.jpg\"", "categories[0] has no name, so 1 annotation is left out.")]
    [InlineData("\"a\"", "NaN", "images[0] has no file_name, so 1 annotation is left out.")]
    public void NaN_in_place_of_a_name_is_an_error(string name, string file, string problem)
    {
        Folder.Put("a.json", Coco(name, file, string.Empty));
        _ = Folder.Read(DatasetFormat.Coco, "a.json");
        Assert.EndsWith(problem, Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
        Folder.Put("b.json", "{\"imagePath\":\"b.jpg\",\"shapes\":[{\"label\":NaN,\"points\":[[1,1],[3,3]],\"shape_type\":\"rectangle\"}]}");
        Assert.Empty(Folder.Read(DatasetFormat.LabelMe, "b.json")[0].Predictions);
        Assert.EndsWith("the shape has no label.", Folder.Problems[^1].Message, StringComparison.Ordinal);
    }

    private static string Coco(string name, string file, string more) =>
        "{\"images\":[{\"id\":1,\"file_name\":" + file + ",\"width\":10,\"height\":10}],\"annotations\":[{\"image_id\":1,\"category_id\":1,\"bbox\":[1,1,2,2]"
            + more + "}],\"categories\":[{\"id\":1,\"name\":" + name + "}]}";

    // Valid JSON, which is not what the reader says of it.
    [Theory]
    [InlineData(DatasetFormat.Coco, "a.json", "{\"images\":[],\"info\":DEEP}")]
    [InlineData(DatasetFormat.LabelMe, "a.json", "{\"shapes\":[],\"flags\":DEEP}")]
    [InlineData(DatasetFormat.JsonLines, "a.jsonl", "{\"Path\":\"a.jpg\",\"Predictions\":[],\"more\":DEEP}")]
    public void JSON_that_is_nested_deeply_is_told_as_that(DatasetFormat format, string file, string text)
    {
        Folder.Put(file, text.Replace("DEEP", new string('[', 70) + new string(']', 70)));
        Assert.Empty(Folder.Read(format, file));
        Assert.StartsWith(
            $"{Folder[file]}, line 1: the entries are nested deeper than 64 levels (character ", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_name_of_a_category_is_told()
    {
        Folder.Put("a.json", Coco("\"\"", "\"a.jpg\"", string.Empty));
        Assert.Equal("", Assert.Single(Folder.Read(DatasetFormat.Coco, "a.json")[0].Predictions).Class);
        Assert.Equal($"{Folder["a.json"]}, line 1: the name of the category 1 is empty.", Assert.Single(Folder.Warnings));
    }
}
