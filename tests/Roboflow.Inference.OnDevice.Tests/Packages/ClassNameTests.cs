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
    [InlineData("na\u0001me")]
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

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 6\n", "pointer of Git LFS")]
    [InlineData("404: Not Found", "'404: Not Found'")]
    [InlineData("<!DOCTYPE html>\n<html>\n", "HTML page")]
    [InlineData("[\"a\",\n\"b\",\n\"c\"]\n", "line 1: this is JSON")]
    [InlineData("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n", "line 2: this line marks a merge conflict")]
    [InlineData("../coco/class_names.txt", "only the path of a file")]
    [InlineData("a\n\0\0\0\0\0\0\nd\n", "NUL characters")]
    public void Another_text_in_the_place_of_the_names_is_an_error_that_names_it(string text, string cause)
    {
        using var files = ModelFiles.Of(new ShapesOptions()).Add("class_names.txt", text);

        var error = Assert.Throws<ModelFileException>(() => files.Describe());

        Assert.Equal(ModelFileFailure.Invalid, error.Failure);
        Assert.Contains("class_names.txt' cannot be used: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_Git_did_not_fetch_are_an_error_that_says_so()
    {
        using var files = ModelFiles.Of(new ShapesOptions()).Add("inference_config.json", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 6\n");

        Assert.Contains("pointer of Git LFS", Assert.Throws<ModelFileException>(() => files.Describe()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\n \r\n")]
    public void Blank_names_do_not_hide_those_of_the_model(string text)
    {
        using var files = ModelFiles.Of(new ShapesOptions()).Add("class_names.txt", text);
        using var transformer = ModelFiles.Of(new ShapesOptions { Layout = ShapesLayout.RfDetr }).Add("class_names.txt", text);

        Assert.Equal(ModelFiles.Names, files.Describe().Classes);
        Assert.Contains("25 columns", Assert.Single(transformer.Describe().Warnings), StringComparison.Ordinal);
        Assert.NotEmpty(transformer.Detect(DrawnShapes.Harbour().Image).Predictions);
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
