using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>What systems and tools leave in folders: macOS' files beside each file, copies in hidden folders, and links that lead nowhere.</summary>
public sealed class HiddenFileTests : DatasetReading
{
    [Theory]
    [InlineData(DatasetFormat.Yolo, "labels/a.txt", "0 0.5 0.5 0.2 0.2")]
    [InlineData(DatasetFormat.Yolo, "a.txt", "0 0.5 0.5 0.2 0.2")]
    [InlineData(DatasetFormat.Coco, "a.json", """{"images":[{"id":1,"file_name":"a.jpg"}],"annotations":[],"categories":[]}""")]
    [InlineData(DatasetFormat.Voc, "a.xml", "<annotation><filename>a.jpg</filename></annotation>")]
    [InlineData(DatasetFormat.LabelMe, "a.json", """{"imagePath":"a.jpg","shapes":[]}""")]
    [InlineData(DatasetFormat.Csv, "a.csv", "Path,X,Y,Width,Height\na.jpg,1,1,1,1\n")]
    [InlineData(DatasetFormat.JsonLines, "a.jsonl", """{"Path":"a.jpg","Predictions":[]}""")]
    public void Neither_macOS_files_nor_hidden_folders_are_read(DatasetFormat format, string file, string text)
    {
        var (folder, name) = (Path.GetDirectoryName(file)!, Path.GetFileName(file));
        Folder.Put(file, text);
        foreach (var image in new[] { "a.jpg", "images/a.jpg", "._a.jpg", "images/._a.jpg" })
        {
            Folder.Put(image, "pixels");
        }

        var one = Names(format);
        Folder.Put(Path.Combine(folder, "._" + name), "\0\u0005\u0016\u0007\0\u0002\0\0Mac OS X        ");
        Folder.Put(Path.Combine(folder, ".ipynb_checkpoints", Path.GetFileNameWithoutExtension(name) + "-checkpoint" + Path.GetExtension(name)), text);
        Folder.Put(Path.Combine(folder, ".git", "deep", name), text);
        Assert.Equal(format, DatasetForm.Recognize(Folder["."], default));
        Assert.Equal(one, Names(format));
        Assert.Equal("a.jpg", Assert.Single(one));
        Assert.Empty(Folder.Problems);

        // A folder that was named is read, whatever its name is.
        Assert.Single(Folder.Read(format, Path.Combine(folder, ".git"), o => o with { DefaultSize = (10, 10) }));
        Assert.Empty(Folder.Problems);
    }

#if NET
    // .NET Framework follows no links.
    [Fact]
    public void A_split_whose_link_leads_nowhere_is_told()
    {
        Folder.Put("set/train/a.xml", "<annotation><filename>a.jpg</filename></annotation>");
        Directory.CreateSymbolicLink(Folder["set/valid"], Folder["unmounted"]);
        Directory.CreateSymbolicLink(Folder["set/test"], Folder["set/test"]);

        // The lock of an editor, and an image that is not looked for.
        File.CreateSymbolicLink(Folder["set/.#a.xml~"], "me@host.1");
        File.CreateSymbolicLink(Folder["set/train/b.jpg"], Folder["unmounted/b.jpg"]);
        Assert.Single(Folder.Read(DatasetFormat.Voc, "set"));
        Assert.Equal([Folder["set/test"], Folder["set/valid"]], Folder.Problems.Select(p => p.Target).Order());
        Assert.All(Folder.Problems, p => Assert.Equal(DatasetProblemKind.FileUnreadable, p.Kind));
        Assert.Empty(Folder.Warnings);
    }

    // git-annex has such a link for each file that was not fetched, be it a video of which nobody needs the labels.
    [Fact]
    public void Of_links_that_lead_nowhere_and_could_be_files_the_first_is_a_warning()
    {
        Folder.Put("set/train/a.xml", "<annotation><filename>a.jpg</filename></annotation>");
        Directory.CreateSymbolicLink(Folder["set/extra.v2"], Folder["unmounted"]);
        File.CreateSymbolicLink(Folder["set/film1.mp4"], ".git/annex/objects/SHA256E-s1--00.mp4");
        File.CreateSymbolicLink(Folder["set/film2.mp4"], ".git/annex/objects/SHA256E-s1--01.mp4");
        Assert.Single(Folder.Read(DatasetFormat.Voc, "set"));
        Assert.Empty(Folder.Problems);
        Assert.Contains("is a link to what does not exist. If it is a folder", Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }
#endif

    private string[] Names(DatasetFormat format) =>
        [.. Folder.Read(format, ".", o => o with { DefaultSize = (10, 10) }).Select(r => Path.GetFileName(r.Path!))];
}
