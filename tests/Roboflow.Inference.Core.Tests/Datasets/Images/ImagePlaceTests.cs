using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Images;

/// <summary>Where images are found, which of two is taken, and what is said of an image that cannot be read.</summary>
public sealed class ImagePlaceTests : DatasetReading
{
    // Label Studio names labels as in addresses, and images as they are.
    [Theory]
    [InlineData("c%20d", "c d.jpg", "c d.jpg 1")]
    [InlineData("d%C3%A9cran", "d\u00E9cran.jpg", "d\u00E9cran.jpg 1")]
    [InlineData("100%", "100%.jpg", "100%.jpg 1")]
    [InlineData("a%20b", "a%20b.jpg|a b.png", "a%20b.jpg 1 a b.png 0")]
    public void A_name_can_be_encoded_as_in_an_address(string label, string images, string expected)
    {
        Folder.Put("classes.txt", "cat");
        Folder.Put($"labels/{label}.txt", "0 0.5 0.5 1 1");
        foreach (var image in images.Split('|'))
        {
            Folder.Put("images/" + image, "pixels");
        }

        var read = Folder.Read(DatasetFormat.Yolo, ".", o => o with { ReadSize = _ => (40, 30) });
        Assert.Equal(expected, string.Join(" ", read.Select(r => $"{Path.GetFileName(r.Path)} {r.Predictions.Count}")));
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData("..%2Fsecret.jpg")]
    [InlineData("%2E%2E/secret.jpg")]
    [InlineData("a/%2E%2E/%2E%2E/secret.jpg")]
    public void An_encoded_name_leads_to_no_other_folder(string name)
    {
        Folder.Put("secret.jpg", "pixels");
        Folder.Put("set/a/b.jpg", "pixels");
        Folder.Put("set/a.json", """{"images":[{"id":1,"file_name":"NAME"}],"annotations":[],"categories":[]}""".Replace("NAME", name));
        var read = Folder.Read(DatasetFormat.Coco, "set/a.json", o => o with { ReadSize = p => throw new IOException(p) });
        Assert.Null(Assert.Single(read).ImageWidth);
    }

    private const string Coco = "{\"images\":[{\"id\":1,\"file_name\":\"NAME\"}],\"annotations\":[],\"categories\":[]}";
    private const string Voc = "<annotation><filename>a.jpg</filename></annotation>";

    [Theory]
    [InlineData(DatasetFormat.Coco, "annotations/instances_val2017.json", "val2017/a.jpg")]
    [InlineData(DatasetFormat.Coco, "annotations/person_keypoints_train.json", "images/train/a.jpg")]
    [InlineData(DatasetFormat.Coco, "labels.json", "data/a.jpg")]
    [InlineData(DatasetFormat.Voc, "labels/a.xml", "data/a.jpg")]
    public void Images_are_found_where_other_tools_put_them(DatasetFormat format, string file, string image)
    {
        Folder.Put("y/" + file, format == DatasetFormat.Coco ? Coco.Replace("NAME", "a.jpg", StringComparison.Ordinal) : Voc);
        Folder.Put("y/" + image, "pixels");
        foreach (var path in new[] { "y", "y/" + file })
        {
            Assert.Equal(Path.GetFullPath(Folder["y/" + image]), Path.GetFullPath(Assert.Single(Folder.Read(format, path)).Path!));
        }
    }

    [Theory]
    [InlineData("s3://bucket/a.jpg", true)]
    [InlineData("gs://bucket/x/a.jpg", true)]
    [InlineData("https://host/a.jpg?x=1", true)]
    [InlineData("file:///etc/passwd", false)]
    public void An_address_is_kept_and_one_of_this_machine_is_a_warning(string name, bool isQuiet)
    {
        Folder.Put("a.json", Coco.Replace("NAME", name, StringComparison.Ordinal));
        Assert.Equal(name, Assert.Single(Folder.Read(DatasetFormat.Coco, "a.json")).Path);
        Assert.Equal(isQuiet, Folder.Warnings.Count == 0);
    }

    [Theory]
    [InlineData(DatasetFormat.Yolo, "labels/a.txt", "")]
    [InlineData(DatasetFormat.Voc, "labels/a.xml", "<annotation></annotation>")]
    [InlineData(DatasetFormat.Voc, "labels/a.xml", "<annotation><filename>a.bmp</filename></annotation>")]
    public void Two_images_of_one_name_are_one_warning(DatasetFormat format, string file, string text)
    {
        Folder.Put(file, text);
        Folder.Put("images/a.jpg", "pixels");
        Folder.Put("images/a.png", "pixels");
        Folder.Put("images/b.jpg", "pixels");
        Assert.EndsWith("a.jpg", Folder.Read(format, ".")[0].Path, StringComparison.Ordinal);
        Assert.Contains("differ only in their extension", Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_an_extension_is_clear_and_so_is_one_in_a_list()
    {
        Folder.Put("a.xml", "<annotation><filename>a.PNG</filename></annotation>");
        Folder.Put("y/labels/a.txt", string.Empty);
        Folder.Put("y/train.txt", "images/a.png\n");
        foreach (var image in new[] { "a.jpg", "a.png", "y/images/a.jpg", "y/images/a.png" })
        {
            Folder.Put(image, "pixels");
        }

        Assert.EndsWith("a.png", Assert.Single(Folder.Read(DatasetFormat.Voc, "a.xml")).Path, StringComparison.Ordinal);
        Assert.EndsWith("a.png", Assert.Single(Folder.Read(DatasetFormat.Yolo, "y")).Path, StringComparison.Ordinal);
        Assert.Empty(Folder.Warnings);
    }

    // The layout says which image belongs to labels; the lists, only which extension it has in that place.
    [Theory]
    [InlineData("images/train/a.jpg", "images/a.png")]
    [InlineData("images/a.png", "images/train/a.jpg")]
    [InlineData("/other/place/images/train/a.jpg", "./images/a.png", "images/train/a.png", "images/a.jpg")]
    [InlineData("images\\a.png", "images\\train\\a.jpg", "images/train/a.jpeg", "images/a.jpeg")]
    public void Images_of_one_name_in_two_folders_are_not_confused_by_a_list(string first, string second, params string[] others)
    {
        Folder.Put("labels/a.txt", "0 0.5 0.5 1 1");
        Folder.Put("labels/train/a.txt", "0 0.5 0.5 0.5 0.5");
        Folder.Put("train.txt", first + "\n" + second);
        for (var run = 0; run < 2; run++)
        {
            var read = Folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (40, 30) });
            Assert.Equal(
                [Path.GetFullPath(Folder["images/a.png"]) + " 40", Path.GetFullPath(Folder["images/train/a.jpg"]) + " 20"],
                read.Where(r => r.Predictions.Count > 0).Select(r => $"{Path.GetFullPath(r.Path!)} {r.Predictions[0].Width}"));
            foreach (var image in others.Concat(["images/a.png", "images/train/a.jpg"]))
            {
                Folder.Put(image, "pixels");
            }
        }
    }

    [Fact]
    public void An_image_that_cannot_be_read_is_not_called_missing()
    {
        const string image = "a.png";
        Folder.Put("labels/a.txt", "0 0.5 0.5 0.2 0.2");
        Folder.Put("images/" + image, "no image");
        Assert.Empty(Folder.Read(DatasetFormat.Yolo, "."));
        Assert.Contains(image + ", the image of ", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
        Assert.Contains(", cannot be read, so its size is unknown", Folder.Problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("labels/a.xml,data/a.jpg", DatasetFormat.Voc)]
    [InlineData("labels/train/a.txt,images/train/a.jpg", DatasetFormat.Yolo)]
    [InlineData("labels/a.txt,labels/a.json", DatasetFormat.Yolo)]
    [InlineData("notes.json,classes.txt,labels/a.txt", DatasetFormat.Yolo)]
    public void Folders_of_other_tools_are_recognized(string files, DatasetFormat expected)
    {
        foreach (var file in files.Split(','))
        {
            Folder.Put(file, file == "notes.json" ? "{\"categories\":[{\"id\":0,\"name\":\"cat\"}]}" : "-");
        }

        Assert.Equal(expected, DatasetForm.Recognize(Folder["."], default));
    }

    [Fact]
    public void A_numeric_label_is_its_text_and_a_document_type_is_named()
    {
        Folder.Put("a.json", "{\"shapes\":[{\"label\":5,\"shape_type\":\"rectangle\",\"points\":[[1,2],[3,4]]}],\"imagePath\":\"a.jpg\"}");
        Assert.Equal("5", Folder.Read(DatasetFormat.LabelMe, "a.json")[0].Predictions[0].Class);
        Folder.Put("a.xml", "<!DOCTYPE annotation SYSTEM \"x.dtd\">" + Voc);
        Assert.Empty(Folder.Read(DatasetFormat.Voc, "a.xml"));
        Assert.Contains("it has a document type (<!DOCTYPE)", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("DtdProcessing", Folder.Problems[0].Message, StringComparison.Ordinal);
    }
}
