using System;
using System.Text.Json;
using System.Threading;

namespace Roboflow.Inference.Json;

/// <summary>
/// NaN and Infinity are not JSON, but Python writes them. They are replaced in place by texts of the same length, so that only
/// the entry is invalid instead of the whole file. The texts begin with the control character DEL, which no name has.
/// </summary>
internal static class NonFiniteJson
{
    private static ReadOnlySpan<byte> NotANumber => "NaN"u8;

    private static ReadOnlySpan<byte> Infinite => "Infinity"u8;

    private static ReadOnlySpan<byte> NotANumberText => "\u007F"u8;

    private static ReadOnlySpan<byte> InfiniteText => "\u007FInfin"u8;

    /// <summary>Returns the text at the reader's position; null for a non-finite number in its place, and for any other token.</summary>
    internal static string? Text(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && NameOf(ref reader) is null ? reader.GetString() : null;

    /// <summary>Returns the usual name of the non-finite number at the reader's position, or null for an ordinary token.</summary>
    internal static string? NameOf(ref Utf8JsonReader reader) => reader.TokenType != JsonTokenType.String ? null
        : reader.ValueTextEquals(NotANumberText) ? "NaN"
        : reader.ValueTextEquals(InfiniteText) ? "infinite"
        : null;

    /// <summary>Replaces the names outside of strings.</summary>
    internal static void Replace(Span<byte> json, CancellationToken cancellation = default)
    {
        if (json.IndexOf(NotANumber) < 0 && json.IndexOf(Infinite) < 0)
        {
            return;
        }

        for (var i = 0; i < json.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (json[i] == '"')
            {
                i = EndOfText(json, i);
            }
            else if (json.Slice(i).StartsWith(NotANumber))
            {
                i = Replace(json, i, NotANumberText);
            }
            else if (json.Slice(i).StartsWith(Infinite))
            {
                if (i > 0 && json[i - 1] == '-')
                {
                    json[i - 1] = (byte)' ';
                }

                i = Replace(json, i, InfiniteText);
            }
        }
    }

    // Returns the end of the text.
    private static int Replace(Span<byte> json, int start, ReadOnlySpan<byte> text)
    {
        var end = start + text.Length + 1;
        json[start] = json[end] = (byte)'"';
        text.CopyTo(json.Slice(start + 1));
        return end;
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
