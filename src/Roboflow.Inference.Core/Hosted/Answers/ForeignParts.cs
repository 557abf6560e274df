using System;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Hosted.Answers;

/// <summary>Parts of a prediction in forms that no field has: the angle of an oriented box, and masks as an image or as COCO's run lengths.</summary>
internal static class ForeignParts
{
    private const double Rounding = 1e-6;

    /// <summary>Whether such a part is lost. An angle that is 0, or 0 but for rounding, and a mask without content say nothing.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The reader, at the member's value.</param>
    internal static bool IsOne(scoped ReadOnlySpan<byte> name, ref Utf8JsonReader value) =>
        name.SequenceEqual("angle"u8) || name.SequenceEqual("rotation"u8)
            ? IsShort(ref value) && value.Number() is { } angle && Math.Abs(angle) > Rounding
            : (name.SequenceEqual("mask"u8) || name.SequenceEqual("rle_mask"u8)) && IsFilled(value);

    // Reads a copy of the reader up to the first content. A size alone is not content.
    private static bool IsFilled(Utf8JsonReader value)
    {
        if (value.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
        {
            return value is { TokenType: JsonTokenType.String, ValueSpan.Length: > 0 };
        }

        var depth = value.CurrentDepth;
        while (value.Read() && value.CurrentDepth > depth)
        {
            if (value.TokenType == JsonTokenType.PropertyName && value.ValueTextEquals("size"u8))
            {
                value.Skip();
            }
            else if (value is { TokenType: JsonTokenType.String, ValueSpan.Length: > 0 } or { TokenType: JsonTokenType.Number or JsonTokenType.True })
            {
                return true;
            }
        }

        return false;
    }

    // A long string is not a number, so it is not copied; nor is one with escapes, which can be invalid.
    private static bool IsShort(ref Utf8JsonReader value) =>
        value.TokenType == JsonTokenType.Number || value is { TokenType: JsonTokenType.String, ValueSpan.Length: < 32, ValueIsEscaped: false };
}
