using System.IO;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Images;

/// <summary>An image without an extension is not another image with that stem.</summary>
public sealed class NameWithoutExtensionTests : DatasetReading
{
    [Theory]
    [InlineData("IMG1", "IMG1 img1.png")]
    [InlineData("IMG1", "IMG1 IMG1.png")]
    [InlineData("IMG1", "IMG1")]
    [InlineData("IMG1", "IMG1.jpg")]
    [InlineData("IMG1.heic", "IMG1.heic IMG1.jpg")]
    public void Name_in_a_file_is_first_taken_as_it_is(string name, string files)
    {
        Put(files);
        Folder.Put("coco.json", $$"""{"images":[{"id":1,"file_name":"{{name}}","width":9,"height":9}],"annotations":[],"categories":[]}""");
        Folder.Put("voc/a.xml", $"<annotation><filename>{name}</filename><size><width>9</width><height>9</height></size></annotation>");
        var expected = Folder[files.Split(' ')[0]];
        Assert.Equal(expected, Assert.Single(Folder.Read(DatasetFormat.Coco, "coco.json")).Path);
        foreach (var file in files.Split(' '))
        {
            File.Move(Folder[file], Folder["voc/" + file]);
        }

        Assert.Equal(Folder["voc/" + files.Split(' ')[0]], Assert.Single(Folder.Read(DatasetFormat.Voc, "voc")).Path);
        Assert.Empty(Folder.Problems);
    }

    [Theory]
#if NET
    // .NET Framework compares names as Windows does, without regard to case.
    [InlineData("IMG1 img1.png", "IMG1")]
#endif
    [InlineData("IMG1 IMG1.png", "IMG1.png")]
    [InlineData("IMG1.heic img1.png", "img1.png")]
    public void Label_file_belongs_to_the_image_with_its_stem(string files, string expected)
    {
        Put(files);
        Folder.Put("IMG1.xml", "<annotation><size><width>9</width><height>9</height></size></annotation>");
        var read = Folder.Read(DatasetFormat.Voc, "IMG1.xml");
        Assert.Equal(Folder[expected], Assert.Single(read).Path);
    }

    // Photos of phones are labeled as they are, and converted for training.
    [Theory]
    [InlineData(DatasetFormat.Coco, "IMG1.HEIC")]
    [InlineData(DatasetFormat.LabelMe, "IMG1.HEIC")]
    [InlineData(DatasetFormat.LabelMe, "../images/IMG1.dng")]
    public void Converted_image_of_a_format_that_is_not_decoded_is_found(DatasetFormat format, string name)
    {
        Folder.Put("set/images/IMG1.jpg", "pixels");
        Folder.Put("set/labels/set.json", format == DatasetFormat.Coco
            ? $$"""{"images":[{"id":1,"file_name":"{{name}}","width":9,"height":9}],"annotations":[],"categories":[]}"""
            : $$"""{"shapes":[],"imagePath":"{{name}}","imageWidth":9,"imageHeight":9}""");
        Assert.Equal(Folder["set/images/IMG1.jpg"], Assert.Single(Folder.Read(format, "set")).Path);
        Assert.Empty(Folder.Problems);
    }

    // A mask or a thumbnail next to the labels can have the image's stem.
    [Theory]
    [InlineData(DatasetFormat.Coco, "images/IMG1.jpg", "images/IMG1.jpg")]
    [InlineData(DatasetFormat.LabelMe, "images/IMG1.jpg", "images/IMG1.jpg")]
    [InlineData(DatasetFormat.Coco, "images/other.jpg", "IMG1.png")]
    public void Named_image_elsewhere_counts_before_one_with_another_extension(DatasetFormat format, string image, string expected)
    {
        Put("IMG1.png " + image);
        Folder.Put("set.json", format == DatasetFormat.Coco
            ? """{"images":[{"id":1,"file_name":"IMG1.jpg","width":9,"height":9}],"annotations":[],"categories":[]}"""
            : """{"shapes":[],"imagePath":"IMG1.jpg","imageWidth":9,"imageHeight":9}""");
        Assert.Equal(Folder[expected], Assert.Single(Folder.Read(format, "set.json")).Path);
        Assert.Empty(Folder.Problems);
    }

    private void Put(string files)
    {
        foreach (var file in files.Split(' '))
        {
            Folder.Put(file, "content");
        }
    }
}
