using System;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>The endpoint's own answers as lines of a data set, and sizes of images that cannot be.</summary>
public sealed class RawAnswerTests : DatasetReading
{
    private const string Box = "\"x\":5,\"y\":6,\"width\":4,\"height\":2,\"confidence\":0.5,\"class\":\"cat\"";

    [Theory]
    [InlineData("""{"predictions":[{BOX}],"image":{"width":640,"height":480},"time":0.1}""")]
    [InlineData("""{"image":{"width":"640","height":"480"},"predictions":[{BOX}]}""")]
    [InlineData("""{"image":{"width":1,"height":480},"ImageWidth":640,"predictions":[{BOX}]}""")]
    public void The_size_of_the_image_is_read(string line)
    {
        var read = Assert.Single(Read(line));
        Assert.Equal((640, 480), (read.ImageWidth, read.ImageHeight));
        Assert.Equal((640, 480), (read.Predictions[0].ImageWidth, read.Predictions[0].ImageHeight));
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData("""{"predictions":[{BOX}],"image":"a.jpg"}""")]
    [InlineData("""{"predictions":[{BOX}],"image":{"width":0,"height":null}}""")]
    [InlineData("""{"predictions":[{BOX}],"image":null}""")]
    public void An_image_without_a_size_is_no_error(string line)
    {
        var read = Assert.Single(Read(line));
        Assert.Equal((null, null), (read.ImageWidth, read.ImageHeight));
        Assert.Empty(Folder.Problems);
    }

    // As roboflow-python's model.predict(...).json() writes them.
    [Theory]
    [InlineData("""{"predictions":[{BOX,"image_path":"a.jpg","prediction_type":"ObjectDetectionModel"}],"image":{"width":"640","height":"480"}}""")]
    [InlineData("""{"predictions":[{BOX,"image_path":"./a.jpg"},{BOX,"image_path":"./a.jpg"}]}""")]
    [InlineData("""{"image_path":"a.jpg","predictions":[{BOX}]}""")]
    [InlineData("""{"Path":"a.jpg","predictions":[{BOX,"image_path":"b.jpg"}]}""")]
    [InlineData("""{BOX,"image_path":"a.jpg","prediction_type":"ObjectDetectionModel"}""")]
    public void The_path_of_the_image_that_the_vendors_library_writes_is_read(string line)
    {
        Folder.Put("a.jpg", "pixels");
        var read = Assert.Single(Read(line));
        Assert.Equal(Folder["a.jpg"], read.Path);
        Assert.All(read.Predictions, p => Assert.Equal(Folder["a.jpg"], p.Path));
        Assert.Empty(Folder.Problems);
        Assert.Empty(Folder.Warnings);
    }

    [Theory]
    [InlineData("""{"predictions":[{BOX,"image_path":"a.jpg"},{BOX,"image_path":"b.jpg"}]}""", "image_path of its predictions")]
    [InlineData("""{"predictions":[{BOX,"imageName":"a.jpg"}]}""", "imageName of its predictions")]
    [InlineData("""{"frame":"a.jpg","predictions":[{BOX,"file":"a.jpg"}]}""", "frame, file of its predictions")]
    [InlineData("""{"predictions":[{BOX,"prediction_type":"x","detection_id":"y"}]}""", null)]
    public void A_path_that_is_not_read_is_told(string line, string? members)
    {
        Assert.Null(Assert.Single(Read(line)).Path);
        Assert.Equal(
            members is null ? [] : [$"{Folder["a.jsonl"]}, line 1: there is no Path. Members that were not read: {members}."], Folder.Warnings);
    }

    [Theory]
    [InlineData("\"tracker_id\":9,\"detection_id\":\"d\",\"parent_id\":7", "9 d 7")]
    [InlineData("\"tracker_id\":\"t\",\"detection_id\":12345678901234567890,\"parent_id\":null", "t 12345678901234567890 ")]
    [InlineData("\"TrackerId\":9,\"DetectionId\":\"d\"", "9 d ")]
    public void Ids_are_read_as_numbers_and_as_texts(string ids, string expected)
    {
        string[] lines = [$"{{\"inference_id\":\"i\",\"predictions\":[{{{Box},{ids}}}]}}", $"{{{Box},{ids}}}"];
        var read = Read(string.Join("\n", lines));
        Assert.Equal([expected, expected], read.SelectMany(r => r.Predictions).Select(p => $"{p.TrackerId} {p.DetectionId} {p.ParentId}"));
        Assert.Equal("i", read[0].InferenceId);
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData("\"rle\":{\"size\":[20,10],\"counts\":\"abc\"}", "10 x 20 abc")]
    [InlineData("\"rle\":{\"counts\":\"abc\",\"size\":[20,10]}", "10 x 20 abc")]
    [InlineData("\"Mask\":{\"Width\":10,\"Height\":20,\"Counts\":\"abc\"}", "10 x 20 abc")]
    [InlineData("\"keypoints\":[{\"x\":1,\"y\":2,\"class_name\":\"nose\"}]", "nose 100.0% (1, 2)")]
    [InlineData("\"keypoints\":[{\"x\":1,\"y\":2,\"class_name\":\"?\",\"class\":\"nose\"}]", "nose 100.0% (1, 2)")]
    [InlineData("\"keypoints\":[{\"x\":1,\"y\":2,\"class\":\"nose\",\"class_name\":\"?\"}]", "nose 100.0% (1, 2)")]
    public void Masks_and_names_of_key_points_are_read(string members, string expected)
    {
        var read = Assert.Single(Read($"{{\"predictions\":[{{BOX,{members}}}]}}")).Predictions[0];
        Assert.Equal(expected, read.Mask?.ToString() ?? read.Keypoints![0].ToString());
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData("Mask is not compressed run lengths with a size.", """{BOX,"rle":{"size":[20,10],"counts":[1,2]}}""")]
    [InlineData("Mask is not compressed run lengths with a size.", """{BOX,"rle":{"size":[20,10],"counts":"a","counts":"b"}}""")]
    [InlineData("the line is a list, but JSON Lines has one object in each line: write them with ForEach-Object { ConvertTo-Json $_ -Compress -Depth 9 }, or jq -c '.[]'.", """ [{BOX},{BOX}]""")]
    [InlineData("Mask is not an object.", """{BOX,"rle":"abc"}""")]
    [InlineData("the width of the image is negative.", """{"ImageWidth":-640,"predictions":[]}""")]
    [InlineData("the height of the image is negative.", """{"image":{"width":640,"height":"-480"},"predictions":[{BOX}]}""")]
    [InlineData("the height of the image is negative.", """{BOX,"ImageWidth":640,"ImageHeight":-1}""")]
    [InlineData("the width of the image is negative.", """{"predictions":[{BOX,"ImageWidth":-1}]}""")]
    [InlineData("the width of the image is not a number.", """{"image":{"width":"wide","height":480},"predictions":[{BOX}]}""")]
    [InlineData("the size of the image is stated twice.", """{"image":{"width":640,"height":480,"width":641},"predictions":[{BOX}]}""")]
    [InlineData("the size of the image is stated twice.", """{"image":{"width":640},"predictions":[{BOX}],"image":{"height":480}}""")]
    [InlineData("TrackerId is not a text.", """{BOX,"tracker_id":[1]}""")]
    public void An_impossible_member_is_an_error_at_its_line(string cause, string line)
    {
        Assert.Equal(["cat 3 5 7 7"], Boxes(Read($"{{{Box}}}\n{line}")));
        AssertProblem(0, "a.jsonl", 2);
        Assert.EndsWith(cause, Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Path,Class,X,Y,Width,Height,ImageWidth,ImageHeight", "a.jpg,cat,5,6,4,2,WIDTH,480")]
    [InlineData("Path,Class,X,Y,Width,Height,ImageWidth,ImageHeight,ResultNumber", "a.jpg,,,,,,WIDTH,480,1")]
    [InlineData("filename,width,height,class,xmin,ymin,xmax,ymax", "a.jpg,WIDTH,480,cat,1,2,3,4")]
    public void So_is_a_negative_size_in_CSV(string header, string row)
    {
        Folder.Put("a.csv", $"{header}\n{row.Replace("WIDTH", "-640", StringComparison.Ordinal)}\n{row.Replace("WIDTH", "640", StringComparison.Ordinal)}\n");
        Assert.Equal(640, Assert.Single(Folder.Read(DatasetFormat.Csv, "a.csv")).ImageWidth);
        AssertProblem(0, "a.csv", 2);
        Assert.EndsWith("the width of the image is negative.", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    private DetectionResult[] Read(string lines)
    {
        Folder.Put("a.jsonl", lines.Replace("BOX", Box, StringComparison.Ordinal));
        return Folder.Read(DatasetFormat.JsonLines, "a.jsonl");
    }

    // A table of these columns is told in the same way.
    [Theory]
    [InlineData("""{"image":"a.jpg","label":"cat",BOX}""", "there is no Path and no Class. Members that were not read: image, label.")]
    [InlineData("""{"file":"a.jpg",BOX,"class":"cat"}""", "there is no Path. Members that were not read: file.")]
    [InlineData("""{"file":"a.jpg","predictions":[]}""", "there is no Path. Members that were not read: file.")]
    [InlineData("""{"path":"a.jpg",BOX,"class":"cat","note":"x"}""", null)]
    [InlineData("""{BOX,"class":"cat","detection_id":"x"}""", null)]
    [InlineData("""{"image":{"width":9,"height":9},"predictions":[],"inference_id":"x"}""", null)]
    public void Texts_under_other_names_are_told_once_where_the_image_or_the_class_is_missing(string line, string? expected)
    {
        line = line.Replace("BOX", "\"x\":5,\"y\":5,\"width\":2,\"height\":2", StringComparison.Ordinal);
        Folder.Put("a.jsonl", line + "\n" + line + "\n");
        Assert.NotEmpty(Folder.Read(DatasetFormat.JsonLines, "a.jsonl"));
        Assert.Empty(Folder.Problems);
        Assert.Equal(expected is null ? [] : [$"{Folder["a.jsonl"]}, line 1: {expected}"], Folder.Warnings);
    }
}
