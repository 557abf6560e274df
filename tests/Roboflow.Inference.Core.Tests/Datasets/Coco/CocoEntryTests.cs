using System;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Coco;

/// <summary>Ids beyond 64 bits, and members of annotations that other tools write in another form.</summary>
public sealed class CocoEntryTests : DatasetReading
{
    private const string Cat = "[{\"id\":1,\"name\":\"cat\"}]";
    private const string Both = "[{\"id\":1,\"file_name\":\"a.jpg\"},{\"id\":2,\"file_name\":\"b.jpg\"}]";

    [Theory]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567891")]
    [InlineData("18446744073709551616", "18446744073709551617")]
    [InlineData("9007199254740993.0", "9007199254740992.0")]
    [InlineData("1e400", "1e401")]
    [InlineData("1e-1", "1e-2")]
    [InlineData("1e99999999999999999999", "2e99999999999999999999")]
    public void Long_ids_are_not_confused(string first, string second)
    {
        Put(
            $"{{\"id\":{first},\"file_name\":\"a.jpg\"}},{{\"id\":{second},\"file_name\":\"b.jpg\"}}",
            $"\"image_id\":{second},\"category_id\":1,\"bbox\":[1,2,3,4]");
        var read = Folder.Read(DatasetFormat.Coco, "a.json");
        Assert.Empty(Folder.Problems);
        Assert.EndsWith("b.jpg", Assert.Single(read, r => r.Predictions.Count == 1).Path, StringComparison.Ordinal);
        Assert.Equal(2, read.Length);
    }

    [Theory]
    [InlineData("123456789012345678901", "\"123456789012345678901\"")]
    [InlineData("12345678901234567890.0", "12345678901234567890")]
    [InlineData("1.50", "15e-1")]
    [InlineData("1.5", "\"1.5\"")]
    [InlineData("0.001", "1E-3")]
    [InlineData("100e-2", "1")]
    [InlineData("-0.0", "0")]
    [InlineData("5e+18", "5000000000000000000")]
    public void An_id_is_the_same_however_it_is_written(string first, string second)
    {
        Put($"{{\"id\":{first},\"file_name\":\"a.jpg\"}}", $"\"image_id\":{second},\"category_id\":1,\"bbox\":[1,2,3,4]");
        Assert.Single(Folder.Read(DatasetFormat.Coco, "a.json")[0].Predictions);
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData("\"99.5\"", 99.5)]
    [InlineData("99.5", 99.5)]
    [InlineData("-1", null)]
    [InlineData("NaN", null)]
    public void An_area_can_be_text_and_an_impossible_one_is_unknown(string area, double? expected)
    {
        Put("{\"id\":1,\"file_name\":\"a.jpg\"}", $"\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3,4],\"area\":{area}");
        Assert.Equal(expected, Assert.Single(Folder.Read(DatasetFormat.Coco, "a.json")[0].Predictions).Area);
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData("3000000000", null)]
    [InlineData("1.5", null)]
    [InlineData("1e20", null)]
    [InlineData("2.0", 2)]
    [InlineData("\"person\"", null, false)]
    public void A_category_id_that_is_no_class_number_is_one_warning(string id, int? expected, bool isNumber = true)
    {
        Folder.Put(
            "a.json",
            $$$"""
            {"images":[{"id":1,"file_name":"a.jpg"}],"annotations":[{"image_id":1,"category_id":{{{id}}},"bbox":[1,2,3,4]}],
              "categories":[{"id":{{{id}}},"name":"cat"},{"id":7000000000,"name":"dog"}]}
            """);
        Assert.Equal(("cat", expected), Folder.Read(DatasetFormat.Coco, "a.json")[0].Predictions.Select(p => (p.Class, p.ClassId)).Single());
        Assert.StartsWith(
            $"{Folder["a.json"]}, line 2: the category '{(isNumber && expected is null ? "cat" : "dog")}' and any others like it have no class number: ",
            Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("640.5", null)]
    [InlineData("\"640.5\"", null)]
    [InlineData("640.0", 640)]
    [InlineData("\"640\"", 640)]
    public void A_size_with_a_fraction_is_an_error(string width, int? expected)
    {
        Put($"{{\"id\":1,\"file_name\":\"a.jpg\",\"width\":{width},\"height\":480}}", "\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3,4]");
        Assert.Equal(expected, Folder.Read(DatasetFormat.Coco, "a.json").SingleOrDefault()?.ImageWidth);
        Assert.Equal(
            expected is null ? ["images[0] has a width of 640.5, which is not a whole number, so 1 annotation is left out."] : [],
            Folder.Problems.Select(p => p.Message.Split(": ")[1]));
    }

    [Theory]
    [InlineData("\"coco_url\":\"http://h/x\\ud800.jpg\",\"file_name\":\"a.jpg\"", "a.jpg")]
    [InlineData("\"flickr_url\":\"http://h/x\\ud800.jpg\",\"file_name\":\"a.jpg\",\"coco_url\":\"\\ud800\"", "a.jpg")]
    [InlineData("\"flickr_url\":\"http://h/x\\ud800.jpg\",\"coco_url\":\"http://h/b.jpg\"", "b.jpg")]
    [InlineData("\"coco_url\":\"http://h/x\\ud800.jpg\"", null)]
    public void An_address_that_is_not_needed_can_be_anything(string members, string? expected)
    {
        Put($"{{\"id\":1,{members}}}", "\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3,4]");
        var read = Folder.Read(DatasetFormat.Coco, "a.json").SingleOrDefault();
        Assert.Equal((expected, expected is null ? 0 : 1), (System.IO.Path.GetFileName(read?.Path), read?.Predictions.Count ?? 0));
        Assert.Equal(
            expected is null ? ["images[0] contains text that is not UTF-8, so 1 annotation is left out."] : [],
            Folder.Problems.Select(p => p.Message.Split(": ")[1]));
    }

    // The lists beside the objects in the download of the COCO data set.
    [Theory]
    [InlineData("{\"id\":1,\"image_id\":1,\"caption\":\"a cat\"},{\"id\":2,\"image_id\":2,\"caption\":\"a bbox\"}", 0, "the annotations are captions, not objects: nothing of the file is read.")]
    [InlineData("{\"image_id\":1,\"segments_info\":[{\"id\":1,\"bbox\":[1,1,2,2]}]}", 0, "the annotations are panoptic segments, not objects: nothing of the file is read.")]
    [InlineData("{\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3,4]},{\"image_id\":1,\"caption\":\"a cat\"}", 2, "1 annotation with captions rather than an object cannot be read.")]
    [InlineData("{\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3,4],\"caption\":\"a cat\"}", 2, null)]
    public void Annotations_without_objects_are_one_error(string annotations, int images, string? expected)
    {
        Folder.Put("a.json", $"{{\"images\":{Both},\"categories\":{Cat},\"annotations\":[{annotations}]}}");
        Assert.Equal(images, Folder.Read(DatasetFormat.Coco, "a.json").Length);
        Assert.Equal(expected is null ? 0 : 1, Folder.Problems.Count);
        Assert.All(Folder.Problems, p => Assert.EndsWith("line 1: " + expected, p.Message, StringComparison.Ordinal));
    }

    // What is not read has a cause of its own then.
    [Theory]
    [InlineData("{\"image_id\":1,\"category_id\":1,\"caption\":\"hand\",\"keypoints\":[5,5,2]}", "annotations[0] has neither a bbox nor a segmentation.")]
    [InlineData("{\"image_id\":1,\"category_id\":1},{\"image_id\":1,\"caption\":\"a\"}", "annotations[0] has neither a bbox nor a segmentation.",
        "1 annotation with captions rather than an object cannot be read.")]
    public void Captions_beside_objects_that_are_not_read_are_not_all_of_the_file(string annotations, params string[] expected)
    {
        Folder.Put("a.json", $"{{\"images\":{Both},\"categories\":{Cat},\"annotations\":[{annotations}]}}");
        Assert.Equal(2, Folder.Read(DatasetFormat.Coco, "a.json").Length);
        Assert.Equal(expected, Folder.Problems.Select(p => p.Message.Split("line 1: ")[1]));
    }

    [Fact]
    public void A_box_in_another_form_is_described_as_such()
    {
        Put("{\"id\":1,\"file_name\":\"a.jpg\"}", "\"image_id\":1,\"category_id\":1,\"bbox\":{\"x\":1}");
        _ = Folder.Read(DatasetFormat.Coco, "a.json");
        Assert.Contains("has a bbox that is not a list of left, top, width and height", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{\"id\":1,\"file_name\":\"a.jpg\"},{\"id\":2}]", Cat, 1, "images[1] has no file_name, so 2 annotations are left out.")]
    [InlineData("[{\"id\":1},{\"id\":\"2\",\"file_name\":\"b.jpg\"}]", Cat, 2, "images[0] has no file_name, so 1 annotation is left out.")]
    [InlineData("[{\"id\":1,\"file_name\":\"a.jpg\"},{\"id\":3,\"id\":2}]", Cat, 1, "images[1] has two members named id, so 2 annotations are left out.")]
    [InlineData("[{\"id\":1,\"file_name\":\"a.jpg\"},{}]", Cat, 1, "images[1] has no id.|image that is not in the file.|image that is not in the file.")]
    [InlineData("[{\"id\":1,\"file_name\":\"a.jpg\"},{\"id\":true}]", Cat, 1,
        "images[1] has no id that is a number or a text.|image that is not in the file.|image that is not in the file.")]
    [InlineData(Both, "[{\"id\":1}]", 0, "categories[0] has no name, so 3 annotations are left out.")]
    [InlineData(Both, "[{\"id\":1,\"name\":\"x\",\"name\":\"y\"},{\"id\":2}]", 0, "two members named name, so 3 annotations are left out.|[1] has no name.")]
    [InlineData(Both, "{}", 0, "categories is not a list, so 3 annotations are left out.")]
    public void Annotations_of_an_invalid_entry_are_counted_in_its_error(string images, string categories, int kept, string expected)
    {
        Folder.Put(
            "a.json",
            $$"""
            {"images":{{images}},"categories":{{categories}},"annotations":[{"image_id":1,"category_id":1,"bbox":[1,2,3,4]},
              {"image_id":2,"category_id":1,"bbox":[1,2,3,4]},{"image_id":2,"category_id":1,"bbox":[5,6,7,8]}]}
            """);
        Assert.Equal(kept, Folder.Read(DatasetFormat.Coco, "a.json").Sum(r => r.Predictions.Count));
        Assert.All(expected.Split('|').Zip(Folder.Problems, (e, p) => (e, p.Message)), x => Assert.EndsWith(x.e, x.Message, StringComparison.Ordinal));
        Assert.Equal(expected.Split('|').Length, Folder.Problems.Count);
    }

    private void Put(string images, string annotation) =>
        Folder.Put("a.json", $"{{\"images\":[{images}],\"annotations\":[{{{annotation}}}],\"categories\":[{{\"id\":1,\"name\":\"cat\"}}]}}");

    // Darwin's and Datumaro's files have members of the same names.
    [Theory]
    [InlineData("""{"item":{"name":"a.jpg"},"annotations":[{"name":"ship"},{"name":"ship"}]}""")]
    [InlineData("""{"categories":{"label":{}},"items":[]}""")]
    public void A_file_of_another_format_is_one_error(string json)
    {
        Folder.Put("a.json", json);
        Assert.Empty(Folder.Read(DatasetFormat.Coco, "a.json"));
        Assert.Contains("it has no list of images", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }
}
