using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Coco;

/// <summary>Images that a COCO file names only by their addresses, as LVIS does, and files without annotations, as those of test sets.</summary>
public sealed class CocoImageNameTests : DatasetReading
{
    private const string Annotated = "\"annotations\":[{\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3,4]}],\"categories\":[{\"id\":1,\"name\":\"cat\"}]";

    [Theory]
    [InlineData("\"coco_url\":\"http://images.cocodataset.org/train2017/1.jpg\"", "1.jpg")]
    [InlineData("\"coco_url\":\"http://x/train2017/1.jpg\",\"file_name\":\"a.jpg\"", "a.jpg")]
    [InlineData("\"coco_url\":\"http://x/val2017/1.jpg\",\"file_name\":\"\"", "1.jpg")]
    [InlineData("\"flickr_url\":\"http://farm8.staticflickr.com/7/2_z.jpg\",\"coco_url\":\"https://x/1.jpg?size=large#top\"", "1.jpg")]
    [InlineData("\"flickr_url\":\"http://farm8.staticflickr.com/7/2_z.jpg\",\"coco_url\":null", "2_z.jpg")]
    [InlineData("\"coco_url\":\"http://x/a/..%2F..%2Fsecret.jpg\"", "secret.jpg")]
    [InlineData("\"coco_url\":\"http://x/a%5C..%5Csecret.jpg\"", "a%5C..%5Csecret.jpg")]
    public void An_image_without_a_file_name_has_the_last_part_of_its_address(string members, string expected)
    {
        Folder.Put("a.json", $"{{\"images\":[{{\"id\":1,{members}}}],{Annotated}}}");
        var read = Assert.Single(Folder.Read(DatasetFormat.Coco, "a.json"));
        Assert.Equal(Folder[expected], read.Path);
        Assert.Single(read.Predictions);
        Assert.Empty(Folder.Problems);
        Assert.Empty(Folder.Warnings);
    }

    [Theory]
    [InlineData("\"coco_url\":\"http://x/train2017/\"")]
    [InlineData("\"coco_url\":\"http://x\",\"flickr_url\":7")]
    [InlineData("\"coco_url\":\"file:///etc/passwd\"")]
    [InlineData("\"coco_url\":\"/etc/passwd\"")]
    public void An_address_without_a_name_is_none(string members)
    {
        Folder.Put("a.json", $"{{\"images\":[{{\"id\":1,{members}}}],{Annotated}}}");
        Assert.Empty(Folder.Read(DatasetFormat.Coco, "a.json"));
        Assert.EndsWith("images[0] has no file_name, so 1 annotation is left out.", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    // LVIS' validation images are in the folders train2017 and val2017.
    [Theory]
    [InlineData("coco", "coco/annotations/lvis_v1_val.json")]
    [InlineData("coco", "coco/annotations")]
    [InlineData("coco", "coco")]
    [InlineData("elsewhere", "coco/annotations/lvis_v1_val.json")]
    public void Images_of_several_folders_are_found_by_the_folder_in_their_address(string images, string path)
    {
        Folder.Put(
            "coco/annotations/lvis_v1_val.json",
            $$"""{"images":[{"id":1,"coco_url":"http://x/val2017/1.jpg"},{"id":2,"coco_url":"http://x/train2017/2.jpg"}],{{Annotated}}}""");
        Folder.Put(images + "/val2017/1.jpg", "pixels");
        Folder.Put(images + "/train2017/2.jpg", "pixels");
        var read = Folder.Read(
            DatasetFormat.Coco, path, o => o with { ReadSize = _ => (40, 30), ImageFolder = images == "coco" ? null : Folder[images] });
        Assert.Equal([Folder[$"{images}/val2017/1.jpg"], Folder[$"{images}/train2017/2.jpg"]], read.Select(r => Path.GetFullPath(r.Path!)));
        Assert.Empty(Folder.Warnings);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(",\"categories\":[{\"id\":1,\"name\":\"cat\"}]", true)]
    [InlineData(",\"annotations\":[]", false)]
    [InlineData(",\"annotations\":null", true)]
    public void A_file_without_annotations_is_one_warning(string members, bool isTold)
    {
        Folder.Put("a.json", $$"""{"images":[{"id":1,"file_name":"a.jpg"},{"id":2,"file_name":"b.jpg"}]{{members}}}""");
        Assert.Equal([0, 0], Folder.Read(DatasetFormat.Coco, "a.json").Select(r => r.Predictions.Count));
        Assert.Empty(Folder.Problems);
        Assert.Equal(isTold ? 1 : 0, Folder.Warnings.Count);
        Assert.All(Folder.Warnings, w => Assert.StartsWith($"{Folder["a.json"]} has no list of annotations", w, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_with_a_character_that_no_path_has_is_told_once()
    {
        Folder.Put("a.json", """{"images":[{"id":1,"file_name":"a\u0000.jpg"},{"id":2,"file_name":"b\u0000.jpg"}],"annotations":[],"categories":[]}""");
        Assert.Equal(2, Folder.Read(DatasetFormat.Coco, "a.json").Length);
        Assert.Equal(
            $"{Folder["a.json"]} names an image with a character that no path can have, U+0000. Such images are not searched for. This warning is shown once.",
            Assert.Single(Folder.Warnings));
    }
}
