using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>A class of a COCO file, with the names of its key points in the order of the objects' key points.</summary>
internal sealed record CocoCategory(CocoId Id, string Name, IReadOnlyList<string> Keypoints)
{
    /// <summary>The id as a number, or null.</summary>
    internal int? Number => Id.Text is null && Id.Number is >= int.MinValue and <= int.MaxValue ? (int)Id.Number : null;

    /// <summary>Reads a category. Its name is empty for boxes without a class.</summary>
    /// <exception cref="FormatException">It has no id or no name, or a member twice.</exception>
    internal static CocoCategory Read(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var entry = document.RootElement;
        if (entry.RepeatedMember() is { } repeated)
        {
            throw new FormatException("has two members named " + repeated);
        }

        var idReader = ReaderOf(entry.TryGetProperty("id", out var id) ? id : default);
        var keypoints = new List<string>();
        if (entry.TryGetProperty("keypoints", out var names) && names.ValueKind == JsonValueKind.Array)
        {
            foreach (var name in names.EnumerateArray())
            {
                keypoints.Add(TextOf(name) ?? CocoKeypoints.NameOf(keypoints.Count));
            }
        }

        return new CocoCategory(
            CocoId.Read(ref idReader, "id"),
            (entry.TryGetProperty("name", out var text) ? TextOf(text) : null) ?? throw new FormatException("has no name"),
            keypoints);
    }

    // A text, or a number as written; null for anything else, also for NaN.
    private static string? TextOf(JsonElement element)
    {
        var reader = ReaderOf(element);
        return element.ValueKind == JsonValueKind.Number ? element.GetRawText() : NonFiniteJson.Text(ref reader);
    }

    private static Utf8JsonReader ReaderOf(JsonElement element)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(element.ValueKind == JsonValueKind.Undefined ? "null" : element.GetRawText()));
        _ = reader.Read();
        return reader;
    }
}
