using System;
using System.Linq;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.OnDevice.Bench;

/// <summary>A network of YOLOv8n's layers and size (3.2 million weights, 8.7 billion operations at 640 x 640) with
/// random weights: it finds nothing, and costs as much as the real one. Generated here, so that nothing is downloaded or
/// licensed.
/// </summary>
internal sealed class NanoNetwork
{
    private const int Classes = 80;
    private const int Bins = 16;
    private readonly GraphBuilder _graph = new();
    private readonly Random _random = new(8);

    /// <summary>The file's bytes.</summary>
    internal static byte[] Create(int side) => new NanoNetwork().Build(side);

    private byte[] Build(int side)
    {
        var x = _graph.Input("images", half: false, 1, 3, side, side);
        x = Conv(Conv(x, 3, 16, 3, 2), 16, 32, 3, 2);
        x = Split(x, 32, 32, 1, shortcut: true);
        var eighth = Split(Conv(x, 32, 64, 3, 2), 64, 64, 2, shortcut: true);
        var sixteenth = Split(Conv(eighth, 64, 128, 3, 2), 128, 128, 2, shortcut: true);
        var last = Pyramid(Split(Conv(sixteenth, 128, 256, 3, 2), 256, 256, 1, shortcut: true));
        var middle = Split(Concat(Double(last), sixteenth), 384, 128, 1, shortcut: false);
        var fine = Split(Concat(Double(middle), eighth), 192, 64, 1, shortcut: false);
        var medium = Split(Concat(Conv(fine, 64, 64, 3, 2), middle), 192, 128, 1, shortcut: false);
        var coarse = Split(Concat(Conv(medium, 128, 128, 3, 2), last), 384, 256, 1, shortcut: false);
        WriteHead(side, (fine, 64, 8), (medium, 128, 16), (coarse, 256, 32));
        return _graph.ToModel();
    }

    private void WriteHead(int side, params (string Value, int Channels, int Stride)[] levels)
    {
        var boxes = levels.Select(l => Flat(Plain(Conv(Conv(l.Value, l.Channels, 64, 3), 64, 64, 3), 64, 4 * Bins, 0), 4 * Bins)).ToArray();
        var scores = levels.Select(l => Flat(Plain(Conv(Conv(l.Value, l.Channels, Classes, 3), Classes, Classes, 3), Classes, Classes, -8), Classes)).ToArray();
        var count = levels.Sum(l => side / l.Stride * (side / l.Stride));
        var bins = Node("Reshape", Node("Concat", 2, boxes), _graph.Whole(1, 4, Bins, count));
        var weighted = Node("Mul", Node("Softmax", 2, bins), _graph.Constant([.. Enumerable.Range(0, Bins).Select(i => (float)i)], 1, 1, Bins, 1));
        var distances = _graph.Nodes("Split", [_graph.Node("ReduceSum", [weighted, _graph.Whole(2)], [("keepdims", 0)])], 2, [("axis", 1)]);
        var (anchors, strides) = Grid(side, [.. levels.Select(l => l.Stride)], count);
        var (low, high) = (Node("Sub", anchors, distances[0]), Node("Add", anchors, distances[1]));
        var center = Node("Mul", Node("Add", low, high), _graph.Constant(0.5f));
        var box = Node("Mul", Node("Concat", 1, center, Node("Sub", high, low)), strides);
        _graph.Output("output0", Node("Concat", 1, box, Node("Sigmoid", Node("Concat", 2, scores))), half: false, 1, 4 + Classes, count);
    }

    private (string Anchors, string Strides) Grid(int side, int[] strides, int count)
    {
        var anchors = new float[2 * count];
        var scale = new float[count];
        var at = 0;
        foreach (var stride in strides)
        {
            for (var i = 0; i < side / stride * (side / stride); i++, at++)
            {
                anchors[at] = (i % (side / stride)) + 0.5f;
                anchors[count + at] = (i / (side / stride)) + 0.5f;
                scale[at] = stride;
            }
        }

        return (_graph.Constant(anchors, 1, 2, count), _graph.Constant(scale, 1, 1, count));
    }

    // YOLOv8's C2f: half of the channels goes through bottlenecks, and every step is kept.
    private string Split(string x, int from, int to, int depth, bool shortcut)
    {
        var half = to / 2;
        var parts = _graph.Nodes("Split", [Conv(x, from, to, 1)], 2, [("axis", 1)]).ToList();
        for (var i = 0; i < depth; i++)
        {
            var step = Conv(Conv(parts[^1], half, half, 3), half, half, 3);
            parts.Add(shortcut ? Node("Add", parts[^1], step) : step);
        }

        return Conv(Concat([.. parts]), (2 + depth) * half, to, 1);
    }

    private string Pyramid(string x)
    {
        string Pool(string value) => _graph.Node("MaxPool", [value], [("kernel_shape", new long[] { 5, 5 }), ("pads", new long[] { 2, 2, 2, 2 })]);
        var first = Conv(x, 256, 128, 1);
        var second = Pool(first);
        var third = Pool(second);
        return Conv(Concat(first, second, third, Pool(third)), 512, 256, 1);
    }

    private string Conv(string x, int from, int to, int kernel, int stride = 1)
    {
        var sum = Weighted(x, from, to, kernel, stride, 0);
        return Node("Mul", sum, Node("Sigmoid", sum));
    }

    private string Plain(string x, int from, int to, float bias) => Weighted(x, from, to, 1, 1, bias);

    private string Weighted(string x, int from, int to, int kernel, int stride, float bias)
    {
        var weights = new float[to * from * kernel * kernel];
        var spread = Math.Sqrt(3.0 / (from * kernel * kernel));
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (float)(((_random.NextDouble() * 2) - 1) * spread);
        }

        var biases = new float[to];
        biases.AsSpan().Fill(bias);
        long pad = kernel / 2;
        return _graph.Node(
            "Conv", [x, _graph.Constant(weights, to, from, kernel, kernel), _graph.Constant(biases, to)],
            [("strides", new long[] { stride, stride }), ("pads", new[] { pad, pad, pad, pad }), ("kernel_shape", new long[] { kernel, kernel })]);
    }

    private string Double(string x) =>
        _graph.Node(
            "Resize", [x, string.Empty, _graph.Constant([1, 1, 2, 2], 4)],
            [("mode", "nearest"), ("nearest_mode", "floor"), ("coordinate_transformation_mode", "asymmetric")]);

    private string Flat(string x, int channels) => Node("Reshape", x, _graph.Whole(1, channels, -1));

    private string Concat(params string[] values) => Node("Concat", 1, values);

    private string Node(string type, params string[] inputs) => _graph.Node(type, inputs);

    private string Node(string type, int axis, params string[] inputs) => _graph.Node(type, inputs, [("axis", axis)]);
}
