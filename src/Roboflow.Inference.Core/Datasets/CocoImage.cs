using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace Roboflow.Inference.Datasets;

/// <summary>An image of a COCO file, and what is on it in the order of the file.</summary>
internal sealed class CocoImage
{
    private readonly List<Prediction> _predictions = [];

    private CocoImage(string id, string path, int? width, int? height) => (Id, Path, Width, Height) = (id, path, width, height);

    internal string Id { get; }

    internal string Path { get; }

    internal int? Width { get; }

    internal int? Height { get; }

    /// <summary>Numbers in their order first, then the ids that are none.</summary>
    internal (double Number, string Text) Order =>
        (double.TryParse(Id, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.PositiveInfinity, Id);

    /// <exception cref="FormatException">The entry has no id or no name.</exception>
    internal static CocoImage Parse(JsonElement image, Func<string, string> path) => new(
        CocoJson.Id(image, "id"), path(CocoJson.Text(image, "file_name")), CocoJson.Size(image, "width"), CocoJson.Size(image, "height"));

    internal void Add(Prediction prediction) => _predictions.Add(prediction);

    internal DetectionResult ToResult() => new()
    {
        Path = Path,
        ImageWidth = Width,
        ImageHeight = Height,
        Predictions = [.. _predictions.Select(p => p with { Path = Path, ImageWidth = Width, ImageHeight = Height })],
    };
}
