using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Voc;

/// <summary>Pascal VOC files of labelImg, CVAT and Roboflow, and files that are not Pascal VOC.</summary>
public sealed class VocReaderTests : DatasetReading
{
    [Fact]
    public void Voc_of_labelImg_cvat_and_roboflow_is_read()
    {
        Folder.Put("Annotations/a.xml", """
            <?xml version="1.0"?>
            <annotation verified="yes"><folder>C:\somewhere</folder><filename>a, b.jpg</filename><path>C:\somewhere\a, b.jpg</path>
              <size><width>500</width><height>375</height><depth>3</depth></size>
              <object><name> dog </name><truncated>1</truncated><difficult>1</difficult><bndbox><xmin>101</xmin><ymin>51</ymin><xmax>201</xmax><ymax>151</ymax></bndbox>
                <part><name>head</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax></bndbox></part></object>
              <object><name>窓</name><bndbox><xmin>1.5</xmin><xmax>11.25</xmax><ymin>2</ymin><ymax>12</ymax></bndbox></object>
            </annotation>
            """.ReplaceLineEndings("\r\n"), mark: true);
        Folder.Put("Annotations/b.xml", "<annotation><filename>sub/b.jpg</filename></annotation>");
        var read = Folder.Read(DatasetFormat.Voc, "Annotations", o => o with { ImageFolder = Folder["images"] });
        Assert.Empty(Folder.Problems);
        Assert.Equal(["dog 100 50 201 151", "窓 0.5 1 11.25 12"], Boxes(read));
        Assert.Equal([true, false], read[0].Predictions.Select(p => p.IsDifficult));
        Assert.Equal((Path.Combine(Folder["images"], "a, b.jpg"), 500), (read[0].Path, read[0].ImageWidth));
        Assert.Equal(Path.Combine(Folder["images"], "sub", "b.jpg"), read[1].Path);
        Assert.Equal("dog 101 51 201 151", Boxes(Folder.Read(DatasetFormat.Voc, "Annotations", o => o with { VocCorner = VocCorner.Edge }))[0]);
    }

    [Fact]
    public void Objects_within_an_element_of_their_own_are_read()
    {
        const string Box = "<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>3</xmax><ymax>2</ymax></bndbox>";
        Folder.Put("a.xml", $"<annotation><objects><object><name>cat</name>{Box}</object><object><name>dog</name>\n{Box}"
            + $"<part><name>head</name>{Box}</part></object></objects><group><list>\n<object><name>cow</name></object></list></group></annotation>");
        Assert.Equal(["cat 0 0 3 2", "dog 0 0 3 2"], Boxes(Folder.Read(DatasetFormat.Voc, "a.xml")));
        AssertProblem(0, "a.xml", 3);
        Assert.Single(Folder.Problems);
    }

    [Theory]
    [InlineData("Annotations/a.xml", "JPEGImages/a.jpg")]
    [InlineData("train/a.xml", "train/a.jpg")]
    [InlineData("a.xml", "a.jpg")]
    public void Voc_images_are_where_the_layout_has_them(string file, string image)
    {
        Folder.Put(file, "<annotation><filename>a.jpg</filename></annotation>");
        var read = Assert.Single(Folder.Read(DatasetFormat.Voc, ".", o => o with { Path = Folder[string.Empty] }));
        Assert.Equal(Path.GetFullPath(Folder[image]), Path.GetFullPath(read.Path!));
    }

    [Fact]
    public void Voc_files_that_make_no_sense_are_named_and_no_document_type_is_followed()
    {
        Folder.Put("secret.txt", "secret");
        Folder.Put("a.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"secret.txt\">]>\n<annotation><filename>&x;</filename></annotation>");
        Folder.Put("b.xml", "<annotation>\n<object>\n<name>cat</name></annotation>");
        Folder.Put("c.xml", string.Empty);
        Folder.Put("d.xml", "<html/>");
        Folder.Put("e.xml", "<annotation>\n<object><name>cat</name></object>\n"
            + "<object><name>cat</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>3</xmax><ymax>2</ymax></bndbox></object>\n<object/></annotation>");
        var read = Folder.Read(DatasetFormat.Voc, ".");
        Assert.Equal(["cat 0 0 3 2"], Boxes(read));
        Assert.Equal(6, Folder.Problems.Count);
        AssertProblem(0, "./a.xml", 1);
        AssertProblem(1, "./b.xml", 3);
        AssertProblem(2, "./c.xml", 1);
        AssertProblem(3, "./d.xml", 1);
        AssertProblem(4, "./e.xml", 2);
        AssertProblem(5, "./e.xml", 4);
    }

    // Each box needs what the object has, which must not be searched among all boxes again.
    [Fact]
    public async Task Object_of_thousands_of_boxes_costs_little()
    {
        var boxes = string.Concat(Enumerable.Repeat("<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>4</xmax><ymax>4</ymax></bndbox>", 60_000));
        Folder.Put("a.xml", $"<annotation><object><name>cat</name>{boxes}<difficult>1</difficult><confidence>0.5</confidence></object></annotation>");
        var read = await Task.Run(() => Folder.Read(DatasetFormat.Voc, "a.xml")).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(60_000, read[0].Predictions.Count);
        Assert.All(read[0].Predictions, p => Assert.True(p is { IsDifficult: true, Confidence: 0.5, Class: "cat", Width: 4 }));
    }

    [Fact]
    public void Parts_of_objects_are_told_once()
    {
        const string Box = "<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>9</xmax><ymax>9</ymax></bndbox>";
        const string Part = "\n<part><name>head</name>" + Box + "</part>";
        foreach (var name in new[] { "a", "b" })
        {
            Folder.Put($"set/{name}.xml", $"<annotation><object><name>person</name>{Box}{Part}{Part}</object></annotation>");
        }

        Assert.Equal(["person 0 0 9 9", "person 0 0 9 9"], Boxes(Folder.Read(DatasetFormat.Voc, "set")));
        Assert.Empty(Folder.Problems);
        Assert.StartsWith(
            $"{Folder["set/a.xml"]}, line 2: parts of objects, such as the 'head' of a 'person', are not read.",
            Assert.Single(Folder.Warnings),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0", true)]
    [InlineData("2", true)]
    [InlineData("True", true)]
    [InlineData("0.0", false)]
    [InlineData("-1", false)]
    [InlineData("", false)]
    [InlineData("yes", false, 1)]
    public void A_difficult_object_is_marked_by_a_word_or_a_number(string mark, bool expected, int warnings = 0)
    {
        const string Box = "<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>9</xmax><ymax>9</ymax></bndbox>";
        var item = $"<object><name>cat</name>{Box}\n<difficult>{mark}</difficult></object>";
        Folder.Put("a.xml", $"<annotation>{item}{item}</annotation>");
        Assert.All(Folder.Read(DatasetFormat.Voc, "a.xml")[0].Predictions, p => Assert.Equal(expected, p.IsDifficult));
        Assert.Equal(warnings, Folder.Warnings.Count);
        Assert.All(Folder.Warnings, w => Assert.StartsWith($"{Folder["a.xml"]}, line 2: difficult is neither 0 nor 1.", w, StringComparison.Ordinal));
    }
}
