using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Writing;

public sealed class DatasetWriterTests
{
    [Fact]
    public void Coco_has_ids_from_one_scores_empty_images_and_categories()
    {
        using var folder = new DatasetFolder();
        folder.Write(DatasetFormat.Coco, "out.json", [SampleBoxes.Helmet, SampleBoxes.Empty, SampleBoxes.Vest, SampleBoxes.Helmet with { Path = "/p/b.jpg", IsCrowd = true, Area = 7 }]);
        using var json = JsonDocument.Parse(folder.Text("out.json"));
        var root = json.RootElement;
        Assert.Equal(
            ["1 a.jpg 2048 1371", "2 empty.png 64 48", "3 b.jpg 2048 1371"],
            root.GetProperty("images").EnumerateArray()
                .Select(i => $"{i.GetProperty("id")} {i.GetProperty("file_name")} {i.GetProperty("width")} {i.GetProperty("height")}"));
        Assert.Equal(
            ["1 1 1 [108,7,163,186] 30318 0 0.544", "2 1 2 [-10,-10,40,40] 1600 0 0.544", "3 3 1 [108,7,163,186] 7 1 0.544"],
            root.GetProperty(
                "annotations").EnumerateArray().Select(a => $"{a.GetProperty("id")} {a.GetProperty("image_id")} {a.GetProperty("category_id")} "
                    + $"{a.GetProperty("bbox")} {a.GetProperty("area")} {a.GetProperty("iscrowd")} {a.GetProperty("score").GetDouble()}"));
        Assert.Equal(
            ["1 helmet", "2 vest, \"red\""],
            root.GetProperty("categories").EnumerateArray().Select(c => $"{c.GetProperty("id")} {c.GetProperty("name")}"));
        Assert.Equal(["out.json"], folder.Files());
    }

    [Fact]
    public void Coco_of_nothing_is_a_valid_file()
    {
        using var folder = new DatasetFolder();
        folder.Write(DatasetFormat.Coco, "out.json", []);
        using var json = JsonDocument.Parse(folder.Text("out.json"));
        Assert.All(["images", "annotations", "categories"], name => Assert.Equal(0, json.RootElement.GetProperty(name).GetArrayLength()));
    }

    [Fact]
    public void Yolo_has_labels_cut_at_the_border_and_the_lists_that_trainers_read()
    {
        using var folder = new DatasetFolder();
        var files = folder.Write(DatasetFormat.Yolo, "out", [SampleBoxes.Vest, SampleBoxes.Helmet, SampleBoxes.Empty], o => o with { ClassNames = ["helmet", "cone"] });
        Assert.Equal(["out/classes.txt", "out/data.yaml", "out/labels/train/a.txt", "out/labels/train/empty.txt", "out/train.txt"], folder.Files());
        Assert.Equal(5, files.Count);
        Assert.Equal("2 0.007324 0.010941 0.014648 0.021882\n0 0.092529 0.072939 0.07959 0.135667\n", folder.Text("out/labels/train/a.txt"));
        Assert.Equal(string.Empty, folder.Text("out/labels/train/empty.txt"));
        Assert.Equal("helmet\ncone\nvest, \"red\"\n", folder.Text("out/classes.txt"));
        Assert.Equal("./images/train/a.jpg\n./images/train/empty.png\n", folder.Text("out/train.txt"));
        Assert.Equal("train: train.txt\nnc: 3\nnames:\n  0: \"helmet\"\n  1: \"cone\"\n  2: \"vest, \\\"red\\\"\"\n", folder.Text("out/data.yaml"));
    }

    [Fact]
    public void Voc_counts_whole_pixels_from_one()
    {
        using var folder = new DatasetFolder();
        folder.Write(DatasetFormat.Voc, "out", [SampleBoxes.Helmet with { X = 189.9, IsDifficult = true }, SampleBoxes.Vest, SampleBoxes.Empty]);
        Assert.Equal(["out/a.xml", "out/empty.xml"], folder.Files());
        Assert.Equal(
            """
            <annotation>
            	<folder></folder>
            	<filename>a.jpg</filename>
            	<source>
            		<database>Unknown</database>
            	</source>
            	<size>
            		<width>2048</width>
            		<height>1371</height>
            		<depth>3</depth>
            	</size>
            	<segmented>0</segmented>
            	<object>
            		<name>helmet</name>
            		<pose>Unspecified</pose>
            		<truncated>0</truncated>
            		<difficult>1</difficult>
            		<bndbox>
            			<xmin>109</xmin>
            			<ymin>8</ymin>
            			<xmax>272</xmax>
            			<ymax>193</ymax>
            		</bndbox>
            	</object>
            """.ReplaceLineEndings("\n"),
            folder.Text("out/a.xml").Split("\n\t<object>\n\t\t<name>vest")[0]);
        Assert.Contains("<xmin>1</xmin>", folder.Text("out/a.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("<object>", folder.Text("out/empty.xml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatasetFormat.Yolo, "out/labels/train/a.txt", 2)]
    [InlineData(DatasetFormat.Voc, "out/a.xml", 2)]
    public void Repeated_image_keeps_its_earlier_boxes(DatasetFormat format, string file, int boxes)
    {
        using var folder = new DatasetFolder();
        folder.Write(format, "out", [SampleBoxes.Helmet, SampleBoxes.Empty, SampleBoxes.Vest]);
        Assert.Empty(folder.Problems);
        var text = folder.Text(file);
        Assert.Equal(boxes, format == DatasetFormat.Voc ? text.Split("<object>").Length - 1 : text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Equal_names_in_two_folders_are_an_error_and_a_root_keeps_them_apart()
    {
        using var folder = new DatasetFolder();
        var twins = new[] {
            SampleBoxes.Helmet with { Path = folder["x/a.jpg"] },
            SampleBoxes.Helmet with { Path = folder["y/a.jpg"] },
            SampleBoxes.Helmet with { Path = folder["y/../../z.jpg"] } };
        folder.Write(DatasetFormat.Coco, "flat.json", twins);
        Assert.Equal([DatasetProblemKind.NameCollision], folder.Problems.Select(p => p.Kind));
        folder.Problems.Clear();
        folder.Write(DatasetFormat.Yolo, "out", twins, o => o with { Root = folder["."] });
        Assert.Equal([DatasetProblemKind.OutsideRoot], folder.Problems.Select(p => p.Kind));
        Assert.Equal("./images/train/x/a.jpg\n./images/train/y/a.jpg\n", folder.Text("out/train.txt"));
        Assert.Contains("out/labels/train/y/a.txt", folder.Files());
    }

    [Theory]
    [InlineData("C:\\photos\\b.jpg")]
    [InlineData("\\\\server\\share\\b.jpg")]
    public void Image_of_a_Windows_machine_has_its_file_name_on_every_system(string path)
    {
        using var folder = new DatasetFolder();
        var other = path.Replace("b.jpg", "x\\b.jpg", StringComparison.Ordinal);
        var written = folder.Write(DatasetFormat.Yolo, "out", [SampleBoxes.Helmet with { Path = path }, SampleBoxes.Helmet with { Path = other }]);
        Assert.Contains("out/labels/train/b.txt", folder.Files());
        Assert.Equal("./images/train/b.jpg\n", folder.Text("out/train.txt"));
        Assert.Equal(DatasetProblemKind.NameCollision, Assert.Single(folder.Problems).Kind);
        Assert.Equal(4, written.Count);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/photos/")]
    public void Path_that_ends_like_a_folder_names_no_image(string path)
    {
        using var folder = new DatasetFolder();
        folder.Write(DatasetFormat.Voc, "out", [SampleBoxes.Helmet with { Path = path }, SampleBoxes.Helmet]);
        Assert.Equal(DatasetProblemKind.PathMissing, Assert.Single(folder.Problems).Kind);
        Assert.Equal(["out/a.xml"], folder.Files());
    }

    [Fact]
    public void Names_that_differ_in_their_extension_alone_cannot_share_a_label_file()
    {
        using var folder = new DatasetFolder();
        folder.Write(DatasetFormat.Voc, "out", [SampleBoxes.Helmet, SampleBoxes.Helmet with { Path = "/p/a.png" }]);
        Assert.Equal(DatasetProblemKind.NameCollision, Assert.Single(folder.Problems).Kind);
    }

    [Theory]
    [InlineData(DatasetFormat.Coco)]
    [InlineData(DatasetFormat.Yolo)]
    [InlineData(DatasetFormat.Voc)]
    public void Missing_size_is_one_problem_per_image_and_the_rest_is_written(DatasetFormat format)
    {
        using var folder = new DatasetFolder();
        var without = SampleBoxes.Helmet with { ImageWidth = null };
        var sameName = SampleBoxes.Helmet with { Path = "/q/a.jpg" };
        folder.Write(format, "out", [without, without, SampleBoxes.Helmet with { Path = "/p/b.jpg" }, without, SampleBoxes.Helmet with { Path = null }, sameName]);
        Assert.Equal([DatasetProblemKind.ImageSizeMissing, DatasetProblemKind.PathMissing], folder.Problems.Select(p => p.Kind));
        Assert.Contains(folder.Files(), f => format == DatasetFormat.Coco || f.Contains('b'));
    }

    [Fact]
    public void Impossible_boxes_are_left_out_and_reported()
    {
        using var folder = new DatasetFolder();
        folder.Write(
            DatasetFormat.JsonLines,
            "out.jsonl",
            [SampleBoxes.Helmet with { X = double.NaN }, SampleBoxes.Helmet with { Width = -1 }, SampleBoxes.Helmet with { Points = [new() { X = double.PositiveInfinity }] }, SampleBoxes.Helmet]);
        folder.Write(DatasetFormat.Yolo, "out", [SampleBoxes.Helmet with { X = -5000 }, SampleBoxes.Helmet]);
        Assert.Equal(3, folder.Problems.Count(p => p.Kind == DatasetProblemKind.ImpossibleBox));
        Assert.Equal(1, folder.Problems.Count(p => p.Kind == DatasetProblemKind.OutsideImage));
        Assert.Single(File.ReadAllLines(folder["out.jsonl"]));
    }

    [Theory]
    [InlineData(DatasetFormat.Yolo, "out/labels/train/a.txt")]
    [InlineData(DatasetFormat.Voc, "out/a.xml")]
    public void Label_file_that_cannot_be_written_fails_only_its_own_image(DatasetFormat format, string file)
    {
        using var folder = new DatasetFolder();
        Directory.CreateDirectory(folder[file]);
        var files = folder.Write(format, "out", [SampleBoxes.Helmet, SampleBoxes.Empty, SampleBoxes.Vest]);
        Assert.Equal((DatasetProblemKind.WriteFailed, "/p/a.jpg"), folder.Problems.Select(p => (p.Kind, p.Target)).Single());
        Assert.Equal(folder.Files().Length, files.Count);
        Assert.True(format == DatasetFormat.Voc || folder.Text("out/train.txt") == "./images/train/empty.png\n");
    }

    [Theory]
    [InlineData(DatasetFormat.Coco)]
    [InlineData(DatasetFormat.Yolo)]
    [InlineData(DatasetFormat.Voc)]
    public void Two_spellings_of_a_path_are_one_image(DatasetFormat format)
    {
        using var folder = new DatasetFolder();
        folder.Write(format, "out", [SampleBoxes.Helmet with { Path = folder["a.jpg"] }, SampleBoxes.Empty, SampleBoxes.Vest with { Path = folder["x/../a.jpg"] }]);
        Assert.Empty(folder.Problems);
        var read = folder.Read(format, "out", o => o with { DefaultSize = (2048, 1371) });
        Assert.Equal([2, 0], read.Select(r => r.Predictions.Count));
    }

    [Fact]
    public void Class_list_has_one_name_per_line_without_control_characters()
    {
        using var folder = new DatasetFolder();
        folder.Write(DatasetFormat.Yolo, "out", [SampleBoxes.Helmet with { Class = "a\0b\r\nc\td\u0085e" }]);
        Assert.Equal("a b  c d e\n", folder.Text("out/classes.txt"));
        Assert.Contains("\"a\\u0000b", folder.Text("out/data.yaml"), StringComparison.Ordinal);
    }
}
