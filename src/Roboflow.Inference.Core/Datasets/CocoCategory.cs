using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Roboflow.Inference.Datasets;

/// <summary>A class of a COCO file, with the names of its key points in the order in which its objects have them.</summary>
internal sealed record CocoCategory(string Id, string Name, IReadOnlyList<string> Keypoints)
{
    /// <summary>Reads a category. Its name is empty for boxes that were written without a class.</summary>
    /// <exception cref="FormatException">It has no id or no name.</exception>
    internal static CocoCategory Parse(JsonElement category) => new(
        CocoJson.Id(category, "id"),
        category.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : throw new FormatException("has no name"),
        category.TryGetProperty("keypoints", out var names) && names.ValueKind == JsonValueKind.Array ? [.. names.EnumerateArray().Select(n => n.ToString())] : []);
}
