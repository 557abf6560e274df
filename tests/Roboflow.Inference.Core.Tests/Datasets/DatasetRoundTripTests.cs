using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CsCheck;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Csv;

namespace Roboflow.Inference.Core.Tests.Datasets;

public sealed class DatasetRoundTripTests
{
    [Theory]
    [InlineData(DatasetFormat.Csv)]
    [InlineData(DatasetFormat.JsonLines)]
    public void Results_and_predictions_come_back_with_every_property_and_bit(DatasetFormat format) =>
        Gen.Select(DatasetGen.Result.Array[0, 4], DatasetGen.Prediction.Array[0, 4]).Sample(
            (results, alone) =>
            {
                using var folder = new DatasetFolder();
                folder.Write(format, "set", [.. results, .. alone]);
                var read = folder.Read(format, "set");
                Assert.Empty(folder.Problems);
                var predictions = read.Skip(results.Length).SelectMany(r => r.Predictions);
                Assert.Equal(results.Select(Describe), read.Take(results.Length).Select(Describe));
                Assert.Equal(alone.Select(Describe), predictions.Select(Describe));
            },
            iter: 200);

    [Fact]
    public void A_result_among_predictions_of_its_image_stays_itself()
    {
        var p = new Prediction { X = 1, Y = 2, Width = 3, Height = 4, Class = "a", Path = "/p" };
        var r = new DetectionResult { Path = "/p", Predictions = [p] };
        foreach (var format in new[] { DatasetFormat.Csv, DatasetFormat.JsonLines })
        {
            using var folder = new DatasetFolder();
            folder.Write(format, "set", [p, p, r, r with { Predictions = [] }, r, p, p with { Path = "/q" }]);
            Assert.Equal(["/p 2", "/p 1", "/p 0", "/p 1", "/p 1", "/q 1"], folder.Read(format, "set").Select(x => $"{x.Path} {x.Predictions.Count}"));
        }
    }

    [Theory]
    [InlineData(DatasetFormat.Csv, "inner/set.csv")]
    [InlineData(DatasetFormat.JsonLines, "inner/set.jsonl")]
    public void An_image_above_the_data_set_does_not_change_a_path(DatasetFormat format, string file)
    {
        using var folder = new DatasetFolder();
        folder.Put("s2.png", "above");
        Directory.CreateDirectory(folder["inner"]);
        folder.Write(format, file, [new Prediction { X = 1, Y = 2, Width = 3, Height = 4, Class = "a", Path = "s2" }]);
        Assert.Equal("s2", Assert.Single(folder.Read(format, file)).Path);
    }

    [Fact]
    public void A_text_that_a_spreadsheet_would_run_is_written_as_text()
    {
        using var folder = new DatasetFolder();
        folder.Write(DatasetFormat.Csv, "set.csv", [new Prediction { Class = "=cmd|' /C calc'!A0", X = -1, Y = 2, Width = 3, Height = 4, Path = "@x" }]);
        var row = File.ReadAllLines(folder["set.csv"])[1];
        Assert.StartsWith("'@x,'=cmd|' /C calc'!A0,0,-1,2,3,4,", row, StringComparison.Ordinal);
        Assert.Equal("=cmd|' /C calc'!A0", Assert.Single(folder.Read(DatasetFormat.Csv, "set.csv")).Predictions[0].Class);
    }

    // A spreadsheet of another locale divides the file at another character, and takes no quotation marks within a line.
    [Fact]
    public void A_text_of_any_separators_comes_back_and_is_no_formula_for_any_spreadsheet() =>
        Gen.Select(Gen.Char["',;|\t\r\n=+-@a1.\""].Array[1, 9].Select(c => new string(c)).Array[1, 40], Gen.Char[",;|\t"]).Sample(
            (texts, delimiter) =>
            {
                using var folder = new DatasetFolder();
                Prediction[] written = Array.ConvertAll(texts, t => new Prediction { Class = t, DetectionId = t, Model = t, Width = 1, Height = 1, Path = "/p" });
                _ = folder.Write(DatasetFormat.Csv, "set.csv", written, o => o with { Csv = new CsvStyle { Delimiter = delimiter } });
                Assert.Equal(written.Select(Describe), folder.Read(DatasetFormat.Csv, "set.csv").SelectMany(r => r.Predictions).Select(Describe));
                Assert.Empty(folder.Problems);
                var others = ",;|\t\r\n".Replace(delimiter.ToString(), string.Empty);
                Assert.DoesNotMatch($@"[{others}](?:[=@]|[+-](?![0-9][0-9.]*([,;\t\r\n""{delimiter}]|\z)))", folder.Text("set.csv"));
            },
            iter: 300);

    [Theory]
    [InlineData("a;=1+1;", "a;'=1+1;")]
    [InlineData("a\n@b|-1", "a\n'@b|-1")]
    [InlineData("a;''+1+a", "a;'''+1+a")]
    [InlineData("a;''+1", "a;''+1")]
    [InlineData("a;-122.4;+1|-b", "a;-122.4;'+1|'-b")]
    [InlineData("37.8,-122.4", "37.8,-122.4")]
    [InlineData("37.8,'-122.4", "37.8,'-122.4")]
    [InlineData("37.8,'=1", "37.8,''=1")]
    [InlineData("a; =1, a=b;c", "a; =1, a=b;c")]
    public void A_text_that_another_separator_makes_a_formula_gets_an_apostrophe_there_and_JSON_none(string name, string expected)
    {
        using var folder = new DatasetFolder();
        var keypoint = new PredictionKeypoint { X = 1, Y = 2, Confidence = 1, Class = name };
        var result = new DetectionResult
        {
            Path = "/p/a.jpg",
            PredictedClasses = [name],
            Predictions = [new() { Class = name, Width = 3, Height = 4, Path = "/p/a.jpg", Keypoints = [keypoint], Points = [new() { X = 1, Y = -2 }] }],
        };
        _ = folder.Write(DatasetFormat.Csv, "set.csv", [result]);
        Assert.Contains($",\"{expected}\",".Replace(expected.IndexOfAny([',', '\n']) < 0 ? "\"" : "\0", string.Empty), folder.Text("set.csv"), StringComparison.Ordinal);
        Assert.Contains(name.Replace("\n", "\\n", StringComparison.Ordinal) + "\"\"]", folder.Text("set.csv"), StringComparison.Ordinal);
        Assert.Equal(Describe(result), Describe(Assert.Single(folder.Read(DatasetFormat.Csv, "set.csv"))));
    }

    [Fact]
    public void Coco_comes_back_but_for_the_last_bit_of_a_center() => Lossy(DatasetFormat.Coco, "set.json", 1e-6);

    [Fact]
    public void Yolo_comes_back_to_half_of_a_millionth_of_the_image() => Lossy(DatasetFormat.Yolo, "set", 0.002);

    [Fact]
    public void Voc_comes_back_to_a_pixel() => Lossy(DatasetFormat.Voc, "set", 1.001);

    [Theory]
    [InlineData(DatasetFormat.Coco)]
    [InlineData(DatasetFormat.Yolo)]
    [InlineData(DatasetFormat.Voc)]
    public void A_box_without_a_class_comes_back(DatasetFormat format)
    {
        using var folder = new DatasetFolder();
        folder.Write(
            format,
            "set",
            [new Prediction { Class = string.Empty, X = 20, Y = 20, Width = 10, Height = 10, Path = "/p/a.jpg", ImageWidth = 100, ImageHeight = 80 }]);
        var read = folder.Read(format, "set", o => o with { ImageFolder = "/p", DefaultSize = (100, 80) });
        Assert.Empty(folder.Problems);
        Assert.Equal((string.Empty, 20d), (read.Single().Predictions.Single().Class, read[0].Predictions[0].X));
    }

    [Fact]
    public void Leading_and_trailing_spaces_are_kept_in_VOC()
    {
        using var folder = new DatasetFolder();
        var p = new Prediction { Class = " cat\t", X = 20, Y = 20, Width = 10, Height = 10, Path = "/p/ a .jpg", ImageWidth = 100, ImageHeight = 80 };
        folder.Write(DatasetFormat.Voc, "set", [p, p with { Path = "/p/b.jpg" }, p with { Class = "  " }]);
        var read = folder.Read(DatasetFormat.Voc, "set", o => o with { ImageFolder = "/p" });
        Assert.Equal(("/p/ a .jpg", " cat\t", "  "), (read[0].Path!.Replace('\\', '/'), read[0].Predictions[0].Class, read[0].Predictions[1].Class));
    }

    // JSON reads a surrogate pair of escapes as one character; Python's YAML reader keeps the two apart.
    [Fact]
    public void A_character_beyond_sixteen_bits_is_itself_in_yaml()
    {
        using var folder = new DatasetFolder();
        folder.Write(
            DatasetFormat.Yolo,
            "set",
            [new Prediction { Class = "\u0007 🐱", X = 20, Y = 20, Width = 10, Height = 10, Path = "/p/a.jpg", ImageWidth = 100, ImageHeight = 80 }]);
        Assert.EndsWith("  0: \"\\u0007 🐱\"\n", folder.Text("set/data.yaml"), StringComparison.Ordinal);
    }

    private static void Lossy(DatasetFormat format, string destination, double tolerance)
    {
        var box = from left in Gen.Double[0, 900]
                  from top in Gen.Double[0, 700]
                  from width in Gen.Double[1, 99]
                  from height in Gen.Double[1, 99]
                  from name in Gen.Int[0, 4]
                  select new Prediction
                  {
                      X = left + (width / 2),
                      Y = top + (height / 2),
                      Width = width,
                      Height = height,
                      Class = $"class, {name} ü'\"",
                      Confidence = 0.5,
                      ImageWidth = 1000,
                      ImageHeight = 800
                  };
        box.Array[0, 5].Array[1, 4].Sample(
            images =>
            {
                using var folder = new DatasetFolder();
                var written = images.Select(
                    (predictions, i) => new DetectionResult { Path = $"/p/{i} ü.jpg", ImageWidth = 1000, ImageHeight = 800, Predictions = predictions }).ToArray();
                folder.Write(format, destination, written);
                var read = folder.Read(format, destination, o => o with { ImageFolder = "/p", DefaultSize = (1000, 800) });
                Assert.Empty(folder.Problems);
                Assert.Equal(
                    written.Select(r => $"{r.Path} {r.ImageWidth} {r.ImageHeight}"),
                    read.Select(r => $"{r.Path!.Replace('\\', '/')} {r.ImageWidth} {r.ImageHeight}"));
                foreach (var (before, after) in written.SelectMany(r => r.Predictions).Zip(read.SelectMany(r => r.Predictions)))
                {
                    Assert.Equal(before.Class, after.Class);
                    Assert.All(
                        [(before.Left, after.Left), (before.Top, after.Top), (before.Right, after.Right), (before.Bottom, after.Bottom)],
                        e => Assert.InRange(e.Item2, e.Item1 - tolerance, e.Item1 + tolerance));
                }
            },
            iter: 20);
    }

    // Includes properties that are added later; numbers are compared bit for bit.
    private static string Describe(object? value) => value switch
    {
        null => "null",
        double number => BitConverter.DoubleToInt64Bits(number).ToString("X"),
        string text => "\"" + text + "\"",
        IEnumerable items => "[" + string.Join(",", items.Cast<object?>().Select(Describe)) + "]",
        IFormattable or bool => value.ToString()!,
        _ => "{" + string.Join(",", value.GetType().GetProperties().Where(p => p.CanWrite).Select(p => p.Name + "=" + Describe(p.GetValue(value)))) + "}",
    };
}
