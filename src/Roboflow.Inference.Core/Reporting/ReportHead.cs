using System;
using System.IO;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Reporting;

/// <summary>The metadata of a report.</summary>
internal sealed record ReportHead
{
    internal string Title { get; init; } = "Detection report";

    internal DateTimeOffset Created { get; init; }

    internal int ThumbnailSize { get; init; }

    /// <summary>The figures against ground truth, or null.</summary>
    internal AccuracyReport? Accuracy { get; init; }

    /// <summary>The totals of the comparison with another run, or null.</summary>
    internal DetectionComparison? Comparison { get; init; }

    internal string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartObject("head");
            json.WriteString("title", WellFormedText.Of(Title));
            json.WriteString("created", Created.ToString("o", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteNumber("thumbnailSize", ThumbnailSize);
            if (Accuracy is not null)
            {
                Write(json, Accuracy);
            }

            if (Comparison is not null)
            {
                Write(json, Comparison);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter json, AccuracyReport accuracy)
    {
        json.WriteStartObject("accuracy");
        json.WriteNumber("overlap", accuracy.Overlap);
        json.WriteNumber("images", accuracy.ImageCount);
        json.WriteNumber("objects", accuracy.TruthCount);
        WriteFigure(json, "mAP", accuracy.MAP);
        WriteFigure(json, "mAP50", accuracy.MAP50);
        WriteFigure(json, "mAP75", accuracy.MAP75);
        WriteFigure(json, "bestConfidence", accuracy.BestConfidence);
        WriteFigure(json, "bestF1", accuracy.BestF1);
        json.WriteStartArray("classes");
        foreach (var c in accuracy.Classes)
        {
            json.WriteStartObject();
            json.WriteString("name", WellFormedText.Of(c.Class));
            json.WriteNumber("objects", c.TruthCount);
            WriteFigure(json, "ap", c.AP);
            WriteFigure(json, "ap50", c.AP50);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DetectionComparison comparison)
    {
        json.WriteStartObject("comparison");
        json.WriteNumber("overlap", comparison.Overlap);
        json.WriteNumber("pixels", comparison.PixelTolerance);
        json.WriteNumber("confidence", comparison.ConfidenceTolerance);
        WriteFigure(json, "meanIoU", comparison.MeanIoU);
        json.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter json, string name, double? figure)
    {
        if (figure is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
