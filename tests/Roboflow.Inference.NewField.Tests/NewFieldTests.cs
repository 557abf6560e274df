using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Binding.Objects;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Writing;
using Roboflow.Inference.Export;
using Roboflow.Inference.Hosted.Answers;

namespace Roboflow.Inference.NewField.Tests;

/// <summary>
/// A new field of a prediction needs one edit. This project compiles the product's sources with one more line: a property Speed
/// in the record Prediction, named speed in an answer.
/// </summary>
public sealed class NewFieldTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("field-");

    [Theory]
    [InlineData("12.5", 12.5)]
    [InlineData("\"12.5\"", 12.5)]
    [InlineData("null", null)]
    [InlineData("{\"of\":[1]}", null)]
    public void New_field_is_read_from_an_answer(string written, double? read) => Assert.Equal(read, Detect(written).Predictions[0].Speed);

    [Theory]
    [InlineData(DatasetFormat.Csv, "a.csv")]
    [InlineData(DatasetFormat.JsonLines, "a.jsonl")]
    public void New_field_round_trips_in_a_file(DatasetFormat format, string name)
    {
        var file = Path.Combine(_folder.FullName, name);
        using (var writer = DatasetForm.Of(format).CreateWriter(new DatasetWriterOptions { Destination = file }))
        {
            writer.Write(Detect("12.5"));
            writer.Complete();
        }

        Assert.Contains("Speed", File.ReadAllText(file), StringComparison.Ordinal);
        var read = DatasetForm.Of(format).CreateReader(new DatasetReaderOptions { Path = file }).Read().Single();
        Assert.Equal(12.5, Assert.Single(read.Predictions).Speed);
    }

    [Fact]
    public void New_field_of_a_piped_object_binds_by_name()
    {
        var piped = new PSObject();
        foreach (var (name, value) in new (string, object)[] { ("X", 1), ("Y", 2), ("Width", 3), ("Height", 4), ("Class", "car"), ("speed", "12.5") })
        {
            piped.Properties.Add(new PSNoteProperty(name, value));
        }

        Assert.Equal(12.5, PredictionReader.ReadPrediction(piped)!.Speed);
    }

    [Fact]
    public void New_field_is_a_placeholder_of_templates()
    {
        Assert.Equal("car at 12.50", new PredictionTemplate("{Class} at {Speed:0.00}").Format(Detect("12.5").Predictions[0], 1));
        Assert.Throws<FormatException>(() => new PredictionTemplate("{Speed:D}"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static DetectionResult Detect(string speed) => AnswerParser.Parse(
        Encoding.UTF8.GetBytes("{\"image\":{\"width\":64,\"height\":48},\"predictions\":[{\"x\":9,\"y\":8,\"width\":7,\"height\":6,\"confidence\":0.5,"
            + $"\"class\":\"car\",\"speed\":{speed}}}]}}"),
        null,
        "cars/1");
}
