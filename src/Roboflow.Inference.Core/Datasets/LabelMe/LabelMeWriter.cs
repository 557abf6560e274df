using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Writing;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets.LabelMe;

/// <summary>Writes a JSON file for each image, without the image's bytes: outlines as polygons, other boxes as rectangles.</summary>
internal sealed class LabelMeWriter(DatasetWriterOptions options) : IImageSink
{
    private readonly LabelFiles _labels = new(options, ".json");

    public bool CanHold(string className) => true;

    public void Write(DatasetImage image, IReadOnlyList<Prediction> predictions)
    {
        if (_labels.TryOpen(image, out var content))
        {
            // An image that comes again keeps its earlier predictions.
            var before = content is null ? [] : LabelMeFile.Read(content, options.Cancellation).Predictions;
            using var stream = new MemoryStream();
            JsonText.Append(stream, w => Write(w, image, [.. before, .. predictions]));
            _labels.Write(image, stream.ToArray());
        }
    }

    public IReadOnlyList<string> Complete() => _labels.Complete().Select(l => l.File).ToArray();

    public void Dispose() => _labels.Dispose();

    private static void Write(Utf8JsonWriter w, DatasetImage image, IEnumerable<Prediction> predictions)
    {
        w.WriteStartObject();
        w.WriteString("version", "5.5.0");
        w.WriteStartObject("flags");
        w.WriteEndObject();
        w.WriteStartArray("shapes");
        foreach (var prediction in predictions)
        {
            WriteShape(w, prediction);
        }

        w.WriteEndArray();
        w.WriteString("imagePath", image.Name.Substring(image.Name.LastIndexOf('/') + 1));
        w.WriteNull("imageData");
        w.WriteNumber("imageHeight", image.Height);
        w.WriteNumber("imageWidth", image.Width);
        w.WriteEndObject();
    }

    private static void WriteShape(Utf8JsonWriter w, Prediction p)
    {
        var isOutline = p.Points is { Count: >= 3 };
        w.WriteStartObject();
        w.WriteString("label", p.Class);
        w.WriteStartArray("points");
        foreach (var point in isOutline ? p.Points! : [new PredictionPoint { X = p.Left, Y = p.Top }, new PredictionPoint { X = p.Right, Y = p.Bottom }])
        {
            w.WriteStartArray();
            w.WriteNumberValue(point.X);
            w.WriteNumberValue(point.Y);
            w.WriteEndArray();
        }

        w.WriteEndArray();
        w.WriteNull("group_id");
        w.WriteString("description", string.Empty);
        w.WriteString("shape_type", isOutline ? "polygon" : "rectangle");
        w.WriteStartObject("flags");
        w.WriteEndObject();
        w.WriteBoolean("difficult", p.IsDifficult);
        w.WriteNumber("score", p.Confidence);
        w.WriteEndObject();
    }
}
