using System;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.Json;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Hosted.Answers;

/// <summary>Reads rare or single parts of an answer from parsed JSON.</summary>
internal static class AnswerElements
{
    internal static string[]? ReadClasses(JsonElement names) => names.ValueKind == JsonValueKind.Array
        ? [.. names.EnumerateArray().Select(n => TerminalText.Harmless(n.ToString()))]
        : null;

    /// <summary>Reads a string, or an object { type: base64, value } of newer servers; also a data URL, and Base64 for URLs.</summary>
    internal static byte[]? ReadVisualization(JsonElement drawn)
    {
        var value = drawn.Field("value") is { ValueKind: not JsonValueKind.Undefined } inner ? inner : drawn;
        return value.ValueKind != JsonValueKind.String ? null
            : value.TryGetBytesFromBase64(out var bytes) ? bytes
            : FromUrl(value.GetString()!);
    }

    private static byte[]? FromUrl(string text)
    {
        var content = text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? text.Substring(text.IndexOf(',') + 1) : text;
        var digits = content.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        try
        {
            return Convert.FromBase64String(digits.PadRight((digits.Length + 3) / 4 * 4, '='));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Reads run lengths in COCO's format, with the size as height and width.</summary>
    internal static PredictionMask? ReadMask(JsonElement rle) =>
        rle.Field("counts") is { ValueKind: JsonValueKind.String } counts
            && rle.Field("size") is { ValueKind: JsonValueKind.Array } size && size.GetArrayLength() == 2
            && size[0].ValueKind == JsonValueKind.Number && size[0].TryGetInt32(out var height)
            && size[1].ValueKind == JsonValueKind.Number && size[1].TryGetInt32(out var width)
            ? new PredictionMask { Width = width, Height = height, Counts = TerminalText.Harmless(counts.GetString()!) }
            : null;
}
