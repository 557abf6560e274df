using System;
using System.Text.Json;

namespace Roboflow.Inference.Datasets;

/// <summary>Reads members of COCO's entries, which tools write with more or less care.</summary>
internal static class CocoJson
{
    /// <summary>The text of an id, which is a number or a string.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    internal static string Id(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var id) && id.ValueKind is JsonValueKind.Number or JsonValueKind.String ? id.ToString() : throw new FormatException($"has no {name}");

    /// <exception cref="FormatException">There is none.</exception>
    internal static string Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } value ? value : throw new FormatException($"has no {name}");

    internal static double? Number(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) ? Number(value) : null;

    internal static double? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && !double.IsInfinity(number) ? number : null;

    /// <summary>The size in pixels, or null where it is none that an image can have.</summary>
    internal static int? Size(JsonElement entry, string name) => Number(entry, name) is { } size && size >= 1 && size <= int.MaxValue ? (int)size : null;

    /// <summary>The numbers of a list, or null where anything else is in it.</summary>
    internal static double[]? Numbers(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var numbers = new double[list.GetArrayLength()];
        var i = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (Number(item) is not { } number)
            {
                return null;
            }

            numbers[i++] = number;
        }

        return numbers;
    }
}
