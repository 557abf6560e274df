using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>The part of another file that has a tensor's values.</summary>
/// <param name="File">The file's name, as the model has it.</param>
/// <param name="Start">The position of the first byte.</param>
/// <param name="Length">The number of bytes.</param>
internal readonly record struct WeightPlace(string File, long Start, int Length)
{
    /// <summary>Returns where a tensor's values are, or null if they are in the model.</summary>
    /// <exception cref="InvalidDataException">The place is not valid.</exception>
    internal static WeightPlace? Of(ReadOnlySpan<byte> tensor)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        var (isExternal, type, elements) = (false, 0L, 1.0);
        var reader = new ProtoReader(tensor);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    elements *= reader.Product();
                    break;
                case 2:
                    type = reader.Number();
                    break;
                case 13:
                    OnnxReader.ReadPair(reader.Bytes(), pairs);
                    break;
                case 14:
                    isExternal = reader.Number() != 0;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (!isExternal)
        {
            return null;
        }

        // Without a length it is that of the tensor.
        var name = pairs.TryGetValue("location", out var location) ? location : string.Empty;
        var length = NumberOf(pairs, "length", name) is > 0 and var written ? written : Math.Ceiling(elements * BitsOf(type) / 8);
        return length is >= 0 and <= CheckedModel.MostBytes
            ? new WeightPlace(name, NumberOf(pairs, "offset", name), (int)length)
            : throw new InvalidDataException($"A tensor in '{ServerText.Clean(name)}' has no valid size.");
    }

    private static long NumberOf(Dictionary<string, string> pairs, string key, string name) =>
        !pairs.TryGetValue(key, out var text) ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new InvalidDataException($"The {key} of a tensor in '{ServerText.Clean(name)}' is not a number.");

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
