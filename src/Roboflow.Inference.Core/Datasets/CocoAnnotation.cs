using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace Roboflow.Inference.Datasets;

/// <summary>Reads an annotation: box, class, score, crowd, area, and the outline where it is a single one.</summary>
internal static class CocoAnnotation
{
    /// <exception cref="FormatException">There is no box.</exception>
    internal static Prediction Parse(JsonElement annotation, string name, string categoryId)
    {
        if (!annotation.TryGetProperty("bbox", out var list) || CocoJson.Numbers(list) is not [var left, var top, var width, var height] || width < 0 || height < 0)
        {
            throw new FormatException("has no bbox of left, top, width and height");
        }

        return new Prediction
        {
            X = left + (width / 2),
            Y = top + (height / 2),
            Width = width,
            Height = height,
            Class = name,
            ClassId = int.TryParse(categoryId, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null,
            Confidence = CocoJson.Number(annotation, "score") ?? 1,
            IsCrowd = IsSet(annotation, "iscrowd"),
            Area = CocoJson.Number(annotation, "area") is { } area && !area.Equals(width * height) ? area : null,
            Points = ReadOutline(annotation),
        };
    }

    private static bool IsSet(JsonElement annotation, string name) =>
        annotation.TryGetProperty(name, out var flag) && (flag.ValueKind == JsonValueKind.True || CocoJson.Number(flag) is > 0 or < 0);

    // Run lengths are masks, and several outlines are one object behind another: neither is a line round the object.
    private static PredictionPoint[]? ReadOutline(JsonElement annotation)
    {
        if (!annotation.TryGetProperty("segmentation", out var parts) || parts.ValueKind != JsonValueKind.Array || parts.GetArrayLength() != 1
            || CocoJson.Numbers(parts[0]) is not { Length: >= 6 } numbers || numbers.Length % 2 != 0)
        {
            return null;
        }

        return [.. Enumerable.Range(0, numbers.Length / 2).Select(i => new PredictionPoint { X = numbers[2 * i], Y = numbers[(2 * i) + 1] })];
    }
}
