using System;
using System.Collections.Generic;
using System.IO;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>
/// Reads the declarations of a model file before native code reads it. Field numbers are those of onnx.proto.
/// </summary>
internal static class OnnxReader
{
    private const int DeepestGraph = 16;
    private const int MostMetadata = 1000;

    // Of operators, inputs, weights …: the largest detectors have a few thousand. An entry takes two bytes of a file, but a hundred in
    // memory.
    private const int MostEntries = 100_000;

    /// <exception cref="InvalidDataException">The file is not an ONNX model, or is damaged.</exception>
    internal static OnnxModel Read(ReadOnlySpan<byte> file)
    {
        var model = new OnnxModel();
        var hasGraph = false;
        var reader = new ProtoReader(file);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 7:
                    hasGraph = true;
                    ReadGraph(reader.Bytes(), model, depth: 0);
                    break;
                case 14:
                    ReadPair(reader.Bytes(), model.Metadata);
                    break;
                case 25:
                    ReadFunction(reader.Bytes(), model);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        model.Inputs.RemoveAll(i => model.Weights.Contains(i.Name));
        return hasGraph && model.Nodes > 0 ? model : throw new InvalidDataException("It is not an ONNX model: it has no operators.");
    }

    private static void ReadGraph(ReadOnlySpan<byte> graph, OnnxModel model, int depth)
    {
        if (depth > DeepestGraph)
        {
            throw new InvalidDataException("Its graphs are nested too deeply.");
        }

        var reader = new ProtoReader(graph);
        while (reader.Next())
        {
            RequireFew(model);
            switch (reader.Field)
            {
                case 1:
                    ReadNode(reader.Bytes(), model, depth);
                    break;
                case 5:
                    OnnxTensors.Read(reader.Bytes(), model, isWeight: depth == 0);
                    break;
                case 11 when depth == 0:
                    model.Inputs.Add(OnnxTensors.Describe(reader.Bytes()));
                    break;
                case 12 when depth == 0:
                    model.Outputs.Add(OnnxTensors.Describe(reader.Bytes()));
                    break;
                case 15:
                    OnnxTensors.ReadSparse(reader.Bytes(), model, isWeight: depth == 0);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    private static void ReadNode(ReadOnlySpan<byte> node, OnnxModel model, int depth)
    {
        model.Nodes++;
        var domain = string.Empty;
        var reader = new ProtoReader(node);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 5:
                    ReadAttribute(reader.Bytes(), model, depth);
                    break;
                case 7:
                    domain = reader.Text();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        model.Domains.Add(domain);
    }

    private static void ReadAttribute(ReadOnlySpan<byte> attribute, OnnxModel model, int depth)
    {
        var reader = new ProtoReader(attribute);
        while (reader.Next())
        {
            RequireFew(model);
            switch (reader.Field)
            {
                case 5 or 10:
                    OnnxTensors.Read(reader.Bytes(), model, isWeight: false);
                    break;
                case 6 or 11:
                    ReadGraph(reader.Bytes(), model, depth + 1);
                    break;
                case 22 or 23:
                    OnnxTensors.ReadSparse(reader.Bytes(), model, isWeight: false);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    private static void ReadFunction(ReadOnlySpan<byte> function, OnnxModel model)
    {
        var reader = new ProtoReader(function);
        while (reader.Next())
        {
            RequireFew(model);
            switch (reader.Field)
            {
                case 7:
                    ReadNode(reader.Bytes(), model, depth: 1);
                    break;
                case 10:
                    model.OwnDomains.Add(reader.Text());
                    break;
                case 11:
                    ReadAttribute(reader.Bytes(), model, depth: 1);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    private static void RequireFew(OnnxModel model)
    {
        if (model.Entries > MostEntries)
        {
            throw new InvalidDataException($"It has more than {MostEntries} operators, inputs, outputs and weights: no detector does.");
        }
    }

    /// <summary>Reads a key and its value.</summary>
    internal static void ReadPair(ReadOnlySpan<byte> pair, IDictionary<string, string> into)
    {
        string key = string.Empty, value = string.Empty;
        var reader = new ProtoReader(pair);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    key = reader.Text();
                    break;
                case 2:
                    value = reader.Text();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        // The last of duplicate keys wins, as in ONNX Runtime: the value that is checked must be the one that is used.
        if (into.Count < MostMetadata || into.ContainsKey(key))
        {
            into[key] = value;
        }
    }
}
