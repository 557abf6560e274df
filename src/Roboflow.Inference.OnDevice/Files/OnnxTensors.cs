using System;
using System.Collections.Generic;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>Reads weights (never their values) and the shapes of inputs and outputs.</summary>
internal static class OnnxTensors
{
    private const int MostAxes = 16;

    /// <summary>Reads the external file of a tensor's values, if any, and its name if it is one of the graph's weights.</summary>
    internal static void Read(ReadOnlySpan<byte> tensor, OnnxModel model, bool isWeight)
    {
        var read = OnnxTensor.Read(tensor);
        if (isWeight && read.Name.Length > 0)
        {
            model.Weights.Add(read.Name);
        }

        if (read.IsExternal || read.External.Count > 0)
        {
            model.ExternalFiles.Add(read.File);
        }
    }

    /// <summary>Reads a sparse tensor, which consists of two tensors.</summary>
    internal static void ReadSparse(ReadOnlySpan<byte> sparse, OnnxModel model, bool isWeight)
    {
        var reader = new ProtoReader(sparse);
        while (reader.Next())
        {
            if (reader.Field is 1 or 2)
            {
                // The first of the two, the values, has the name.
                Read(reader.Bytes(), model, isWeight && reader.Field == 1);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    /// <summary>Reads an input or output: ValueInfoProto.</summary>
    internal static TensorDescription Describe(ReadOnlySpan<byte> value)
    {
        var described = new TensorDescription(string.Empty, TensorType.Unknown, null);
        var reader = new ProtoReader(value);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    described = described with { Name = reader.Text() };
                    break;
                case 2:
                    described = DescribeType(reader.Bytes(), described);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return described;
    }

    private static TensorDescription DescribeType(ReadOnlySpan<byte> type, TensorDescription described)
    {
        var reader = new ProtoReader(type);
        while (reader.Next())
        {
            if (reader.Field != 1)
            {
                // A sequence, a map or an optional value: its type stays unknown.
                reader.Skip();
                continue;
            }

            var tensor = new ProtoReader(reader.Bytes());
            while (tensor.Next())
            {
                switch (tensor.Field)
                {
                    case 1:
                        described = described with { Type = (TensorType)(int)tensor.Number() };
                        break;
                    case 2:
                        described = described with { Axes = ReadShape(tensor.Bytes()) };
                        break;
                    default:
                        tensor.Skip();
                        break;
                }
            }
        }

        return described;
    }

    private static List<Axis> ReadShape(ReadOnlySpan<byte> shape)
    {
        var axes = new List<Axis>();
        var reader = new ProtoReader(shape);
        while (reader.Next())
        {
            if (reader.Field != 1 || axes.Count == MostAxes)
            {
                reader.Skip();
                continue;
            }

            axes.Add(ReadAxis(reader.Bytes()));
        }

        return axes;
    }

    private static Axis ReadAxis(ReadOnlySpan<byte> axis)
    {
        long? length = null;
        string? symbol = null;
        var reader = new ProtoReader(axis);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    // Exporters write 0 and -1 for a dynamic length.
                    length = reader.Number() is > 0 and var written ? written : null;
                    break;
                case 2:
                    symbol = reader.Text();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new Axis(length, symbol);
    }
}
