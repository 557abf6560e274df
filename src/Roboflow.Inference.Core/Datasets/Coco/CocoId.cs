using System;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>
/// An id: a number or a text. Tools write the same id as 1, as 1.0 and as "1". Numbers of any length are compared exactly, because
/// some tools use hashes as ids.
/// </summary>
internal readonly record struct CocoId(long Number, string? Text)
{
    // Beyond, the digits and the exponent are kept apart: 1e999999999 would be a text of a billion zeros.
    private const int MostZeros = 100;

    /// <exception cref="FormatException">The id is neither a number nor a text.</exception>
    internal static CocoId Read(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            if (reader.TryGetInt64(out var whole))
            {
                return new(whole, null);
            }

            var plain = Plain(Encoding.ASCII.GetString(reader.ValueSpan.ToArray()));
            return long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? new(number, null) : new(0, plain);
        }

        if (NonFiniteJson.Text(ref reader) is not { } text)
        {
            throw new FormatException(
                reader.TokenType == JsonTokenType.Null ? $"has no {name}" : $"has no {name} that is a number or a text");
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

    /// <summary>Writes a JSON number without an exponent and without zeros that mean nothing: 1.50 and 15e-1 are 1.5.</summary>
    private static string Plain(string number)
    {
        var sign = number[0] == '-' ? "-" : string.Empty;
        var mantissa = number.Substring(sign.Length).Split('e', 'E');
        var parts = mantissa[0].Split('.');
        var fraction = parts.Length > 1 ? parts[1] : string.Empty;
        var digits = (parts[0] + fraction).TrimStart('0');
        if (digits.Length == 0)
        {
            return "0";
        }

        if (!long.TryParse(mantissa.Length > 1 ? mantissa[1] : "0", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent))
        {
            return number;
        }

        var kept = digits.TrimEnd('0');
        exponent += digits.Length - kept.Length - fraction.Length;
        return sign + (exponent > MostZeros || exponent < -MostZeros ? FormattableString.Invariant($"{kept}E{exponent}")
            : exponent >= 0 ? kept + new string('0', (int)exponent)
            : kept.Length > -exponent ? kept.Insert(kept.Length + (int)exponent, ".")
            : "0." + new string('0', (int)-exponent - kept.Length) + kept);
    }
}
