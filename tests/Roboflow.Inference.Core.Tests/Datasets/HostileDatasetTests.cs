using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Text;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>Data sets that try to hang the reader, exhaust memory or escape from their folder.</summary>
public sealed class HostileDatasetTests : DatasetReading
{
    [Fact]
    public void Deep_xml_is_refused_at_its_line()
    {
        Folder.Put("a.xml", "<annotation>\n" + string.Concat(Enumerable.Repeat("<a>", 200_000)));
        Assert.Empty(Folder.Read(DatasetFormat.Voc, "a.xml"));
        AssertProblem(0, "a.xml", 2);
        Assert.Contains("nested deeper", Folder.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_yaml_and_aliases_of_aliases_cost_little()
    {
        Folder.Put("a.txt", "0 0.5 0.5 0.2 0.2");
        Folder.Put("data.yaml", "names: " + new string('[', 100_000));
        Assert.Single(Folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (10, 10) }));
        Assert.Equal(DatasetProblemKind.Malformed, Folder.Problems[0].Kind);
        var bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 60; i++)
        {
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        }

        Folder.Put("data.yaml", bomb + "names: [cat]\n");
        Assert.Equal("cat", Folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (10, 10) })[0].Predictions[0].Class);
    }

    [Fact]
    public void A_folder_that_links_to_itself_or_above_is_read_once()
    {
        Folder.Put("set/sub/a.xml", "<annotation><filename>a.jpg</filename></annotation>");
        Directory.CreateSymbolicLink(Folder["set/loop"], Folder["set"]);
        Directory.CreateSymbolicLink(Folder["set/sub/again"], Folder["set/sub"]);
        Directory.CreateSymbolicLink(Folder["set/sub/up"], Path.GetDirectoryName(Folder["set"])!);

        // Files beside the data set are outside it.
        Folder.Put("other/b.xml", "<annotation><filename>b.jpg</filename></annotation>");
        Assert.EndsWith("a.jpg", Assert.Single(Folder.Read(DatasetFormat.Voc, "set")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_read_is_told_and_the_others_are_read()
    {
        Folder.Put("set/a.xml", string.Empty);
        Folder.Put("set/locked/b.xml", string.Empty);
        Folder.Put("set/open/c.xml", string.Empty);
        var told = new List<string>();

        // Who runs the tests may be allowed to read everything.
        var files = FolderWalk.Files(
            Folder["set"],
            f => f.Contains("locked", StringComparison.Ordinal) ? throw new UnauthorizedAccessException("no") : true,
            (folder, e) => told.Add($"{Path.GetFileName(folder)} {e.Message}"),
            default);
        Assert.Equal([Folder["set/a.xml"], Folder["set/open/c.xml"]], files);
        Assert.Equal(["locked no"], told);
        Assert.Empty(FolderListing.Files(Folder["set/none"], default).Concat(FolderListing.Folders(Folder["set/none"], default)));
    }

    [Fact]
    public void A_decimal_comma_between_commas_is_an_error()
    {
        Folder.Put("a.csv", "Path,Class,X,Y,Width,Height\na.jpg,cat,\"1,5\",2,3,4\n");
        Assert.Empty(Folder.Read(DatasetFormat.Csv, "a.csv"));
        AssertProblem(0, "a.csv", 2);
    }

    [Theory]
    [InlineData(DatasetFormat.Voc, "a.xml")]
    [InlineData(DatasetFormat.Coco, "a.json")]
    [InlineData(DatasetFormat.Csv, "a.csv")]
    [InlineData(DatasetFormat.JsonLines, "a.jsonl")]
    [InlineData(DatasetFormat.LabelMe, "a.json")]
    [InlineData(DatasetFormat.Yolo, "a.txt")]
    public async Task Named_pipe_is_an_error_and_does_not_block(DatasetFormat format, string name)
    {
        if (!OperatingSystem.IsWindows())
        {
            Folder.Put("other", string.Empty);
            using (var make = Process.Start("mkfifo", Folder[name]))
            {
                await make.WaitForExitAsync();
            }

            // The length of a link is that of its text.
            Directory.CreateDirectory(Folder["links"]);
            File.CreateSymbolicLink(Folder["links/" + name], Folder[name]);
            foreach (var path in new[] { name, "links/" + name })
            {
                Folder.Problems.Clear();
                var read = await Task.Run(() => Folder.Read(format, path, o => o with { DefaultSize = (10, 10) })).WaitAsync(TimeSpan.FromMinutes(1));
                Assert.Empty(read);
                Assert.Equal(DatasetProblemKind.FileUnreadable, Folder.Problems[0].Kind);
            }
        }
    }

    // The names end at the first folder that does not exist, instead of each of them being searched for on its own.
    [Fact]
    public async Task Name_with_thousands_of_folders_costs_little()
    {
        var name = string.Concat(Enumerable.Repeat("a/", 100_000)) + "x.jpg";
        Folder.Put("a.json", "{\"images\":[{\"id\":1,\"file_name\":\"" + name + "\"},{\"id\":2,\"file_name\":\"" + name[^2005..] + "\"}]}");
        var read = await Task.Run(() => Folder.Read(DatasetFormat.Coco, "a.json")).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal([Folder[name], Folder[name[^2005..]]], read.Select(r => r.Path));
    }

    [Fact]
    public void A_huge_line_and_a_huge_cell_are_errors_and_what_follows_the_line_is_read()
    {
        var huge = new string('x', TextLines.MostCharacters + (1 << 16));
        Folder.Put("a.jsonl", "{\"Class\":\"" + huge + "\"}\n{\"X\":1,\"Y\":1,\"Width\":2,\"Height\":2}");
        Assert.Single(Folder.Read(DatasetFormat.JsonLines, "a.jsonl"));
        AssertProblem(0, "a.jsonl", 1);
        Folder.Problems.Clear();
        Folder.Put("a.csv", "X,Y,Width,Height,Class\n1,1,2,2,cat\n1,1,2,2,\"" + huge);
        Assert.Single(Folder.Read(DatasetFormat.Csv, "a.csv"));
        AssertProblem(0, "a.csv", 3);
    }

    [Theory]
    [InlineData(DatasetFormat.Coco)]
    [InlineData(DatasetFormat.JsonLines)]
    [InlineData(DatasetFormat.Csv)]
    [InlineData(DatasetFormat.Voc)]
    [InlineData(DatasetFormat.Yolo)]
    [InlineData(DatasetFormat.LabelMe)]
    public void Cancellation_ends_the_reading(DatasetFormat format)
    {
        var prediction = new Prediction { X = 5, Y = 5, Width = 2, Height = 2, Class = "a", Path = "/p/a.jpg", ImageWidth = 10, ImageHeight = 10 };
        Folder.Write(format, "set", [prediction, prediction with { Path = "/p/b.jpg" }, prediction with { Path = "/p/c.jpg" }]);
        using var stop = new CancellationTokenSource();
        var reader = DatasetForm.Of(format).CreateReader(new DatasetReaderOptions { Path = Folder["set"], DefaultSize = (10, 10), Cancellation = stop.Token });
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var _ in reader.Read())
            {
                stop.Cancel();
            }
        });
    }

    // A folder can have a million files, each of which is opened to see what it is.
    [Fact]
    public void Cancellation_ends_the_recognition()
    {
        Folder.Put("set/deep/settings.json", "{}");
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => DatasetForm.Recognize(Folder["set"], stop.Token));
    }

    [Theory]
    [InlineData("../../secret.jpg")]
    [InlineData("/etc/hostname")]
    [InlineData("\\\\\\\\server\\\\share\\\\a.jpg")]
    [InlineData("C:\\\\a.jpg")]
    public void Image_path_outside_the_data_set_is_a_warning_and_is_not_opened(string name)
    {
        Folder.Put("coco.json", $"{{\"images\":[{{\"id\":1,\"file_name\":\"{name}\"}},{{\"id\":2,\"file_name\":\"{name}x\"}}],\"annotations\":[]}}");
        var warnings = new System.Collections.Generic.List<string>();
        var read = Folder.Read(
            DatasetFormat.Coco, "coco.json", o => o with { Warn = warnings.Add, ReadSize = path => throw new InvalidOperationException(path) });
        Assert.Equal(2, read.Length);
        Assert.Contains("outside", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatasetFormat.Voc)]
    [InlineData(DatasetFormat.Yolo)]
    [InlineData(DatasetFormat.LabelMe)]
    [InlineData(DatasetFormat.Csv)]
    public void A_folder_without_files_of_the_form_is_one_error(DatasetFormat format)
    {
        Folder.Put("other.dat", "x");
        Assert.Empty(Folder.Read(format, "."));
        Assert.Equal(DatasetProblemKind.FileMissing, Assert.Single(Folder.Problems).Kind);
    }

    [Theory]
    [InlineData("\"a.jpg,cat,1,2,3,4\nb.jpg,cat,1,2,3,4\n", 2)]
    [InlineData("a.jpg,\"cat,1,2,3,4\nb.jpg,cat,1,2,3,4\n", 2)]
    [InlineData("a.jpg,cat,1,2,3,\"4\nb.jpg,cat,1,2,3,4\n", 2)]
    [InlineData("b.jpg,cat,1,2,3,4\na.jpg,\"cat,1,2,3,4", 3)]
    public void Csv_quotation_mark_that_is_not_closed_is_an_error_at_its_line(string rows, int line)
    {
        Folder.Put("a.csv", "Path,Class,X,Y,Width,Height\n" + rows);
        Assert.Equal(line - 2, Folder.Read(DatasetFormat.Csv, "a.csv").Length);
        AssertProblem(0, "a.csv", line);
        Assert.Contains("is not closed", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_cell_with_quotes_and_lines_in_it_is_read()
    {
        Folder.Put("a.csv", "Path,Class,X,Y,Width,Height\n\"a\nb\"\"c.jpg\",5\" pipe,1,2,3,4\n\n");
        Assert.Equal("5\" pipe", Folder.Read(DatasetFormat.Csv, "a.csv").Single().Predictions.Single().Class);
        Assert.Empty(Folder.Problems);
    }

    [Fact]
    public void Csv_row_of_empty_cells_is_nothing_and_a_class_without_a_place_is_an_error()
    {
        Folder.Put("a.csv", "Path,Class,X,Y,Width,Height\n,,,,,\n ,,,,,\na.jpg,cat,,,,\nb.jpg,,,,,\n");
        Assert.EndsWith("b.jpg", Assert.Single(Folder.Read(DatasetFormat.Csv, "a.csv")).Path, StringComparison.Ordinal);
        AssertProblem(0, "a.csv", 4);
        _ = Assert.Single(Folder.Problems);
    }

    [Fact]
    public void LabelMe_file_with_the_image_before_its_shapes_is_found_in_a_folder()
    {
        Folder.Put("set/a.json", "{\"imageData\":\"" + new string('A', 200_000)
            + "\",\"imageWidth\":9,\"imageHeight\":9,\"shapes\":[{\"label\":\"cat\",\"shape_type\":\"rectangle\",\"points\":[[1,2],[3,4]]}]}");
        Assert.Equal(["cat 1 2 3 4"], Boxes(Folder.Read(DatasetFormat.LabelMe, "set")));
        Assert.Empty(Folder.Problems);
    }

    [Fact]
    public void Image_name_with_a_line_break_is_an_error_in_YOLO()
    {
        var prediction = new Prediction { X = 5, Y = 5, Width = 4, Height = 4, Class = "cat", ImageWidth = 10, ImageHeight = 10 };
        Folder.Write(DatasetFormat.Yolo, "set", [prediction with { Path = "a\nb.jpg" }, prediction with { Path = "c.jpg" }]);
        Assert.Contains("line break", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
        Assert.Equal("./images/train/c.jpg\n", Folder.Text("set/train.txt"));
        Assert.DoesNotContain(Folder.Files(), f => f.Contains("b.txt", StringComparison.Ordinal));
    }
}
