using System;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Json;

/// <summary>
/// Reads the value at a reader's position, like <see cref="JsonFields"/> for parsed documents: numbers can be strings, and any
/// value can be null or of another type. Afterwards the reader is at the value's last token.
/// </summary>
internal static class JsonTokens
{
    /// <summary>Returns a member's name, unescaped.</summary>
    internal static ReadOnlySpan<byte> Name(this ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;

    /// <summary>Reads the number at the reader's position; false if it is too large.</summary>
    internal static bool TryNumber(this ref Utf8JsonReader reader, out double number) =>
        ShortDecimal.TryRead(reader.ValueSpan, out number) || reader.TryGetDouble(out number);

    /// <summary>Returns a finite number, also from a string; else null.</summary>
    internal static double? Number(this ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return JsonFields.Finite(reader.TryNumber(out var number) ? number : double.NaN);
            case JsonTokenType.String:
                return JsonFields.Finite(JsonFields.Parse(reader.GetString()!));
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>Returns a number rounded to an integer; else null.</summary>
    internal static int? WholeNumber(this ref Utf8JsonReader reader) => JsonFields.Whole(reader.Number());

    /// <summary>Returns a text, or a number as written, without control characters; else null.</summary>
    internal static string? Text(this ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return TerminalText.Harmless(reader.GetString()!);
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan.ToArray());
            default:
                reader.Skip();
                return null;
        }
    }
}
