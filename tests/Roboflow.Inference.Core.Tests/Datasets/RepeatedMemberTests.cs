using System;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>Entries that contain a member twice: an error at their line, because the value of one would be lost.</summary>
public sealed class RepeatedMemberTests : DatasetReading
{
    private const string Image = """{"id":1,"file_name":"a.jpg"}""";
    private const string Category = """{"id":1,"name":"cat"}""";
    private const string Annotation = """{"image_id":1,"category_id":1,"bbox":[1,2,3,4]}""";

    [Theory]
    [InlineData("bbox", "ANNOTATION", """{"image_id":1,"bbox":[1,2,3,4],"category_id":1,"bbox":[5,6,7,8]}""")]
    [InlineData("category_id", "ANNOTATION", """{"image_id":1,"category_id":1,"bbox":[1,2,3,4],"category_id":2}""")]
    [InlineData("score", "ANNOTATION", """{"image_id":1,"category_id":1,"bbox":[1,2,3,4],"score":1,"score":0.5}""")]
    [InlineData("counts", "ANNOTATION", """{"image_id":1,"category_id":1,"segmentation":{"counts":[1],"size":[1,1],"counts":[0,1]}}""")]
    [InlineData("file_name", "IMAGE", """{"id":1,"file_name":"a.jpg","file_name":"b.jpg"}""")]
    [InlineData("width", "IMAGE", """{"id":1,"width":2,"file_name":"a.jpg","width":3}""")]
    [InlineData("name", "CATEGORY", """{"id":1,"name":"cat","name":"dog"}""")]
    public void In_COCO(string member, string place, string entry)
    {
        var json = "{\"images\":[\nIMAGE],\"categories\":[\nCATEGORY],\"annotations\":[\nANNOTATION]}".Replace(place, entry, StringComparison.Ordinal);
        Folder.Put("a.json", Filled(json));
        _ = Folder.Read(DatasetFormat.Coco, "a.json");
        AssertProblem(0, "a.json", place == "IMAGE" ? 2 : place == "CATEGORY" ? 3 : 4);
        var end = place == "ANNOTATION" ? "." : ", so 1 annotation is left out.";
        Assert.EndsWith($"two members named {member}{end}", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_of_two_lists_of_a_COCO_file_are_read()
    {
        Folder.Put("a.json", Filled("""
            {"images":[IMAGE],"annotations":[ANNOTATION],"categories":[CATEGORY],"annotations":[ANNOTATION],"images":[{"id":2,"file_name":"b.jpg"}]}
            """));
        Assert.Equal(["cat 1 2 4 6", "cat 1 2 4 6"], Boxes(Folder.Read(DatasetFormat.Coco, "a.json")));
        Assert.Empty(Folder.Problems);
        Assert.Equal(
            new[] { "annotations", "images" }.Select(n => $"{Folder["a.json"]}, line 1: the file has {n} twice. The entries of both lists are read."),
            Folder.Warnings);
    }

    [Fact]
    public void Both_of_two_lists_of_a_LabelMe_file_are_read()
    {
        const string Shapes = "\"shapes\":[{\"label\":\"a\",\"points\":[[1,1],[3,1],[3,3]]}]";
        Folder.Put("a.json", "{\"imagePath\":\"a.jpg\"," + Shapes + "," + Shapes + "}");
        Assert.Equal(["a 1 1 3 3", "a 1 1 3 3"], Boxes(Folder.Read(DatasetFormat.LabelMe, "a.json")));
        Assert.Equal($"{Folder["a.json"]}: the file has shapes twice. The entries of both lists are read.", Assert.Single(Folder.Warnings));
    }

    [Theory]
    [InlineData("label", 2, """{"imagePath":"a.jpg","shapes":[BR{"label":"a","points":[[1,1],[3,3]],"shape_type":"rectangle","label":"b"}]}""")]
    [InlineData("points", 2, """{"imagePath":"a.jpg","shapes":[BR{"label":"a","points":[[1,1],[3,3]],"shape_type":"rectangle","points":[[1,1],[9,9]]}]}""")]
    [InlineData("imagePath", 1, """{"imagePath":"a.jpg","shapes":[],"imagePath":"b.jpg"}""")]
    public void In_LabelMe(string member, int line, string json)
    {
        Folder.Put("a.json", json.Replace("BR", "\n", StringComparison.Ordinal));
        Assert.Empty(Boxes(Folder.Read(DatasetFormat.LabelMe, "a.json")));
        AssertProblem(0, "a.json", line);
        Assert.EndsWith($"two members named {member}.", Folder.Problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X", """{"X":2,"Y":2,"Width":2,"Height":2,"Class":"a","X":3}""")]
    [InlineData("Class", """{"X":2,"Y":2,"Width":2,"Height":2,"Class":"a","class":"b"}""")]
    [InlineData("Predictions", """{"Path":"a.jpg","Predictions":[],"Predictions":[{"X":2,"Y":2,"Width":2,"Height":2,"Class":"a"}]}""")]
    [InlineData("Y", """{"Path":"a.jpg","Predictions":[{"X":2,"Y":2,"Width":2,"Height":2,"Class":"a","Y":3}]}""")]
    public void In_JSON_Lines(string member, string line)
    {
        Folder.Put("a.jsonl", "{\"X\":2,\"Y\":2,\"Width\":2,\"Height\":2,\"Class\":\"kept\",\"Path\":\"b.jpg\"}\n" + line);
        Assert.Equal(["kept 1 1 3 3"], Boxes(Folder.Read(DatasetFormat.JsonLines, "a.jsonl")));
        AssertProblem(0, "a.jsonl", 2);
        Assert.EndsWith($"two members named {member}.", Folder.Problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xmin occurs twice.", "<name>a</name>BOX", "<xmin>1</xmin>")]
    [InlineData("the object 'a' has a second name.", "<name>a</name>BOX<name>b</name>", "")]
    [InlineData("confidence occurs twice.", "<name>a</name>BOX<confidence>0.5</confidence><confidence>1</confidence>", "")]
    public void In_VOC(string expected, string content, string corner)
    {
        var box = $"<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax>{corner}</bndbox>";
        Folder.Put("a.xml", "<annotation>\n<object>" + content.Replace("BOX", box, StringComparison.Ordinal) + "</object></annotation>");
        Assert.Empty(Boxes(Folder.Read(DatasetFormat.Voc, "a.xml")));
        AssertProblem(0, "a.xml", 2);
        Assert.EndsWith(expected, Folder.Problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<filename>a.jpg</filename>\n<filename>b.jpg</filename>")]
    [InlineData("<size><width>4</width><height>2</height></size>\n<size><width>8</width><height>4</height></size>")]
    public void Two_image_names_or_sizes_in_a_VOC_file_are_an_error(string content)
    {
        Folder.Put("a.xml", $"<annotation>{content}</annotation>");
        Assert.Empty(Folder.Read(DatasetFormat.Voc, "a.xml"));
        AssertProblem(0, "a.xml", 2);
    }

    [Fact]
    public void Names_that_are_set_twice_are_a_warning()
    {
        Folder.Put("data.yaml", "names: [cat]\nnc: 1\nnames: [dog]\n");
        Folder.Put("a.txt", "0 0.5 0.5 0.2 0.2");
        Assert.Equal(["dog 4 4 6 6"], Boxes(Folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (10, 10) })));
        Assert.EndsWith("names is set twice. The last one is used.", Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }

    private static string Filled(string json) => json.Replace("IMAGE", Image, StringComparison.Ordinal)
        .Replace("CATEGORY", Category, StringComparison.Ordinal).Replace("ANNOTATION", Annotation, StringComparison.Ordinal);
}
