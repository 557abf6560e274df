using System;
using System.Linq;
using System.Text;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>A confidence under another name: without it, an object would be ground truth with the confidence 1.</summary>
public sealed class ConfidenceNameTests : DatasetReading
{
    private const string Box = "\"Path\":\"a.jpg\",\"Class\":\"x\",\"X\":10,\"Y\":20,\"Width\":3,\"Height\":4";

    [Theory]
    [InlineData("score")]
    [InlineData("probability")]
    [InlineData("Confidence_Score")]
    [InlineData("prob")]
    [InlineData("detection-score")]
    public void Tables_and_VOC_have_several(string name)
    {
        Folder.Put("a.csv", $"filename,class,xmin,ymin,xmax,ymax,{name}\na.jpg,x,1,2,30,40,0.25\n");
        Folder.Put("own.csv", $"Path,Class,X,Y,Width,Height,{name}\na.jpg,x,1,2,30,40,0.25\n");
        Folder.Put(
            "a.xml",
            $"<annotation><filename>a.jpg</filename><object><name>x</name><{name}>0.25</{name}>"
                + "<bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax><ymax>4</ymax></bndbox></object></annotation>");
        Assert.Equal(0.25, Only(DatasetFormat.Csv, "a.csv"));
        Assert.Equal(0.25, Only(DatasetFormat.Csv, "own.csv"));
        Assert.Equal(0.25, Only(DatasetFormat.Voc, "a.xml"));
        Assert.Empty(Folder.Warnings);
    }

    [Theory]
    [InlineData("{" + Box + ",\"score\":0.25}", 0.25)]
    [InlineData("{\"score\":0.5," + Box + ",\"confidence\":0.25}", 0.25)]
    [InlineData("{\"confidence\":0.25," + Box + ",\"score\":0.5}", 0.25)]
    [InlineData("{\"Path\":\"a.jpg\",\"predictions\":[{" + Box + ",\"score\":0.25}]}", 0.25)]
    [InlineData("{" + Box + ",\"prob\":0.25}", 1.0, "there is no Confidence, which is 1 then. Members that were not read: prob.")]
    [InlineData("{\"Path\":\"a.jpg\",\"predictions\":[{" + Box + ",\"Conf\":0.25}]}", 1.0, "there is no Confidence, which is 1 then. Members that were not read: Conf.")]
    [InlineData("{" + Box + ",\"Confidence\":1,\"prob\":0.25}", 1.0)]
    [InlineData("{" + Box + "}", 1.0)]
    public void JSON_lines_have_a_score_and_tell_of_others(string line, double expected, string? warning = null)
    {
        Folder.Put("a.jsonl", line + "\n" + line + "\n");
        Assert.All(Folder.Read(DatasetFormat.JsonLines, "a.jsonl").SelectMany(r => r.Predictions), p => Assert.Equal(expected, p.Confidence));
        Assert.Empty(Folder.Problems);
        Assert.Equal(warning is null ? [] : [$"{Folder["a.jsonl"]}, line 1: {warning}"], Folder.Warnings);
    }

    // The format's own name counts first.
    [Theory]
    [InlineData("\"score\":0.25,\"confidence\":0.5", 0.25)]
    [InlineData("\"prob\":0.5,\"Score\":0.25", 0.25)]
    [InlineData("\"confidence\":0.25,\"conf\":0.5", 0.25)]
    [InlineData("\"probability\":\"0.25\"", 0.25)]
    [InlineData("\"confidence_score\":null,\"score\":null,\"conf\":0.25", 0.25)]
    [InlineData("\"detection score\":0.25", 0.25)]
    [InlineData("\"confidence\":\"high\",\"score\":0.25", 0.25)]
    [InlineData("\"Confidence\":0.25,\"confidence\":0.5", 0.25)]
    [InlineData("\"Confidence\":null,\"confidence\":0.25,\"CONFIDENCE\":\"high\"", 0.25)]
    [InlineData("\"Score\":0.5,\"score\":0.25", 0.25)]
    [InlineData("\"score\":\"0.25\"", 0.25)]
    [InlineData("\"confidence\":null", 1.0)]
    [InlineData("\"confidence\":\"high\"", 1.0, "confidence")]
    [InlineData("\"scores\":[0.25,{\"a\":1}]", 1.0, "scores")]
    [InlineData("\"Prob\":NaN", 1.0, "Prob")]
    public void COCO_and_LabelMe_have_several_and_tell_of_what_is_not_read(string members, double expected, string? unread = null)
    {
        Put(members);
        Assert.Equal([expected, expected], Folder.Read(DatasetFormat.Coco, "coco.json").Single().Predictions.Select(p => p.Confidence));
        Assert.Equal([expected, expected], Folder.Read(DatasetFormat.LabelMe, "set").Select(r => Assert.Single(r.Predictions).Confidence));
        Assert.Empty(Folder.Problems);
        const string Start = "there is no score, so the confidence is 1. A member that was not read, because it is not a number: ";
        Assert.Equal(
            unread is null ? [] : [
                $"{Folder["coco.json"]}, line 1: annotations[0]: {Start}{unread}. This warning is shown once per file.",
                $"{Folder["set/a.json"]}: {Start}{unread}. This warning is shown once.",
            ],
            Folder.Warnings);
    }

    [Theory]
    [InlineData("\"conf\":0.5,\"conf\":0.25", "two members named conf.")]
    [InlineData("\"conf\":0.5,\"Conf\":0.5,\"Conf\":0.25", "two members named Conf.")]
    [InlineData("\"score\":0.5,\"score\":0.5", "two members named score.")]
    [InlineData("\"confidence\":95", "(has a|the) confidence (of )?95(, which)? must be from 0 to 1")]
    [InlineData("\"Conf\":95,\"prob\":0.5", "(has a|the) Conf (of )?95(, which)? must be from 0 to 1")]
    [InlineData("\"score\":\"95\",\"confidence\":0.5", "(has a|the) score (of )?95(, which)? must be from 0 to 1")]
    [InlineData("\"score\":\"high\"", "score (that )?is not a number")]
    [InlineData("\"score\":NaN", "NaN")]
    public void Confidence_twice_or_outside_its_range_is_an_error_for_each_object(string members, string expected)
    {
        Put(members);
        _ = Folder.Read(DatasetFormat.Coco, "coco.json");
        _ = Folder.Read(DatasetFormat.LabelMe, "set");
        Assert.Equal(4, Folder.Problems.Count);
        Assert.All(Folder.Problems, p => Assert.Matches(expected, p.Message));
    }

    [Fact]
    public void A_score_twice_is_an_error()
    {
        Folder.Put("a.jsonl", "{" + Box + ",\"score\":0.25,\"score\":0.5}\n");
        Assert.Empty(Folder.Read(DatasetFormat.JsonLines, "a.jsonl"));
        Assert.Contains("two members named score", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Element_of_a_name_in_two_spellings_is_an_error()
    {
        Folder.Put(
            "a.xml",
            "<annotation><filename>a.jpg</filename><object><name>x</name><conf-score/><confidence_score>0.5</confidence_score><ConfidenceScore>0.25</ConfidenceScore>"
                + "<bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax><ymax>4</ymax></bndbox></object></annotation>");
        Assert.Empty(Folder.Read(DatasetFormat.Voc, "a.xml").SelectMany(r => r.Predictions));
        Assert.Contains("confidence_score occurs twice.", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    // The first pass refuses it, as building the document takes a time that grows with the square of their number.
    [Fact]
    public void An_element_with_many_attributes_is_one_error()
    {
        var text = new StringBuilder("<annotation ");
        for (var i = 0; i < 2_000; i++)
        {
            _ = text.Append($"a{i}=\"\" ");
        }

        Folder.Put("a.xml", text + "><filename>a.jpg</filename></annotation>");
        Assert.Empty(Folder.Read(DatasetFormat.Voc, "a.xml"));
        Assert.Contains("an element has more than 1000 attributes", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    private void Put(string members)
    {
        var annotation = "{\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3,4]," + members + "}";
        Folder.Put("coco.json", "{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\"}],\"categories\":[{\"id\":1,\"name\":\"x\"}],\"annotations\":[" + annotation + "," + annotation + "]}");
        foreach (var name in new[] { "a", "b" })
        {
            Folder.Put($"set/{name}.json", "{\"imagePath\":\"" + name + ".jpg\",\"shapes\":[{\"label\":\"x\",\"points\":[[1,1],[2,1],[2,2]]," + members + "}]}");
        }
    }

    private double Only(DatasetFormat format, string file)
    {
        var read = Folder.Read(format, file);
        Assert.Empty(Folder.Problems);
        return Assert.Single(Assert.Single(read).Predictions).Confidence;
    }
}
