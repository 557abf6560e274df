using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>What describes a tensor's values, never the values themselves. Field numbers are those of onnx.proto.</summary>
/// <param name="Name">The name; empty if the graph does not name it.</param>
/// <param name="Type">The number of the type.</param>
/// <param name="Elements">The number of values.</param>
/// <param name="IsExternal">Whether the values are in another file.</param>
/// <param name="External">Where they are.</param>
internal readonly record struct OnnxTensor(string Name, long Type, double Elements, bool IsExternal, IReadOnlyDictionary<string, string> External)
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>The other file's name, as the model has it; empty if it has none.</summary>
    internal string File => External.TryGetValue("location", out var location) ? location : string.Empty;

    internal static OnnxTensor Read(ReadOnlySpan<byte> tensor)
    {
        var read = new OnnxTensor(string.Empty, 0, 1, false, None);
        Dictionary<string, string>? external = null;
        var reader = new ProtoReader(tensor);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    read = read with { Elements = read.Elements * reader.Product() };
                    break;
                case 2:
                    read = read with { Type = reader.Number() };
                    break;
                case 8:
                    read = read with { Name = reader.Text() };
                    break;
                case 13:
                    OnnxReader.ReadPair(reader.Bytes(), external ??= new(StringComparer.Ordinal));
                    break;
                case 14:
                    read = read with { IsExternal = reader.Number() != 0 };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return external is null ? read : read with { External = external };
    }

    /// <summary>Returns where the values are, or null if they are in the model.</summary>
    /// <exception cref="InvalidDataException">The place is not valid.</exception>
    internal WeightPlace? Place()
    {
        if (!IsExternal)
        {
            return null;
        }

        // Without a length it is that of the tensor.
        var length = NumberOf("length") is > 0 and var written ? written : Math.Ceiling(Elements * BitsOf(Type) / 8);
        return length is >= 0 and <= CheckedModel.MostBytes
            ? new WeightPlace(File, NumberOf("offset"), (int)length)
            : throw new InvalidDataException($"A tensor in '{ServerText.Clean(File)}' has no valid size.");
    }

    private long NumberOf(string key) =>
        !External.TryGetValue(key, out var text) ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new InvalidDataException($"The {key} of a tensor in '{ServerText.Clean(File)}' is not a number.");

    // The types of onnx.proto; NaN for text and for types that are not known.
    private static double BitsOf(long type) => type switch
    {
        2 or 3 or 9 or (>= 17 and <= 20) or 24 => 8,
        4 or 5 or 10 or 16 => 16,
        1 or 6 or 12 => 32,
        7 or 11 or 13 or 14 => 64,
        15 => 128,
        >= 21 and <= 23 => 4,
        25 or 26 => 2,
        _ => double.NaN,
    };
}
