using System;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets.Images;

/// <summary>The image of a line as the vendor's SDK names it: <c>image_path</c>, of the line or of each of its predictions.</summary>
internal static class VendorPath
{
    private const string Name = "image_path";

    /// <summary>Returns the image's path; null if there is none, or the predictions have different ones.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    internal static string? In(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        _ = reader.Read();
        var isClear = true;
        string? found = null;
        OfObject(ref reader, isLine: true, ref found, ref isClear);
        return isClear ? found : null;
    }

    // The reader is at the beginning of the object, and then at its end.
    private static void OfObject(ref Utf8JsonReader reader, bool isLine, ref string? found, ref bool isClear)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isPath = reader.ValueTextEquals(Name);
            var isList = isLine && nameof(DetectionResult.Predictions).Equals(reader.GetString(), StringComparison.OrdinalIgnoreCase);
            _ = reader.Read();
            if (isPath && NonFiniteJson.Text(ref reader) is { Length: > 0 } path)
            {
                isClear &= found is null || found == path;
                found = path;
            }
            else if (isList && reader.TokenType == JsonTokenType.StartArray)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    OfObject(ref reader, isLine: false, ref found, ref isClear);
                }
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
