using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>Data sets that are made to hang, to fill the memory, or to lead out of their folder.</summary>
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
        Assert.Single(Folder.Read(DatasetFormat.Voc, "set"));
    }

    [Theory]
    [InlineData(DatasetFormat.Voc, "a.xml")]
    [InlineData(DatasetFormat.Coco, "a.json")]
    [InlineData(DatasetFormat.Csv, "a.csv")]
    [InlineData(DatasetFormat.JsonLines, "a.jsonl")]
    [InlineData(DatasetFormat.LabelMe, "a.json")]
    [InlineData(DatasetFormat.Yolo, "a.txt")]
    public async Task A_named_pipe_is_an_error_and_not_a_wait(DatasetFormat format, string name)
    {
        if (!OperatingSystem.IsWindows())
        {
            Folder.Put("other", string.Empty);
            using (var make = Process.Start("mkfifo", Folder[name]))
            {
                await make.WaitForExitAsync();
            }

            var read = await Task.Run(() => Folder.Read(format, name, o => o with { DefaultSize = (10, 10) })).WaitAsync(TimeSpan.FromMinutes(1));
            Assert.Empty(read);
            Assert.Equal(DatasetProblemKind.FileUnreadable, Folder.Problems[0].Kind);
        }
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

    [Theory]
    [InlineData("../../secret.jpg")]
    [InlineData("/etc/hostname")]
    [InlineData("\\\\\\\\server\\\\share\\\\a.jpg")]
    [InlineData("C:\\\\a.jpg")]
    public void An_image_that_leads_out_of_the_data_set_is_a_warning_and_is_not_opened(string name)
    {
        Folder.Put("coco.json", $"{{\"images\":[{{\"id\":1,\"file_name\":\"{name}\"}},{{\"id\":2,\"file_name\":\"{name}x\"}}]}}");
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
}
