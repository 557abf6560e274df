using System;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests;

/// <summary>Files as labelling tools write them, and as they should not.</summary>
public sealed class DatasetReaderTests : IDisposable
{
    private readonly DatasetFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string[] Boxes(DetectionResult[] results) => [.. results.SelectMany(r => r.Predictions).Select(p => FormattableString.Invariant($"{p.Class} {p.Left} {p.Top} {p.Right} {p.Bottom}"))];

    private void AssertProblem(int index, string file, int line) =>
        Assert.StartsWith($"{_folder[file]}, line {line}: ", _folder.Problems[index].Message, StringComparison.Ordinal);

    [Fact]
    public void Coco_with_gaps_crowds_masks_and_annotations_first_is_read_by_the_pictures_ids()
    {
        _folder.Put("coco.json", """
            {"annotations":[
            {"id":7,"image_id":900,"category_id":18,"bbox":[10.5,20,30,40],"area":600.25,"iscrowd":0,"segmentation":[[10,20,40,20,40,60]]},
            {"id":9,"image_id":900,"category_id":3,"bbox":[1,2,3,4],"iscrowd":1,"segmentation":{"counts":[1,2,3],"size":[4,5]},"attributes":{"occluded":false}},
            {"id":8,"image_id":12,"category_id":3,"bbox":[0,0,5,5],"area":25,"score":0.25,"segmentation":[[1,1,2,2,3,3],[4,4,5,5,6,6]]}],
            "categories":[{"id":18,"name":"dog, \"big\"","supercategory":"animal"},{"id":3,"name":"窓"}],
            "images":[{"id":900,"file_name":"sub/b.jpg","width":640,"height":480,"license":1},{"id":12,"file_name":"a.jpg","width":100,"height":50},{"id":13,"file_name":"empty.jpg"}],
            "info":{}}
            """, mark: true);
        var read = _folder.Read(DatasetFormat.Coco, "coco.json");
        Assert.Empty(_folder.Problems);
        Assert.Equal([_folder["a.jpg"], _folder["empty.jpg"], System.IO.Path.Combine(_folder["sub"], "b.jpg")], read.Select(r => r.Path));
        Assert.Equal(["窓 0 0 5 5", "dog, \"big\" 10.5 20 40.5 60", "窓 1 2 4 6"], Boxes(read));
        var (weak, dog, crowd) = (read[0].Predictions[0], read[2].Predictions[0], read[2].Predictions[1]);
        Assert.Equal((0.25, false, null, null, 3), (weak.Confidence, weak.IsCrowd, weak.Area, weak.Points, weak.ClassId));
        Assert.Equal((1.0, 600.25, 3, 640, 480), (dog.Confidence, dog.Area, dog.Points!.Count, dog.ImageWidth, dog.ImageHeight));
        Assert.Equal((true, null), (crowd.IsCrowd, crowd.Points));
    }

    [Fact]
    public void Coco_entries_that_make_no_sense_are_named_by_line_and_the_rest_is_read()
    {
        _folder.Put("coco.json", """
            {"images":[{"id":1,"file_name":"a.jpg"},
            {"id":1,"file_name":"b.jpg"},
            {"id":2}],
            "categories":[{"id":1,"name":"cat"},{"name":"dog"}],
            "annotations":[
            {"image_id":1,"category_id":1,"bbox":[1,2,3,4]},
            {"image_id":5,"category_id":1,"bbox":[1,2,3,4]},
            {"image_id":1,"category_id":9,"bbox":[1,2,3,4]},
            {"image_id":1,"category_id":1,"bbox":[1,2,3]},
            17,
            {"image_id":1,"category_id":1,"bbox":[1,2,-3,4]}]}
            """.ReplaceLineEndings("\r\n"));
        Assert.Equal(["cat 1 2 4 6"], Boxes(_folder.Read(DatasetFormat.Coco, "coco.json")));
        Assert.Equal(["2", "3", "4", "7", "8", "9", "10", "11"], _folder.Problems.Select(p => p.Message.Split(", line ")[1].Split(':')[0]));
        Assert.Contains("annotations[1] is of a picture", _folder.Problems[3].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("[{\"image_id\":1}]", 1)]
    [InlineData("{\"a\":1}", 1)]
    [InlineData("{\"images\":[\n{\"id\":1,\n\"file_name\":oops}]}", 3)]
    public void What_is_no_coco_file_is_said_with_its_line(string text, int line)
    {
        _folder.Put("coco.json", text);
        Assert.Empty(_folder.Read(DatasetFormat.Coco, "coco.json"));
        Assert.Single(_folder.Problems);
        AssertProblem(0, "coco.json", line);
    }

    [Theory]
    [InlineData("classes.txt", "cat\r\n\"a, b\"\r\n窓\r\n\r\n", true)]
    [InlineData("obj.names", "cat\n\"a, b\"  \n窓", false)]
    [InlineData("data.yaml", "train: ../train/images\nnc: 3\nnames: ['cat', '\"a, b\"', \"\\u7a93\"]\n", false)]
    [InlineData("data.yaml", "names:\r\n  0: cat # a comment\r\n  2: 窓\r\n  1: '\"a, b\"'\r\n", true)]
    [InlineData("data.yaml", "names:\n- cat\n- '\"a, b\"'\n- 窓\nroboflow:\n  url: x\n", false)]
    [InlineData("data.yml", "names: {0: cat, 1: '\"a, b\"',\n  2: 窓}\n", false)]
    public void Yolo_names_are_read_as_each_tool_writes_them(string file, string text, bool mark)
    {
        _folder.Put(file, text, mark);
        _folder.Put("a.txt", "0 0.5 0.5 0.2 0.2\r\n 1\t0.5 0.5 0.2 0.2  \r\n2 .5 .5 .2 .2 0.75\r\n\r\n", mark: true);
        _folder.Put("empty.txt", string.Empty);
        var read = _folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (1000, 1000) });
        Assert.Empty(_folder.Problems);
        Assert.Equal(["cat 400 400 600 600", "\"a, b\" 400 400 600 600", "窓 400 400 600 600"], Boxes(read));
        Assert.Equal([1, 1, 0.75], read[0].Predictions.Select(p => p.Confidence));
        Assert.Empty(read[1].Predictions);
    }

    [Theory]
    [InlineData("train/labels/a.txt", "train/images/a.jpg")]
    [InlineData("labels/val/x/a.txt", "images/val/x/a.png")]
    [InlineData("obj_train_data/a.txt", "obj_train_data/a.JPG")]
    [InlineData("a.txt", "a.jpeg")]
    [InlineData("labels/a.b.txt", "labels/a.b.webp")]
    public void Yolo_pictures_are_found_where_the_tools_put_them_and_tell_the_size(string label, string picture)
    {
        _folder.Put(label, "0 0.5 0.5 1 1");
        _folder.Put(picture, "pixels");
        var read = Assert.Single(_folder.Read(DatasetFormat.Yolo, ".", o => o with { ReadSize = path => path.EndsWith(System.IO.Path.GetFileName(picture), StringComparison.Ordinal) ? (40, 30) : null }));
        Assert.Empty(_folder.Problems);
        Assert.Equal((System.IO.Path.GetFullPath(_folder[picture]), 40, 30), (System.IO.Path.GetFullPath(read.Path!), read.ImageWidth, read.ImageHeight));
        Assert.Equal("0 0 0 40 30", Assert.Single(Boxes([read])));
    }

    [Theory]
    [InlineData("names: [\n", "cat,\n", "")]
    [InlineData("names: [", "'", "]\n")]
    [InlineData("names: [", "\"a\"b", "]\n")]
    public void A_data_yaml_that_is_made_to_waste_time_costs_little(string start, string middle, string end)
    {
        _folder.Put("data.yaml", start + string.Concat(Enumerable.Repeat(middle, 150_000)) + end);
        _folder.Put("a.txt", "7 0.5 0.5 0.2 0.2");
        Assert.Single(_folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (100, 100) }));
    }

    [Fact]
    public void Yolo_outlines_and_key_points_are_read()
    {
        _folder.Put("a.txt", "0 0.1 0.1 0.5 0.1 0.5 0.3\n0 0.5 0.5 0.2 0.2 0.4 0.4 2 0.6 0.6 0");
        _folder.Put("data.yaml", "kpt_shape: [2, 3]\nnames: [cat]");
        var read = _folder.Read(DatasetFormat.Yolo, "data.yaml", o => o with { DefaultSize = (100, 100) });
        Assert.Empty(_folder.Problems);
        Assert.Equal(["cat 10 10 50 30", "cat 40 40 60 60"], Boxes(read));
        Assert.Equal(3, read[0].Predictions[0].Points!.Count);
        Assert.Equal([(40.0, 40.0, 1.0), (60.0, 60.0, 0.0)], read[0].Predictions[1].Keypoints!.Select(k => (k.X, k.Y, k.Confidence)));
    }

    [Fact]
    public void Yolo_lines_that_make_no_sense_are_named_and_the_rest_is_read()
    {
        _folder.Put("classes.txt", "cat");
        _folder.Put("a.txt", "0 0.5 0.5 0.2 0.2\n0 0.5 0,5 0.2 0.2\n1 0.5 0.5 0.2 0.2\n0 500 500 20 20\n0 0.5 0.5\nx 0.5 0.5 0.2 0.2\n0.5 0.5 0.5 0.2 0.2\n0 0.5 0.5 -0.2 0.2\n0 0.5 0.5 nan 0.2\n0 0.5 0.5 0.4 0.4");
        Assert.Equal(["cat 40 40 60 60", "cat 30 30 70 70"], Boxes(_folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (100, 100) })));
        Assert.Equal(8, _folder.Problems.Count);
        for (var i = 0; i < 8; i++)
        {
            AssertProblem(i, "./a.txt", i + 2);
        }
    }

    [Fact]
    public void Yolo_labels_without_their_picture_say_so_once_a_file()
    {
        _folder.Put("a.txt", "0 0.5 0.5 0.2 0.2\n0 0.5 0.5 0.2 0.2");
        Assert.Empty(_folder.Read(DatasetFormat.Yolo, "."));
        Assert.Equal(DatasetProblemKind.PictureMissing, Assert.Single(_folder.Problems).Kind);
    }

    [Fact]
    public void Voc_of_labelImg_cvat_and_roboflow_is_read()
    {
        _folder.Put("Annotations/a.xml", """
            <?xml version="1.0"?>
            <annotation verified="yes"><folder>C:\somewhere</folder><filename>a, b.jpg</filename><path>C:\somewhere\a, b.jpg</path>
              <size><width>500</width><height>375</height><depth>3</depth></size>
              <object><name> dog </name><truncated>1</truncated><difficult>1</difficult><bndbox><xmin>101</xmin><ymin>51</ymin><xmax>201</xmax><ymax>151</ymax></bndbox>
                <part><name>head</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax></bndbox></part></object>
              <object><name>窓</name><bndbox><xmin>1.5</xmin><xmax>11.25</xmax><ymin>2</ymin><ymax>12</ymax></bndbox></object>
            </annotation>
            """.ReplaceLineEndings("\r\n"), mark: true);
        _folder.Put("Annotations/b.xml", "<annotation><filename>sub/b.jpg</filename></annotation>");
        var read = _folder.Read(DatasetFormat.Voc, "Annotations", o => o with { PictureFolder = _folder["pictures"] });
        Assert.Empty(_folder.Problems);
        Assert.Equal(["dog 100 50 200 150", "窓 0.5 1 10.25 11"], Boxes(read));
        Assert.Equal([true, false], read[0].Predictions.Select(p => p.IsDifficult));
        Assert.Equal((System.IO.Path.Combine(_folder["pictures"], "a, b.jpg"), 500), (read[0].Path, read[0].ImageWidth));
        Assert.Equal(System.IO.Path.Combine(_folder["pictures"], "sub", "b.jpg"), read[1].Path);
        Assert.Equal("dog 101 51 201 151", Boxes(_folder.Read(DatasetFormat.Voc, "Annotations", o => o with { ZeroBased = true }))[0]);
    }

    [Theory]
    [InlineData("Annotations/a.xml", "JPEGImages/a.jpg")]
    [InlineData("train/a.xml", "train/a.jpg")]
    [InlineData("a.xml", "a.jpg")]
    public void Voc_pictures_are_where_the_layout_has_them(string file, string picture)
    {
        _folder.Put(file, "<annotation><filename>a.jpg</filename></annotation>");
        var read = Assert.Single(_folder.Read(DatasetFormat.Voc, ".", o => o with { Path = _folder[string.Empty] }));
        Assert.Equal(System.IO.Path.GetFullPath(_folder[picture]), System.IO.Path.GetFullPath(read.Path!));
    }

    [Theory]
    [InlineData("C:/x/a.jpg", "C:/x/a.jpg")]
    [InlineData("https://example.org/a.jpg", "https://example.org/a.jpg")]
    [InlineData("/x/a.jpg", "/x/a.jpg")]
    [InlineData("sub\\a.jpg", "sub/a.jpg")]
    public void Full_names_stay_and_others_are_joined_to_the_folder(string name, string expected)
    {
        _folder.Put("coco.json", $"{{\"images\":[{{\"id\":1,\"file_name\":\"{name}\"}}]}}".Replace("\\", "\\\\", StringComparison.Ordinal));
        var read = Assert.Single(_folder.Read(DatasetFormat.Coco, "coco.json"));
        Assert.Equal(expected.Contains(':') || expected[0] == '/' ? expected : System.IO.Path.Combine(_folder["sub"], "a.jpg"), read.Path);
    }

    [Fact]
    public void Coco_text_that_is_not_utf8_costs_its_entry()
    {
        _folder.Put("coco.json", "{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\"},\n{\"id\":2,\"file_name\":\"\\ud800.jpg\"}]}");
        Assert.Single(_folder.Read(DatasetFormat.Coco, "coco.json"));
        AssertProblem(0, "coco.json", 2);
    }

    [Fact]
    public void Voc_files_that_make_no_sense_are_named_and_no_document_type_is_followed()
    {
        _folder.Put("secret.txt", "secret");
        _folder.Put("a.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"secret.txt\">]>\n<annotation><filename>&x;</filename></annotation>");
        _folder.Put("b.xml", "<annotation>\n<object>\n<name>cat</name></annotation>");
        _folder.Put("c.xml", string.Empty);
        _folder.Put("d.xml", "<html/>");
        _folder.Put("e.xml", "<annotation>\n<object><name>cat</name></object>\n<object><name>cat</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>3</xmax><ymax>2</ymax></bndbox></object>\n<object/></annotation>");
        var read = _folder.Read(DatasetFormat.Voc, ".");
        Assert.Equal(["cat 0 0 2 1"], Boxes(read));
        Assert.Equal(6, _folder.Problems.Count);
        AssertProblem(0, "./a.xml", 1);
        AssertProblem(1, "./b.xml", 3);
        AssertProblem(2, "./c.xml", 1);
        AssertProblem(3, "./d.xml", 1);
        AssertProblem(4, "./e.xml", 2);
        AssertProblem(5, "./e.xml", 4);
    }

    [Fact]
    public void Csv_and_json_lines_name_the_line_and_read_the_rest()
    {
        _folder.Put("a.csv", "Class,X,Y,Width,Height,Extra\r\n\"two\r\nlines\",1,2,3,4,\r\ncat,one,2,3,4,\r\ncat,1,,3,4,\r\n\r\ncat,5,6,2,2,more\r\n");
        Assert.Equal(["two\r\nlines -0.5 0 2.5 4", "cat 4 5 6 7"], Boxes(_folder.Read(DatasetFormat.Csv, "a.csv")));
        AssertProblem(0, "a.csv", 4);
        AssertProblem(1, "a.csv", 5);
        _folder.Problems.Clear();
        _folder.Put("a.jsonl", "{\"X\":1,\"Y\":2,\"Width\":2,\"Height\":2,\"Class\":\"cat\",\"Right\":2}\r\n\r\noops\r\n{\"X\":1}\r\n[1]\r\n{\"Predictions\":[{\"X\":\"1\"}]}\r\n{\"X\":3,\"Y\":2,\"Width\":2,\"Height\":2}", mark: true);
        Assert.Equal(["cat 0 1 2 3", " 2 1 4 3"], Boxes(_folder.Read(DatasetFormat.JsonLines, "a.jsonl")));
        Assert.Equal(4, _folder.Problems.Count);
        for (var i = 0; i < 4; i++)
        {
            AssertProblem(i, "a.jsonl", i + 3);
        }
    }

    [Theory]
    [InlineData(DatasetFormat.Csv)]
    [InlineData(DatasetFormat.JsonLines)]
    public void An_empty_file_is_an_empty_data_set(DatasetFormat format)
    {
        _folder.Put("a", string.Empty);
        Assert.Empty(_folder.Read(format, "a"));
        Assert.Empty(_folder.Problems);
    }

    [Theory]
    [InlineData(DatasetFormat.Coco)]
    [InlineData(DatasetFormat.Yolo)]
    [InlineData(DatasetFormat.Voc)]
    [InlineData(DatasetFormat.Csv)]
    [InlineData(DatasetFormat.JsonLines)]
    public void A_file_that_is_not_there_is_said(DatasetFormat format)
    {
        Assert.Empty(_folder.Read(format, "none.data"));
        Assert.Equal(DatasetProblemKind.FileMissing, Assert.Single(_folder.Problems).Kind);
    }
}
