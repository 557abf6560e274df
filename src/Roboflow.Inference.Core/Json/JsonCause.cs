using System;
using System.Text.Json;

namespace Roboflow.Inference.Json;

/// <summary>Why a text cannot be read as JSON.</summary>
internal static class JsonCause
{
    /// <summary>Returns the cause, as the beginning of a sentence. Valid JSON can be nested deeper than the reader's limit, which only its message says.</summary>
    internal static string Of(JsonException e) =>
        (e.Message.IndexOf("maximum configured depth", StringComparison.Ordinal) >= 0 ? "the entries are nested deeper than 64 levels" : "this is not JSON")
        + $" (character {e.BytePositionInLine + 1})";
}
