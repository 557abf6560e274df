using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Writing;

/// <summary>CSV and JSON Lines that were joined, edited or written by others, and numbers that no file can hold.</summary>
public sealed class LosslessFileTests : DatasetReading
{
    private static readonly Prediction Box = SampleBoxes.Helmet;

    [Theory]
    [InlineData("Path,Class,X,Y,Width,Height\na.jpg,cat,5,5,2,2\npath,class,width,height,x,y\nb.jpg,cat,9,9,50,60\n")]
    [InlineData("Path,Class,X,Y,Width,Height\na.jpg,cat,5,5,2,2\nfilename,label,width,height,x,y\nb.jpg,cat,9,9,50,60\n")]
    [InlineData("Path,Class,X,Y,Width,Height,Note\na.jpg,cat,5,5,2,2,\nPath,Class,Width,Height,X,Y,Comment\nb.jpg,cat,9,9,50,60,\n")]
    public void Second_table_with_its_columns_in_another_order_is_not_read_by_the_first_ones(string text)
    {
        Folder.Put("c.csv", text + "c.jpg,cat,9,9,50,60\n");
        Assert.Equal("a.jpg", Path.GetFileName(Assert.Single(Folder.Read(DatasetFormat.Csv, "c.csv")).Path));
        AssertProblem(0, "c.csv", 3);
        Assert.Contains("columns in another order", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",Path,Class,X,Y,Width,Height\n0,a.jpg,cat,5,5,2,2\n,,,,,,\n1,b.jpg,cat,9,9,50,60\n", 0)]
    [InlineData("Path,Class,X,Y,Width,Height,,\na.jpg,cat,5,5,2,2,,\nPath,Class,X,Y,Width,Height,,\nb.jpg,cat,9,9,50,60,,\n", 1)]
    [InlineData("Path,Class,X,Y,Width,Height\na.jpg,Class,5,5,2,2\nX,Width,9,9,50,60\n", 0)]
    public void What_is_no_second_header_ends_no_table(string text, int problems)
    {
        Folder.Put("c.csv", text);
        Assert.Equal(2, Folder.Read(DatasetFormat.Csv, "c.csv").Count());
        Assert.Equal(problems, Folder.Problems.Count);
    }

    // The camera overwrites its file, and each night's rows are appended.
    [Fact]
    public void Answers_about_one_file_that_were_joined_stay_separate()
    {
        const string Header = "Path,X,Y,Width,Height,Class,Result,InferenceId\n";
        Folder.Put("c.csv", Header + "/l.jpg,1,1,2,2,a,1,mon\n/l.jpg,,,,,,1,tue\n/l.jpg,1,1,2,2,a,1,wed\n/l.jpg,1,1,2,2,b,1,wed\n/l.jpg,1,1,2,2,c,1,\n/l.jpg,,,,,,1,\n");
        Assert.Equal(["mon 1", "tue 0", "wed 3"], Folder.Read(DatasetFormat.Csv, "c.csv").Select(r => $"{r.InferenceId} {r.Predictions.Count}"));
    }

    [Fact]
    public void Results_of_joined_files_stay_separate_where_their_numbers_are_equal()
    {
        Folder.Put("c.csv", "Path,Model,X,Y,Width,Height,Class,Result\n/i/p.jpg,,1,1,2,2,a,1\n/i/q.jpg,,1,1,2,2,b,1\n/i/q.jpg,,1,1,2,2,c,1\n");
        Assert.Equal(
            ["/i/p.jpg: /i/p.jpg", "/i/q.jpg: /i/q.jpg,/i/q.jpg"],
            Folder.Read(DatasetFormat.Csv, "c.csv").Select(r => $"{r.Path}: {string.Join(",", r.Predictions.Select(p => p.Path))}"));
    }

    [Theory]
    [InlineData(DatasetFormat.JsonLines)]
    [InlineData(DatasetFormat.Csv)]
    public void A_number_that_is_none_in_any_field_is_one_error_and_the_rest_is_written(DatasetFormat format)
    {
        Folder.Write(
            format,
            "n",
            [
                Box, Box with { ClassConfidence = double.NaN },
                new DetectionResult { Path = "/p/b.jpg", Time = double.PositiveInfinity, TopConfidence = 0.5, Predictions = [Box with { Path = "/p/b.jpg" }] },
            ]);
        Assert.Equal(2, Folder.Problems.Count);
        Assert.All(Folder.Problems, p => Assert.Equal(DatasetProblemKind.ImpossibleBox, p.Kind));
        Assert.Equal("The result of /p/b.jpg is written without its Time, which is infinite or NaN.", Folder.Problems[1].Message);
        var read = Folder.Read(format, "n");
        Assert.Equal(2, Folder.Problems.Count);
        Assert.Equal(["/p/a.jpg 1", "/p/b.jpg 1"], read.Select(r => $"{r.Path} {r.Predictions.Count}"));
        Assert.Equal((null, 0.5), (read[1].Time, read[1].TopConfidence));
    }

    // Libraries for tables write these for a missing number, and for a whole one in a column with a gap.
    [Theory]
    [InlineData("NA")]
    [InlineData("None")]
    [InlineData("1.0")]
    [InlineData("'NA")]
    [InlineData("''1.00")]
    [InlineData("=1.0")]
    [InlineData("'")]
    [InlineData("1.5")]
    public void An_id_comes_back_whatever_text_it_is(string id)
    {
        Folder.Write(DatasetFormat.Csv, "n.csv", [Box with { TrackerId = id, DetectionId = id, ParentId = id }]);
        var read = Assert.Single(Assert.Single(Folder.Read(DatasetFormat.Csv, "n.csv")).Predictions);
        Assert.Equal((id, id, id), (read.TrackerId, read.DetectionId, read.ParentId));
    }

    [Fact]
    public void Predictions_in_a_result_have_its_image_and_names_may_be_in_any_case()
    {
        Folder.Put("a.jsonl", """{"path":"/x/a.jpg","model":"m/1","imagewidth":9,"IMAGEHEIGHT":8,"predictions":[{"class":"a","x":1,"y":1,"width":1,"height":1}]}""");
        var result = Assert.Single(Folder.Read(DatasetFormat.JsonLines, "a.jsonl"));
        Assert.Empty(Folder.Problems);
        var found = Assert.Single(result.Predictions);
        Assert.Equal(("/x/a.jpg", "m/1", 9, 8, "a"), (found.Path, found.Model, found.ImageWidth, found.ImageHeight, found.Class));
    }

    [Fact]
    public void Relative_paths_reach_predictions_that_have_none()
    {
        Folder.Put("a..b.png", "-");
        Folder.Put("a.jsonl", """{"Path":"a..b.png","Predictions":[{"X":1,"Y":1,"Width":1,"Height":1}]}""");
        Assert.Equal(Folder["a..b.png"], Folder.Read(DatasetFormat.JsonLines, "a.jsonl")[0].Predictions[0].Path);
    }

    [Theory]
    [InlineData("X,Y,Width,Height,Class\n1,1,1,1,a\n\n\n\n1,1,bad,1,b\n", 6)]
    [InlineData("\n \nX,Y,Width,Height,Class\n\n1,1,1,1,a\n1,1,bad,1,b\n", 6)]
    [InlineData("\r\n\r\nsep=;\r\n\r\nX;Y;Width;Height;Class\r\n1;1;1;1;a\r\n1;1;bad;1;b\r\n", 7)]
    [InlineData("\n,,\nX,Y,Width,Height,Class\n1,1,1,1,a\n1,1,bad,1,b\n", 5)]
    public void Blank_csv_lines_are_counted(string text, int line)
    {
        Folder.Put("a.csv", text);
        Assert.Equal(["a 0.5 0.5 1.5 1.5"], Boxes(Folder.Read(DatasetFormat.Csv, "a.csv")));
        _ = Assert.Single(Folder.Problems);
        AssertProblem(0, "a.csv", line);
    }

    [Fact]
    public void A_csv_of_blank_lines_is_an_empty_data_set()
    {
        Folder.Put("a.csv", string.Concat(Enumerable.Repeat("\n", 10_000)));
        Assert.Empty(Folder.Read(DatasetFormat.Csv, "a.csv"));
        Assert.Empty(Folder.Problems);
    }

    [Fact]
    public void A_row_with_a_label_but_no_box_is_an_error()
    {
        Folder.Put("a.csv", "filename,width,height,label,xmin,ymin,xmax,ymax\na.jpg,9,9,cat,,,,\nb.jpg,9,9,,,,,\n");
        Assert.Equal(["b.jpg"], Folder.Read(DatasetFormat.Csv, "a.csv").Select(r => System.IO.Path.GetFileName(r.Path)));
        AssertProblem(0, "a.csv", 2);
    }

    [Fact]
    public void NaN_is_no_text_and_a_class_called_N_is()
    {
        Folder.Put("a.jsonl", "{\"Class\":NaN,\"X\":1,\"Y\":1,\"Width\":2,\"Height\":2}\n{\"Class\":\"N\",\"X\":1,\"Y\":1,\"Width\":2,\"Height\":2,\"Extra\":NaN}\n");
        Assert.Equal(["N 0 0 2 2"], Boxes(Folder.Read(DatasetFormat.JsonLines, "a.jsonl")));
        Assert.Equal($"{Folder["a.jsonl"]}, line 1: Class is NaN.", Assert.Single(Folder.Problems).Message);
    }
}
