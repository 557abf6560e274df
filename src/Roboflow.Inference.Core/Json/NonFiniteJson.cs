using System;
using System.Text.Json;

namespace Roboflow.Inference.Json;

/// <summary>
/// NaN and Infinity are not JSON, but Python writes them. They are replaced in place by texts of the same length, so that only
/// the entry is invalid instead of the whole file.
/// </summary>
internal static class NonFiniteJson
{
    private static ReadOnlySpan<byte> NotANumber => "NaN"u8;

    private static ReadOnlySpan<byte> Infinite => "Infinity"u8;

    /// <summary>Returns the usual name of the non-finite number at the reader's position, or null for an ordinary token.</summary>
    internal static string? NameOf(ref Utf8JsonReader reader) => reader.TokenType != JsonTokenType.String ? null
        : reader.ValueTextEquals("N"u8) ? "NaN"
        : reader.ValueTextEquals("Infini"u8) ? "infinite"
        : null;

    /// <summary>Replaces the names outside of strings.</summary>
    internal static void Replace(Span<byte> json)
    {
        if (json.IndexOf(NotANumber) < 0 && json.IndexOf(Infinite) < 0)
        {
            return;
        }

        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '"')
            {
                i = EndOfText(json, i);
            }
            else if (json.Slice(i).StartsWith(NotANumber))
            {
                "\"N\""u8.CopyTo(json.Slice(i));
                i += 2;
            }
            else if (json.Slice(i).StartsWith(Infinite))
            {
                "\"Infini\""u8.CopyTo(json.Slice(i));
                if (i > 0 && json[i - 1] == '-')
                {
                    json[i - 1] = (byte)' ';
                }

                i += 7;
            }
        }
    }

    private static int EndOfText(ReadOnlySpan<byte> json, int start)
    {
        for (var i = start + 1; i < json.Length; i++)
        {
            if (json[i] == '\\')
            {
                i++;
            }
            else if (json[i] == '"')
            {
                return i;
            }
        }

        return json.Length;
    }
}
