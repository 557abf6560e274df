using System;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Fields;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Predictions and results as JSON objects whose members are named like the properties, so that ConvertFrom-Json returns
/// objects that every command accepts. Only null and false values are omitted.
/// </summary>
internal static class PredictionJson
{
    internal static void Write(Utf8JsonWriter writer, DetectionResult result) => FieldList<DetectionResult>.Write(writer, result);

    internal static void Write(Utf8JsonWriter writer, Prediction prediction) => FieldList<Prediction>.Write(writer, prediction);

    /// <exception cref="FormatException">A member has another type than the property, or one is missing.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="InvalidOperationException">A text is not Unicode.</exception>
    internal static DetectionResult ReadResult(ReadOnlySpan<byte> json) => Read<DetectionResult>(json, "A result");

    /// <summary>Reads a result, which has a list of predictions, or a prediction.</summary>
    /// <exception cref="FormatException">A member has another type than the property, or one is missing.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="InvalidOperationException">A text is not Unicode.</exception>
    internal static object ReadEntry(string text)
    {
        if (text.TrimStart() is ['[', ..])
        {
            throw new FormatException("the line is a list, but JSON Lines has one object in each line: write them with ForEach-Object "
                + "{ ConvertTo-Json $_ -Compress -Depth 9 }, or jq -c '.[]'.");
        }

        var json = Encoding.UTF8.GetBytes(text);
        NonFiniteJson.Replace(json);
        return HasMember(json, nameof(DetectionResult.Predictions)) ? WithPath(json, WithSize(json, ReadResult(json)))
            : WithPath(json, Read<Prediction>(json, "A prediction"));
    }

    private static DetectionResult WithPath(ReadOnlySpan<byte> json, DetectionResult read) =>
        string.IsNullOrEmpty(read.Path) && VendorPath.In(json) is { } path ? read with { Path = path } : read;

    private static Prediction WithPath(ReadOnlySpan<byte> json, Prediction read) =>
        string.IsNullOrEmpty(read.Path) && VendorPath.In(json) is { } path ? read with { Path = path } : read;

    /// <summary>Returns the path in a line alone; null if it has none, or is not JSON.</summary>
    internal static string? PathIn(string? text)
    {
        try
        {
            var json = Encoding.UTF8.GetBytes(text ?? string.Empty);
            NonFiniteJson.Replace(json);
            var reader = new Utf8JsonReader(json);
            _ = reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isPath = nameof(DetectionResult.Path).Equals(reader.GetString(), StringComparison.OrdinalIgnoreCase);
                _ = reader.Read();
                if (isPath && NonFiniteJson.Text(ref reader) is { } path)
                {
                    return path;
                }

                reader.Skip();
            }

            return VendorPath.In(json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether an object has a member of this name, in any case.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    internal static bool HasMember(ReadOnlySpan<byte> json, string name)
    {
        var reader = new Utf8JsonReader(json);
        var isFound = false;
        if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                isFound |= reader.ValueTextEquals(name) || name.Equals(reader.GetString(), StringComparison.OrdinalIgnoreCase);
                _ = reader.Read();
                reader.Skip();
            }
        }
        else
        {
            reader.Skip();
        }

        // Text after the object is not valid JSON.
        _ = reader.Read();
        return isFound;
    }

    // The endpoint's own answers have the size in a member named image, in which other tools have a name.
    private static DetectionResult WithSize(ReadOnlySpan<byte> json, DetectionResult result)
    {
        var reader = new Utf8JsonReader(json);
        var isFound = false;
        _ = reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isImage = reader.ValueTextEquals("image"u8);
            _ = reader.Read();
            if (!isImage || reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            var image = JsonElement.ParseValue(ref reader);
            if (isFound || image.RepeatedMember() is not null)
            {
                throw new FormatException("the size of the image is stated twice.");
            }

            isFound = true;
            result = result with { ImageWidth = result.ImageWidth ?? Side(image, "width"), ImageHeight = result.ImageHeight ?? Side(image, "height") };
        }

        return result;
    }

    // As in an answer, 0 is unknown.
    private static int? Side(JsonElement image, string name) =>
        image.Field(name).ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null
        : image.WholeNumber(name) is { } side ? side == 0 ? null : side
        : throw new FormatException($"the {name} of the image is not a number.");

    private static T Read<T>(ReadOnlySpan<byte> json, string what)
        where T : class, new()
    {
        var reader = new Utf8JsonReader(json);
        _ = reader.Read();
        return FieldList<T>.Read(ref reader, what);
    }
}
