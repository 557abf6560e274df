using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>An image of a COCO file, and the first and last of its annotations.</summary>
internal sealed class CocoImage
{
    internal required CocoId Id { get; init; }

    internal required string FileName { get; init; }

    internal int? Width { get; init; }

    internal int? Height { get; init; }

    internal int First { get; set; } = -1;

    internal int Last { get; set; } = -1;

    internal int Count { get; set; }

    /// <exception cref="FormatException">It has no id or no name.</exception>
    internal static CocoImage Read(ref Utf8JsonReader reader)
    {
        CocoId? id = null;
        string? name = null;
        int? width = null, height = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                _ = reader.Read();
                id = CocoId.Read(ref reader, "id");
            }
            else if (reader.ValueTextEquals("file_name"u8))
            {
                _ = reader.Read();
                name = NonFiniteJson.Text(ref reader);
                reader.Skip();
            }
            else if (reader.ValueTextEquals("width"u8))
            {
                _ = reader.Read();
                width = CocoNumbers.ReadSize(ref reader, "width");
                reader.Skip();
            }
            else if (reader.ValueTextEquals("height"u8))
            {
                _ = reader.Read();
                height = CocoNumbers.ReadSize(ref reader, "height");
                reader.Skip();
            }
            else
            {
                _ = reader.Read();
                reader.Skip();
            }
        }

        return new CocoImage
        {
            Id = id ?? throw new FormatException("has no id"),
            FileName = name is { Length: > 0 } ? name : throw new FormatException("has no file_name"),
            Width = width,
            Height = height,
        };
    }
}

/// <summary>A class of a COCO file, with the names of its key points in the order of the objects' key points.</summary>
internal sealed record CocoCategory(CocoId Id, string Name, IReadOnlyList<string> Keypoints)
{
    /// <summary>Reads a category. Its name is empty for boxes without a class.</summary>
    /// <exception cref="FormatException">It has no id or no name.</exception>
    internal static CocoCategory Read(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var entry = document.RootElement;
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

    /// <summary>The id as a number, or null.</summary>
    internal int? Number => Id.Text is null && Id.Number is >= int.MinValue and <= int.MaxValue ? (int)Id.Number : null;
}
