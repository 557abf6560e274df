using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace Roboflow.Inference.Datasets;

/// <summary>Reads an annotation: box, class, score, crowd, area, key points, and the mask, or the outline where it is a single one.</summary>
internal static class CocoAnnotation
{
    /// <exception cref="FormatException">There is no box.</exception>
    internal static Prediction Parse(JsonElement annotation, CocoCategory category)
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
            Class = category.Name,
            ClassId = int.TryParse(category.Id, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null,
            Confidence = CocoJson.Number(annotation, "score") ?? 1,
            IsCrowd = IsSet(annotation, "iscrowd"),
            Area = CocoJson.Number(annotation, "area") is { } area && !area.Equals(width * height) ? area : null,
            Points = ReadOutline(annotation),
            Mask = ReadMask(annotation),
            Keypoints = ReadKeypoints(annotation, category.Keypoints),
        };
    }

    private static bool IsSet(JsonElement annotation, string name) =>
        annotation.TryGetProperty(name, out var flag) && (flag.ValueKind == JsonValueKind.True || CocoJson.Number(flag) is > 0 or < 0);

    // Several outlines are one object behind another, and no line round the object.
    private static PredictionPoint[]? ReadOutline(JsonElement annotation)
    {
        if (!annotation.TryGetProperty("segmentation", out var parts) || parts.ValueKind != JsonValueKind.Array || parts.GetArrayLength() != 1
            || CocoJson.Numbers(parts[0]) is not { Length: >= 6 } numbers || numbers.Length % 2 != 0)
        {
            return null;
        }

        return [.. Enumerable.Range(0, numbers.Length / 2).Select(i => new PredictionPoint { X = numbers[2 * i], Y = numbers[(2 * i) + 1] })];
    }

    // Run lengths are a list, as people can read it, or a text.
    private static PredictionMask? ReadMask(JsonElement annotation)
    {
        if (!annotation.TryGetProperty("segmentation", out var mask) || mask.ValueKind != JsonValueKind.Object
            || !mask.TryGetProperty("size", out var size) || CocoJson.Numbers(size) is not [>= 1 and <= int.MaxValue and var height, >= 1 and <= int.MaxValue and var width]
            || !mask.TryGetProperty("counts", out var counts))
        {
            return null;
        }

        var runs = counts.ValueKind == JsonValueKind.String ? RunLengths.Expand(counts.GetString()!)
            : CocoJson.Numbers(counts)?.Select(n => n >= 0 && n <= uint.MaxValue && Math.Floor(n) == n ? (long)n : -1).ToArray();
        return runs is not null && RunLengths.Cover(runs, (int)width, (int)height)
            ? new PredictionMask { Width = (int)width, Height = (int)height, Counts = RunLengths.Compress(runs) }
            : null;
    }

    // Three numbers for each of the category's: X, Y and whether it is visible, or how sure a model is. 0 is none.
    private static PredictionKeypoint[]? ReadKeypoints(JsonElement annotation, IReadOnlyList<string> names)
    {
        if (!annotation.TryGetProperty("keypoints", out var list) || CocoJson.Numbers(list) is not { } numbers || numbers.Length % 3 != 0)
        {
            return null;
        }

        PredictionKeypoint[] points = [.. Enumerable.Range(0, numbers.Length / 3).Where(i => numbers[(3 * i) + 2] > 0).Select(i => new PredictionKeypoint
        {
            X = numbers[3 * i],
            Y = numbers[(3 * i) + 1],
            Confidence = Math.Min(1, numbers[(3 * i) + 2]),
            Class = i < names.Count && names[i] != CocoKeypoints.NameOf(i) ? names[i] : null,
            ClassId = i,
        })];
        return points.Length > 0 ? points : null;
    }
}
