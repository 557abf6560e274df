using System;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Core.Tests.Datasets.Images;

/// <summary>An image has one path, however its name is written: with parts that lead nowhere it would count as another image.</summary>
public sealed class PlainPathTests : DatasetReading
{
    private const string Coco = """
        {"images":[{"id":1,"file_name":"NAME","width":10,"height":10}],
        "categories":[{"id":1,"name":"cat"}],"annotations":[{"image_id":1,"category_id":1,"bbox":[1,1,2,2]}]}
        """;

    private const string Shape = """
        {"imagePath":"NAME","imageWidth":10,"imageHeight":10,"shapes":[{"label":"cat","shape_type":"rectangle","points":[[3,3],[1,1]]}]}
        """;

    private const string Voc = """
        <annotation><filename>NAME</filename><size><width>10</width><height>10</height></size><object><name>cat</name><bndbox><xmin>1</xmin><ymin>1</ymin>
        <xmax>3</xmax><ymax>3</ymax></bndbox></object></annotation>
        """;

    private const string Csv = "Path,X,Y,Width,Height,Class\nNAME,2,2,2,2,cat\n";
    private const string Corners = "filename,width,height,class,xmin,ymin,xmax,ymax\nNAME,10,10,cat,1,1,3,3\n";
    private const string Line = "{\"Path\":\"NAME\",\"X\":2,\"Y\":2,\"Width\":2,\"Height\":2,\"Class\":\"cat\"}\n";

    public static TheoryData<DatasetFormat, string, string> Texts() => new()
    {
        { DatasetFormat.Coco, "x.json", Coco },
        { DatasetFormat.LabelMe, "x.json", Shape },
        { DatasetFormat.Voc, "x.xml", Voc },
        { DatasetFormat.Csv, "x.csv", Csv },
        { DatasetFormat.Csv, "x.csv", Corners },
        { DatasetFormat.JsonLines, "x.jsonl", Line },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_name_with_parts_that_lead_nowhere_gives_the_same_path(DatasetFormat format, string file, string text)
    {
        foreach (var (name, plain) in new[]
        {
            ("./a.jpg", "a.jpg"), (".//a.jpg", "a.jpg"), ("././a.jpg", "a.jpg"), ("./sub/a.jpg", "sub/a.jpg"), ("sub//a.jpg", "sub/a.jpg"),
            ("sub/./a.jpg", "sub/a.jpg"), ("sub/../a.jpg", "a.jpg"), ("./sub/../sub/a.jpg", "sub/a.jpg"),
        })
        {
            foreach (var exists in new[] { true, false })
            {
                using var folder = new DatasetFolder();
                if (exists)
                {
                    folder.Put(plain, "pixels");
                    folder.Put("sub/other.jpg", "pixels");
                }

                folder.Put(file, text.Replace("NAME", plain, StringComparison.Ordinal));
                var expected = Assert.Single(folder.Read(format, file)).Path;
                folder.Put(file, text.Replace("NAME", name, StringComparison.Ordinal));
                Assert.Equal(expected, Assert.Single(folder.Read(format, file)).Path);
                folder.Put(file, text.Replace("NAME", folder[name], StringComparison.Ordinal));
                Assert.Equal(folder[plain], Assert.Single(folder.Read(format, file)).Path);
                Assert.Empty(folder.Warnings);
                Assert.Empty(folder.Problems);
            }
        }
    }

    [Fact]
    public void Rows_with_both_spellings_are_one_image()
    {
        Folder.Put("a.jpg", "pixels");
        foreach (var text in new[] { Csv + "./a.jpg,2,2,2,2,dog\n", Corners + "./a.jpg,10,10,dog,1,1,3,3\n" })
        {
            Folder.Put("x.csv", text.Replace("NAME", "a.jpg", StringComparison.Ordinal));
            Assert.Equal(["cat", "dog"], Assert.Single(Folder.Read(DatasetFormat.Csv, "x.csv")).Predictions.Select(p => p.Class));
        }

        Assert.Empty(Folder.Warnings);
    }

    [Fact]
    public void An_image_in_two_files_is_told_in_both_spellings()
    {
        Folder.Put("x.json", Coco.Replace("NAME", "./a.jpg", StringComparison.Ordinal));
        Folder.Put("y.json", Coco.Replace("NAME", "a.jpg", StringComparison.Ordinal));
        Assert.Equal(2, Folder.Read(DatasetFormat.Coco, string.Empty).Length);
        Assert.StartsWith($"{Folder["a.jpg"]} is in {Folder["x.json"]} and in ", Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }

    // A share of Windows, with slashes. It is not a folder of this machine.
    [Theory]
    [InlineData("//srv/share/a.jpg", "//srv/share/a.jpg")]
    [InlineData("//srv/share/./sub/../a.jpg", "//srv/share/./sub/../a.jpg")]
    [InlineData("///data//a.jpg", "/data/a.jpg")]
    public void The_path_of_a_share_stays_one(string written, string expected)
    {
        Folder.Put("x.jsonl", Line.Replace("NAME", written, StringComparison.Ordinal));
        Assert.Equal(OperatingSystem.IsWindows() ? written : expected, Assert.Single(Folder.Read(DatasetFormat.JsonLines, "x.jsonl")).Path);
        Assert.Empty(Folder.Warnings);
    }

    [Theory]
    [InlineData("./../../secret.jpg")]
    [InlineData("sub/../../../secret.jpg")]
    [InlineData("./sub/./../..//../secret.jpg")]
    public void A_name_that_leads_outside_is_told_however_it_is_written(string name)
    {
        Folder.Put("sub/other.jpg", "pixels");
        Folder.Put("x.json", Coco.Replace("NAME", name, StringComparison.Ordinal));
        var read = Assert.Single(Folder.Read(DatasetFormat.Coco, "x.json", o => o with { ReadSize = _ => throw new InvalidOperationException() }));
        Assert.Equal(Path.GetFullPath(Folder["../../secret.jpg"]), read.Path);
        Assert.Contains("names an image outside the folder of the data set", Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }
}
