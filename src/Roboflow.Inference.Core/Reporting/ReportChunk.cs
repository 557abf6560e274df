using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Images;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Reporting;

/// <summary>
/// A piece of a report's data, with its own tables for repeated names, so that only one piece is in memory for any number of
/// images. The default encoder escapes all characters that HTML or JavaScript could interpret.
/// </summary>
/// <param name="pageFolder">The base folder of links to images.</param>
/// <param name="colorOf">The color of a prediction's class, as #rrggbb.</param>
internal sealed class ReportChunk(string pageFolder, Func<Prediction, string> colorOf)
{
    private readonly NameTable _folders = new();
    private readonly NameTable _models = new();
    private readonly NameTable _classes = new();
    private readonly List<string> _colors = [];
    private readonly List<Action<Utf8JsonWriter>> _images = [];
    private readonly List<Action<Utf8JsonWriter>> _errors = [];
    private readonly List<Action<Utf8JsonWriter>> _truths = [];
    private readonly List<Action<Utf8JsonWriter>> _comparisons = [];

    internal int Count => _images.Count + _errors.Count + _truths.Count + _comparisons.Count;

    /// <summary>Adds an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="thumbnail">Its thumbnail as a data: URI, if it is embedded in the page.</param>
    internal void Add(ReportImage image, string? thumbnail)
    {
        var path = AddressText.OfPath(image.Path ?? string.Empty);
        var cut = ImagePath.StartOfName(path);
        var folder = _folders.NumberOf(path.Substring(0, cut));
        var model = _models.NumberOf(WellFormedText.Of(image.Model ?? string.Empty));
        _images.Add(json =>
        {
            json.WriteString("n", path.Substring(cut));
            json.WriteNumber("f", folder);
            json.WriteNumber("m", model);
            WriteOptional(json, "w", image.Width);
            WriteOptional(json, "h", image.Height);
            WriteOptional(json, "t", image.ServerTime);
            json.WriteNumber("s", Math.Round(image.Arrival.TotalSeconds, 1));
            if (!image.HasThumbnail)
            {
                json.WriteBoolean("x", true);
            }
            else if (thumbnail is not null)
            {
                json.WriteString("u", thumbnail);
            }

            if (image.IsWithoutResult)
            {
                json.WriteBoolean("r", true);
            }
        });
        AppendBoxes(_images, "b", image.Predictions, withConfidence: true);
    }

    internal void Add(ReportError error) => _errors.Add(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", WellFormedText.Of(error.Id));
        json.WriteString("category", WellFormedText.Of(error.Category));
        json.WriteString("message", AddressText.InMessage(error.Message, error.Target));
        json.WriteString("advice", WellFormedText.Of(error.Advice ?? string.Empty));
        json.WriteString("target", AddressText.OfPath(error.Target ?? string.Empty));
        json.WriteEndObject();
    });

    /// <summary>Adds the ground truth of an image.</summary>
    internal void Add(ImageTruth truth)
    {
        _truths.Add(json =>
        {
            json.WriteNumber("i", truth.Number);
            WriteNumbers(json, "k", truth.Fates);
            WriteNumbers(json, "g", truth.Ignored);
        });
        AppendBoxes(_truths, "b", truth.Objects, withConfidence: false);
    }

    /// <summary>Adds the differences from another run on an image.</summary>
    internal void Add(ImageDisagreement disagreement)
    {
        _comparisons.Add(json =>
        {
            json.WriteNumber("i", disagreement.Number);
            json.WriteNumber("d", disagreement.Comparison.Disagreement);
            WriteNumbers(json, "p", disagreement.Pairs());
        });
        AppendBoxes(_comparisons, "b", disagreement.Others, withConfidence: true);
    }

    /// <summary>Returns the JSON text.</summary>
    internal string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            WriteTable(json, "folders", _folders.Names);
            WriteTable(json, "links", _folders.Names.ConvertAll(f => ImageLinks.To(f, pageFolder) ?? string.Empty));
            WriteTable(json, "models", _models.Names);
            WriteTable(json, "classes", _classes.Names);
            WriteTable(json, "colors", _colors);
            WriteList(json, "images", _images);
            WriteList(json, "errors", _errors);
            WriteList(json, "truth", _truths);
            WriteList(json, "compare", _comparisons);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    // One flat list of numbers: class, confidence, center, size of each box in turn.
    private void AppendBoxes(List<Action<Utf8JsonWriter>> entries, string name, IReadOnlyList<Prediction> predictions, bool withConfidence)
    {
        var write = entries[entries.Count - 1];
        var numbers = new List<double>(predictions.Count * 6);
        foreach (var p in predictions)
        {
            numbers.Add(ClassNumber(p));
            if (withConfidence)
            {
                numbers.Add(p.Confidence);
            }

            numbers.AddRange([p.X, p.Y, p.Width, p.Height]);
        }

        entries[entries.Count - 1] = json =>
        {
            json.WriteStartObject();
            write(json);
            json.WriteStartArray(name);
            numbers.ForEach(json.WriteNumberValue);
            json.WriteEndArray();
            json.WriteEndObject();
        };
    }

    private int ClassNumber(Prediction prediction)
    {
        var number = _classes.NumberOf(WellFormedText.Of(prediction.Class));
        if (number == _colors.Count)
        {
            _colors.Add(colorOf(prediction));
        }

        return number;
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static void WriteTable(Utf8JsonWriter json, string name, List<string> values)
    {
        json.WriteStartArray(name);
        values.ForEach(json.WriteStringValue);
        json.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter json, string name, List<Action<Utf8JsonWriter>> entries)
    {
        json.WriteStartArray(name);
        entries.ForEach(write => write(json));
        json.WriteEndArray();
    }
}
