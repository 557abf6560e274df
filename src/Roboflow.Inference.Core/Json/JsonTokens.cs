using System;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Json;

/// <summary>
/// Reads the value that a reader stands on as <see cref="JsonFields"/> does for parsed documents: numbers may be strings,
/// and anything may be null or of another kind. Afterwards the reader stands on the value's last token.
/// </summary>
internal static class JsonTokens
{
    /// <summary>A member's name, escapes resolved.</summary>
    internal static ReadOnlySpan<byte> Name(this ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;

    /// <summary>The number that the reader stands on; false where it is too large for one.</summary>
    internal static bool TryNumber(this ref Utf8JsonReader reader, out double number) =>
        ShortDecimal.TryRead(reader.ValueSpan, out number) || reader.TryGetDouble(out number);

    /// <summary>A finite number, also one that is written as a string; else null.</summary>
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

    /// <summary>A number rounded to a whole one; else null.</summary>
    internal static int? WholeNumber(this ref Utf8JsonReader reader) => JsonFields.Whole(reader.Number());

    /// <summary>A text, or a number as it is written, without control characters; else null.</summary>
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
