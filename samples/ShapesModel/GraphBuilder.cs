using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace Roboflow.Samples.ShapesModel;

/// <summary>Writes an ONNX file node by node. Field numbers are those of onnx.proto.</summary>
public sealed class GraphBuilder
{
    private const int FloatType = 1;
    private const int Int64Type = 7;
    private const int HalfType = 10;
    private readonly ProtoWriter _graph = new();
    private readonly MemoryStream _weights = new();
    private readonly List<(string Key, string Value)> _metadata = [];
    private int _names;

    /// <summary>The file name of the external weights; null keeps the weights in the model.</summary>
    public string? WeightsFile { get; init; }

    /// <summary>The content of <see cref="WeightsFile"/>.</summary>
    public byte[] Weights => _weights.ToArray();

    /// <summary>Declares the input. An axis length below 1 is written as a symbol.</summary>
    public string Input(string name, bool half, params long[] shape)
    {
        _graph.Message(11, Value(name, half, shape));
        return name;
    }

    /// <summary>Declares an output: the value of a node, under its own name.</summary>
    public void Output(string name, string value, bool half, params long[] shape)
    {
        Node("Identity", [value], [], name);
        _graph.Message(12, Value(name, half, shape));
    }

    /// <summary>Adds a metadata entry.</summary>
    public void Metadata(string key, string value) => _metadata.Add((key, value));

    /// <summary>Adds a constant whose values are in a file next to the model.</summary>
    public string ExternalConstant(string location, params long[] shape) => ExternalConstant([("location", location)], shape);

    /// <summary>Adds a constant whose values are in the external data that these pairs describe.</summary>
    public string ExternalConstant((string Key, string Value)[] place, params long[] shape)
    {
        var name = NextName();
        var tensor = new ProtoWriter();
        AddShape(tensor, shape);
        _graph.Message(5, AddPlace(tensor.Number(2, FloatType).Text(8, name), place));
        return name;
    }

    /// <summary>Adds a constant; without a shape it is a scalar.</summary>
    public string Constant(ReadOnlySpan<float> values, params long[] shape) => Constant(FloatType, MemoryMarshal.AsBytes(values), shape);

    /// <summary>Adds a scalar constant.</summary>
    public string Constant(float value) => Constant([value]);

    /// <summary>Adds a constant of integers with one axis.</summary>
    public string Whole(params long[] values) => Constant(Int64Type, MemoryMarshal.AsBytes<long>(values), [values.Length]);

    /// <summary>Adds a node with one result and returns the result's name.</summary>
    public string Node(string type, string[] inputs, (string Name, object Value)[]? attributes = null, string? result = null, string domain = "") =>
        Nodes(type, inputs, 1, attributes, result, domain)[0];

    /// <summary>Adds a node with several results and returns their names.</summary>
    public string[] Nodes(
        string type, string[] inputs, int results, (string Name, object Value)[]? attributes = null, string? result = null, string domain = "")
    {
        var node = new ProtoWriter();
        foreach (var input in inputs)
        {
            node.Text(1, input);
        }

        var names = Enumerable.Range(0, results).Select(_ => result ?? NextName()).ToArray();
        foreach (var name in names)
        {
            node.Text(2, name);
        }

        node.Text(4, type).Text(7, domain);
        foreach (var (name, value) in attributes ?? [])
        {
            node.Message(5, Attribute(name, value));
        }

        _graph.Message(1, node);
        return names;
    }

    /// <summary>Returns the bytes of the ONNX file.</summary>
    public byte[] ToModel(int opset = 17)
    {
        var model = new ProtoWriter().Number(1, 8).Text(2, "Roboflow.Samples.ShapesModel");
        model.Message(7, _graph.Text(2, "shapes")).Message(8, new ProtoWriter().Text(1, string.Empty).Number(2, opset));
        foreach (var (key, value) in _metadata)
        {
            model.Message(14, new ProtoWriter().Text(1, key).Text(2, value));
        }

        return model.ToArray();
    }

    private string Constant(int type, ReadOnlySpan<byte> values, long[] shape)
    {
        var name = NextName();
        var tensor = new ProtoWriter();
        AddShape(tensor, shape);
        tensor.Number(2, type).Text(8, name);
        if (WeightsFile is null || type != FloatType)
        {
            tensor.Bytes(9, values);
        }
        else
        {
            var (start, length) = (_weights.Length.ToString(CultureInfo.InvariantCulture), values.Length.ToString(CultureInfo.InvariantCulture));
            AddPlace(tensor, [("location", WeightsFile), ("offset", start), ("length", length)]);
            _weights.Write(values);
        }

        _graph.Message(5, tensor);
        return name;
    }

    private static ProtoWriter AddPlace(ProtoWriter tensor, (string Key, string Value)[] place)
    {
        foreach (var (key, value) in place)
        {
            tensor.Message(13, new ProtoWriter().Text(1, key).Text(2, value));
        }

        return tensor.Number(14, 1);
    }

    private string NextName() => "v" + (_names++).ToString(CultureInfo.InvariantCulture);

    private static void AddShape(ProtoWriter tensor, long[] shape)
    {
        foreach (var length in shape)
        {
            tensor.Number(1, length);
        }
    }

    private static ProtoWriter Attribute(string name, object value)
    {
        var attribute = new ProtoWriter().Text(1, name);
        switch (value)
        {
            case float number:
                return attribute.Single(2, number).Number(20, 1);
            case int or long:
                return attribute.Number(3, Convert.ToInt64(value, CultureInfo.InvariantCulture)).Number(20, 2);
            case string text:
                return attribute.Text(4, text).Number(20, 3);
            case long[] numbers:
                foreach (var number in numbers)
                {
                    attribute.Number(8, number);
                }

                return attribute.Number(20, 7);
            default:
                throw new ArgumentException("This attribute type is not supported.", nameof(value));
        }
    }

    private static ProtoWriter Value(string name, bool half, long[] shape)
    {
        var axes = new ProtoWriter();
        foreach (var length in shape)
        {
            var symbol = "axis" + (-length).ToString(CultureInfo.InvariantCulture);
            axes.Message(1, length > 0 ? new ProtoWriter().Number(1, length) : new ProtoWriter().Text(2, symbol));
        }

        var tensor = new ProtoWriter().Number(1, half ? HalfType : FloatType).Message(2, axes);
        return new ProtoWriter().Text(1, name).Message(2, new ProtoWriter().Message(1, tensor));
    }
}
