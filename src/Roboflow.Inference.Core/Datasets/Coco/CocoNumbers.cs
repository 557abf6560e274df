using System;
using System.Buffers.Text;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>Reads numbers in COCO entries, which some tools write as texts.</summary>
internal static class CocoNumbers
{
    /// <exception cref="FormatException">It is not a finite number.</exception>
    internal static double Read(ref Utf8JsonReader reader, string name)
    {
        var isRead = reader.TokenType == JsonTokenType.Number ? reader.TryNumber(out var number)
            : Utf8Parser.TryParse(reader.TokenType == JsonTokenType.String ? reader.ValueSpan : default, out number, out var used)
                & used == reader.ValueSpan.Length;
        if (isRead && FiniteNumber.Is(number))
        {
            return number;
        }

        throw new FormatException(isRead && double.IsInfinity(number) ? $"has an infinite number in its {name}"
            : NonFiniteJson.NameOf(ref reader) is { } word ? $"has {(word == "NaN" ? word : "an infinite number")} in its {name}"
            : $"has a {name} that is not a number");
    }

    /// <summary>Whether the value stands for no numbers: null, an empty text, or NaN, which tables write for an empty cell.</summary>
    internal static bool IsNothing(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null
        || (reader.TokenType == JsonTokenType.String && (reader.ValueTextEquals(""u8) || NonFiniteJson.NameOf(ref reader) is not null));

    /// <summary>Reads a width or height in pixels; null if it is not possible for an image.</summary>
    /// <exception cref="FormatException">It is a text that is not a number, or has a fraction, without which the image would be smaller.</exception>
    internal static int? ReadSize(ref Utf8JsonReader reader, string name) =>
        reader.TokenType is not (JsonTokenType.Number or JsonTokenType.String) || Read(ref reader, name) is not (>= 1 and <= int.MaxValue and var size) ? null
        : Math.Floor(size).Equals(size) ? (int)size
        : throw new FormatException(FormattableString.Invariant($"has a {name} of {size}, which is not a whole number"));

    /// <summary>Reads the numbers of the list at the reader's position, replacing the content of <paramref name="into"/>.</summary>
    /// <exception cref="FormatException">The value is not a list of finite numbers.</exception>
    internal static void ReadList(ref Utf8JsonReader reader, string name, CocoNumberList into)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new FormatException($"has a {name} that is not a list");
        }

        _ = reader.Read();
        ReadRest(ref reader, name, into);
    }

    /// <summary>Reads the numbers from the reader's position to the end of their list, replacing the content of <paramref name="into"/>.</summary>
    /// <exception cref="FormatException">One is not a finite number.</exception>
    internal static void ReadRest(ref Utf8JsonReader reader, string name, CocoNumberList into)
    {
        into.Clear();
        for (; reader.TokenType != JsonTokenType.EndArray; _ = reader.Read())
        {
            into.CheckAt(into.Count);
            into.Add(Read(ref reader, name));
        }
    }
}
