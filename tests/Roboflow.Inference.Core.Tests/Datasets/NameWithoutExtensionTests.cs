using System.IO;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets;

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

    private void Put(string files)
    {
        foreach (var file in files.Split(' '))
        {
            Folder.Put(file, "content");
        }
    }
}
