using System;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>An id: a number or a text. Tools write the same id as 1, as 1.0 and as "1".</summary>
internal readonly record struct CocoId(long Number, string? Text)
{
    /// <exception cref="FormatException">The id is neither a number nor a text.</exception>
    internal static CocoId Read(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.TryGetInt64(out var whole) ? new(whole, null)
                : reader.TryGetDouble(out var number) && Math.Floor(number) == number && Math.Abs(number) < 1L << 53 ? new((long)number, null)
                : new(0, reader.GetDouble().ToString("R", CultureInfo.InvariantCulture));
        }

        if (NonFiniteJson.Text(ref reader) is not { } text)
        {
            throw new FormatException($"has no {name}");
        }

        return Utf8Parser.TryParse(reader.ValueSpan, out long value, out var used) && used == reader.ValueSpan.Length && IsCanonical(reader.ValueSpan)
            ? new(value, null)
            : new(0, text);
    }

    public override int GetHashCode() => Text is null ? Number.GetHashCode() : StringComparer.Ordinal.GetHashCode(Text);

    public bool Equals(CocoId other) => Number == other.Number && string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <summary>Compares two ids: numbers first, then texts.</summary>
    internal int Order(CocoId other) => (Text, other.Text) switch
    {
        (null, null) => Number.CompareTo(other.Number),
        (null, _) => -1,
        (_, null) => 1,
        _ => string.CompareOrdinal(Text, other.Text),
    };

    public override string ToString() => Text ?? Number.ToString(CultureInfo.InvariantCulture);

    // 007 is not 7.
    private static bool IsCanonical(ReadOnlySpan<byte> text)
        => text is [>= (byte)'1' and <= (byte)'9', ..] or [(byte)'-', >= (byte)'1' and <= (byte)'9', ..] or [(byte)'0'];
}
