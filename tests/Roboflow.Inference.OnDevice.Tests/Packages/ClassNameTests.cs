using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Images;
using Roboflow.Inference.Runs;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.OnDevice.Tests.Packages;

/// <summary>A class that has no name, or another than in the file, is a warning.</summary>
public sealed class ClassNameTests
{
    [Fact]
    public void More_names_than_an_RF_DETR_has_columns_are_a_warning()
    {
        using var files = ModelFiles.Of(new ShapesOptions { Layout = ShapesLayout.RfDetr })
            .Add("class_names.txt", string.Join('\n', Enumerable.Range(0, 80).Select(i => "other" + i)));

        Assert.Contains("25 columns and 80 class names", Assert.Single(files.Describe().Warnings), StringComparison.Ordinal);
    }

    // The missing ones are as many as the columns of four key points.
    [Theory]
    [InlineData(true, 12, "24 classes and 12 names: classes without a name are numbered")]
    [InlineData(false, 14, "24 classes and 14 names: classes without a name are numbered")]
    [InlineData(false, 12, "12 columns more than its 12 class names, as for 4 key points), or class names are missing")]
    public void Fewer_names_than_classes_are_told_as_such(bool hasTask, int count, string expected)
    {
        using var files = ModelFiles.Of(new ShapesOptions { HasMetadata = hasTask })
            .Add("class_names.txt", string.Join('\n', ModelFiles.Names.Take(count)));
        var told = Record.Exception(() => files.Describe())?.Message ?? Assert.Single(files.Describe().Warnings);

        Assert.Contains(expected, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0: 'cat', 2: 'bird'}", "Classes without a name are numbered: 1.")]
    [InlineData("{0: 'cat', 1: '', 2: ' '}", "Classes without a name are numbered: 1, 2.")]
    [InlineData("{0: 'cat', 9: 'bird'}", "Classes without a name are numbered: 1, 2, 3, 4, 5 and 3 more.")]
    public void Gaps_in_the_names_are_told(string written, string expected)
    {
        var metadata = new Dictionary<string, string> { ["names"] = written, ["task"] = "detect" };
        using var files = ModelFiles.Of(new ShapesOptions { HasMetadata = false, Metadata = metadata });

        var file = files.Describe();

        Assert.Contains(expected, file.Warnings);
        Assert.Equal(("cat", "1"), (file.Classes[0], file.Classes[1]));
    }

    [Fact]
    public void More_names_than_classes_can_be_shifted()
    {
        using var files = ModelFiles.Of(new ShapesOptions())
            .Add("class_names.txt", string.Join('\n', ModelFiles.Names.Take(6).Append(string.Empty).Concat(ModelFiles.Names.Skip(6))));

        Assert.Equal(
            [
                "Classes without a name are numbered: 6.",
                "The model has 24 classes and 25 names: the names can be shifted, or those of another model. The first 24 are used.",
            ],
            files.Describe().Warnings);
    }

    [Theory]
    [InlineData("na\0me")]
    [InlineData("\u001b[31m")]
    public void Characters_that_are_replaced_are_told(string name)
    {
        using var files = ModelFiles.Of(new ShapesOptions()).Add("class_names.txt", string.Join('\n', ModelFiles.Names.Skip(1).Prepend(name)));

        Assert.Contains("U+FFFD", Assert.Single(files.Describe().Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_told()
    {
        var model = ShapesModelFile.Create(new ShapesOptions());
        model[model.AsSpan().IndexOf(Encoding.UTF8.GetBytes(ModelFiles.Names[0]))] = 0xFF;
        using var files = new ModelFiles().Add("model.onnx", model);

        Assert.Contains("U+FFFD", Assert.Single(files.Describe().Warnings), StringComparison.Ordinal);
    }

    // The outputs of an end-to-end model do not show how many classes there are.
    [Fact]
    public async Task Class_of_an_end_to_end_model_without_a_name_is_told_once()
    {
        using var files = ModelFiles.Of(new ShapesOptions { Layout = ShapesLayout.EndToEnd }).Add("class_names.txt", "a\nb\nc\n");
        using var detector = files.Open();
        List<string> warnings = [];
        for (var i = 0; i < 3; i++)
        {
            var log = new RunLog();
            _ = await detector.DetectAsync(ImageSource.FromBytes(DrawnShapes.Harbour().Image, "image"), log, default);
            warnings.AddRange(log.Warnings);
        }

        Assert.Empty(files.Describe().Warnings);
        Assert.Matches(@"^Classes without a name are numbered: [\d, ]+\. The model's files name 3 classes\.$", Assert.Single(warnings));
    }
}
