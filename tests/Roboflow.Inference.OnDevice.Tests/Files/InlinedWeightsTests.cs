using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.OnDevice.Tests.Files;

/// <summary>Weights in other files are read once: the bytes in the model's hash are those that it runs with.</summary>
public sealed class InlinedWeightsTests
{
    private const int Anchors = 64 + 16 + 4;
    private const string Weights = "model.onnx.data";

    // ONNX Runtime would map the file into memory: other weights would answer, or the process would end.
    [Fact]
    public void Weights_overwritten_while_the_model_is_in_use_do_not_change_its_answers()
    {
        var (model, weights) = ShapesModelFile.CreateSplit(new ShapesOptions(), Weights);
        using var files = new ModelFiles().Add("model.onnx", model).Add(Weights, weights);
        using var detector = files.Open();
        using (var file = File.OpenWrite(Path.Combine(files.Folder, Weights)))
        {
            file.Write(new byte[weights.Length]);
        }

        DrawnShapes.Harbour().AssertFound(ModelFiles.Detect(detector, DrawnShapes.Harbour().Image));
    }

    [Theory]
    [InlineData("0", null)]
    [InlineData("0", "2016")]
    [InlineData("5000000", "2016")]
    [InlineData("5000000", "0")]
    [InlineData(null, null)]
    public void Values_are_found_at_their_place(string? start, string? length)
    {
        var offset = start is null ? 0 : int.Parse(start, System.Globalization.CultureInfo.InvariantCulture);
        (string, string)[] place =
        [
            ("location", Weights), .. start is null ? [] : new[] { ("offset", start) }, .. length is null ? [] : new[] { ("length", length) },
        ];
        using var files = new ModelFiles().Add("model.onnx", Model(g => g.ExternalConstant(place, 1, 6, Anchors)))
            .Add(Weights, [.. new byte[offset], .. Values(), 1, 2, 3]);

        Assert.Equal("1", Assert.Single(files.Detect(DrawnShapes.Harbour().Image).Predictions).Class);
    }

    // In the attribute of a node, in a part of the graph of its own.
    [Fact]
    public void Values_of_a_node_are_found()
    {
        byte[] entry = [0x0A, 8, .. "location"u8, 0x12, (byte)Weights.Length, .. Encoding.UTF8.GetBytes(Weights)];
        byte[] tensor = [0x08, 1, 0x08, 6, 0x08, Anchors, 0x10, 1, 0x6A, (byte)entry.Length, .. entry, 0x70, 1];
        byte[] attribute = [0x0A, 5, .. "value"u8, 0x2A, (byte)tensor.Length, .. tensor, 0xA0, 1, 4];
        byte[] node = [0x12, 6, .. "values"u8, 0x22, 8, .. "Constant"u8, 0x2A, (byte)attribute.Length, .. attribute];
        byte[] graph = [0x0A, (byte)node.Length, .. node];
        using var files = new ModelFiles().Add("model.onnx", [0x3A, (byte)graph.Length, .. graph, .. Model(static _ => "values")]).Add(Weights, Values());

        Assert.Equal("1", Assert.Single(files.Detect(DrawnShapes.Harbour().Image).Predictions).Class);
    }

    [Theory]
    [InlineData("8", "2016", "incomplete")]
    [InlineData("9223372036854775807", "2016", "incomplete")]
    [InlineData("0", "1000000000", "incomplete")]
    [InlineData("0", "2000000000", "no valid size")]
    [InlineData("-8", "2016", "offset of a tensor")]
    [InlineData("0", "many", "length of a tensor")]
    public void Place_outside_the_file_is_an_error(string start, string length, string expected)
    {
        using var files = new ModelFiles().Add(Weights, Values()).Add(
            "model.onnx", Model(g => g.ExternalConstant([("location", Weights), ("offset", start), ("length", length)], 1, 6, Anchors)));

        var e = Assert.Throws<ModelFileException>(() => files.Describe());

        Assert.Equal(ModelFileFailure.Invalid, e.Failure);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    // Each tensor is within the limit, and all are the same part of the file.
    [Fact]
    public void A_part_that_is_used_many_times_has_the_limit_of_a_model()
    {
        const int Size = 1 << 20;
        var sum = Model(g => Enumerable.Range(0, 1025).Select(_ => g.ExternalConstant([("location", Weights)], Size / 4)).ToArray()[0]);
        using var files = new ModelFiles().Add("model.onnx", sum).Add(Weights, new byte[Size]);

        Assert.Contains("above the limit", Assert.Throws<ModelFileException>(() => files.Describe()).Message, StringComparison.Ordinal);
    }

    private static byte[] Values()
    {
        var values = new float[6 * Anchors];
        foreach (var (feature, value) in new[] { 10f, 12, 8, 6, 0, 0.9f }.Index())
        {
            values[(feature * Anchors) + 3] = value;
        }

        return MemoryMarshal.AsBytes<float>(values).ToArray();
    }

    private static byte[] Model(Func<GraphBuilder, string> output)
    {
        var graph = new GraphBuilder();
        graph.Input("images", half: false, 1, 3, 64, 64);
        graph.Output("output0", output(graph), half: false, 1, 6, Anchors);
        return graph.ToModel();
    }
}
