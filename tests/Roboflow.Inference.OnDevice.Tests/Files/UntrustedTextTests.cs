using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.OnDevice.Tests.Files;

/// <summary>Names and texts of a model and of the files next to it: from anyone, of any length and in any encoding.</summary>
public sealed class UntrustedTextTests
{
    private static readonly string Long = new('x', 5000);

    [Fact]
    public void A_long_task_is_shortened()
    {
        var error = Error(new ShapesOptions { Metadata = new Dictionary<string, string> { ["task"] = Long }, HasMetadata = false });

        Assert.Equal(ModelFileFailure.Unsupported, error.Failure);
        Assert.InRange(error.Message.Length, 1, 500);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(50)]
    public void Inputs_with_long_names_are_shortened_and_only_the_first_are_named(int count)
    {
        var graph = new GraphBuilder();
        foreach (var i in Enumerable.Range(0, count))
        {
            graph.Input(Long + i, half: false, 1, 3, 64, 64);
        }

        graph.Output(Long, graph.Constant(new float[7 * 84], 1, 7, 84), half: false, 1, 7, 84);
        using var files = new ModelFiles().Add("model.onnx", graph.ToModel());

        var error = Assert.Throws<ModelFileException>(() => files.Describe());

        Assert.InRange(error.Message.Length, 200, 3000);
    }

    // Two bytes of the file each.
    [Theory]
    [InlineData(0x5A)]
    [InlineData(0x62)]
    [InlineData(0x0A)]
    public void More_inputs_outputs_or_operators_than_any_detector_has_are_refused(byte field)
    {
        var many = new byte[2 * 100_001];
        for (var i = 0; i < many.Length; i += 2)
        {
            many[i] = field;
        }

        // A graph in the file can be in parts: this is the second.
        using var files = new ModelFiles().Add("model.onnx", [.. ShapesModelFile.Create(new ShapesOptions()), 0x3A, 0xC2, 0x9A, 0x0C, .. many]);

        var error = Assert.Throws<ModelFileException>(() => files.Describe());

        Assert.Equal(ModelFileFailure.Invalid, error.Failure);
        Assert.Contains("100000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Class_names_and_license_reach_a_terminal_without_its_control_characters()
    {
        using var files = ModelFiles.Of(new ShapesOptions { Metadata = new Dictionary<string, string> { ["license"] = "MIT\u001b[2J" }, HasMetadata = false })
            .Add("class_names.txt", "red\u001b[31m\n");

        var file = files.Describe();

        Assert.Equal(("red\uFFFD[31m", "MIT\uFFFD[2J"), (file.Classes[0], file.License));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    public void Class_names_are_read_in_UTF_8_and_UTF_16(string encoding, bool hasMark)
    {
        var written = Encoding.GetEncoding(encoding);
        using var files = ModelFiles.Of(new ShapesOptions())
            .Add("class_names.txt", [.. hasMark ? written.GetPreamble() : [], .. written.GetBytes("Straße\n窓\n")]);

        Assert.Equal(["Straße", "窓"], files.Describe().Classes.Take(2));
    }

    [Fact]
    public void Class_names_in_another_encoding_are_one_error_and_not_other_names()
    {
        using var files = ModelFiles.Of(new ShapesOptions()).Add("class_names.txt", Encoding.Latin1.GetBytes("Straße\n"));

        var error = Assert.Throws<ModelFileException>(() => files.Describe());

        Assert.Equal(ModelFileFailure.Invalid, error.Failure);
        Assert.Contains("class_names.txt", error.Message, StringComparison.Ordinal);
    }

    // Integers or doubles: one error for the model, not one for each image.
    [Theory]
    [InlineData(7)]
    [InlineData(11)]
    public void Outputs_of_another_type_are_refused_with_the_model(byte type)
    {
        var whole = ShapesModelFile.Create(new ShapesOptions());
        whole[whole.AsSpan().LastIndexOf("output0"u8) + "output0"u8.Length + 5] = type;
        using var files = new ModelFiles().Add("model.onnx", whole);

        var error = Assert.Throws<ModelFileException>(() => files.Describe());

        Assert.Equal(ModelFileFailure.Unsupported, error.Failure);
        Assert.Contains("output0 [1, 28, 9600] is neither", error.Message, StringComparison.Ordinal);
    }

    private static ModelFileException Error(ShapesOptions options)
    {
        using var files = ModelFiles.Of(options);
        return Assert.Throws<ModelFileException>(() => files.Describe());
    }
}
