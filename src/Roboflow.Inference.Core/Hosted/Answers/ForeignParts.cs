using System;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Hosted.Answers;

/// <summary>Parts of a prediction in forms that no field has: the angle of an oriented box, and masks as an image or as COCO's run lengths.</summary>
internal static class ForeignParts
{
    /// <summary>Whether such a part is lost. An angle of 0 and an empty mask say nothing.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The reader, at the member's value.</param>
    internal static bool IsOne(scoped ReadOnlySpan<byte> name, ref Utf8JsonReader value) =>
        name.SequenceEqual("angle"u8) || name.SequenceEqual("rotation"u8)
            ? IsShort(ref value) && value.Number() is not (null or 0)
            : (name.SequenceEqual("mask"u8) || name.SequenceEqual("rle_mask"u8)) && IsFilled(ref value);

    private static bool IsFilled(ref Utf8JsonReader value) =>
        value.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject || value is { TokenType: JsonTokenType.String, ValueSpan.Length: > 0 };

    // A long string is not a number, so it is not copied; nor is one with escapes, which can be invalid.
    private static bool IsShort(ref Utf8JsonReader value) =>
        value.TokenType == JsonTokenType.Number || value is { TokenType: JsonTokenType.String, ValueSpan.Length: < 32, ValueIsEscaped: false };
}
