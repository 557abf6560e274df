using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Writes COCO's one JSON file, an entry a line. Images go straight into the file and annotations into a second one
/// beside it, which is joined on at the end, so that memory holds no more than the images' names.
/// </summary>
internal sealed class CocoWriter : ImageWriter
{
    private const string NextLine = "\n";

    private readonly PendingFile _file;
    private readonly PendingFile _annotations;
    private readonly ClassNumbers _classes;
    private readonly CocoKeypoints _keypoints = new();
    private readonly Dictionary<string, int> _imageIds = new(ImageNames.Comparer);
    private int _annotationCount;

    internal CocoWriter(DatasetWriterOptions options)
        : base(options, byStem: false)
    {
        _classes = new ClassNumbers(options.ClassNames);
        _file = new PendingFile(options.Destination);
        _annotations = new PendingFile(options.Destination + ".annotations");
        JsonText.Append(_file.Stream, """{"info":{"description":"Written by Roboflow.Inference"},"licenses":[],"images":[""");
    }

    internal override IReadOnlyList<string> Complete()
    {
        Flush();
        JsonText.Append(_file.Stream, "\n],\"annotations\":[");
        _annotations.Stream.Position = 0;
        _keypoints.CopyFilled(_annotations.Stream, _file.Stream);
        JsonText.Append(_file.Stream, "\n],\"categories\":[");
        for (var i = 0; i < _classes.Names.Count; i++)
        {
            AppendEntry(_file.Stream, isFirst: i == 0, w =>
            {
                w.WriteNumber("id", i + 1);
                w.WriteString("name", _classes.Names[i]);
                w.WriteString("supercategory", string.Empty);
                WriteKeypointNames(w, [.. _keypoints.NamesOf(i + 1)]);
            });
        }

        JsonText.Append(_file.Stream, "\n]}\n");
        _file.Commit(Options.Overwrite);
        return [_file.Destination];
    }

    protected override void WriteImage(DatasetImage image, IReadOnlyList<Prediction> predictions)
    {
        if (!_imageIds.TryGetValue(image.Name, out var id))
        {
            id = _imageIds.Count + 1;
            AppendEntry(_file.Stream, isFirst: id == 1, w =>
            {
                w.WriteNumber("id", id);
                w.WriteNumber("width", image.Width);
                w.WriteNumber("height", image.Height);
                w.WriteString("file_name", image.Name);
            });
            _imageIds.Add(image.Name, id);
        }

        foreach (var prediction in predictions)
        {
            _annotationCount++;
            AppendEntry(_annotations.Stream, isFirst: _annotationCount == 1, w => WriteAnnotation(w, id, image.Path, prediction));
        }
    }

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        _annotations.Dispose();
    }

    private void WriteAnnotation(Utf8JsonWriter w, int imageId, string path, Prediction p)
    {
        var category = _classes.Of(p.Class) + 1;
        w.WriteNumber("id", _annotationCount);
        w.WriteNumber("image_id", imageId);
        w.WriteNumber("category_id", category);
        var corners = BoxCorners.Of(p);
        WriteNumbers(w, "bbox", [corners.X1, corners.Y1, p.Width, p.Height]);
        w.WriteNumber("area", p.Area ?? (p.Width * p.Height));
        w.WriteNumber("iscrowd", p.IsCrowd ? 1 : 0);
        w.WriteNumber("score", p.Confidence);
        WriteSegmentation(w, path, p);
        if (p.Keypoints is { Count: > 0 } points)
        {
            if (_keypoints.Place(category, points) is { } places)
            {
                CocoKeypoints.Write(w, places);
            }
            else
            {
                Report(DatasetProblemKind.InvalidShape, path, $"The key points of a '{p.Class}' on {path} are not written: a number is not from 0 to 999 or comes twice, or has another name than before.");
            }
        }
    }

    private void WriteSegmentation(Utf8JsonWriter w, string path, Prediction p)
    {
        if (p is { Mask: { } mask, Points: null or { Count: 0 } })
        {
            if (RunLengths.Expand(mask.Counts) is { } runs && RunLengths.Cover(runs, mask.Width, mask.Height))
            {
                w.WriteStartObject("segmentation");
                WriteNumbers(w, "size", [mask.Height, mask.Width]);
                w.WriteString("counts", mask.Counts);
                w.WriteEndObject();
                return;
            }

            Report(DatasetProblemKind.InvalidShape, path, $"The mask of a '{p.Class}' on {path} is not written: its run lengths do not cover {mask.Width} x {mask.Height} pixels.");
        }

        w.WriteStartArray("segmentation");
        if (p.Points is { Count: > 0 } points)
        {
            w.WriteStartArray();
            foreach (var number in points.SelectMany(o => new[] { o.X, o.Y }))
            {
                w.WriteNumberValue(number);
            }

            w.WriteEndArray();
        }

        w.WriteEndArray();
    }

    private static void WriteKeypointNames(Utf8JsonWriter w, string[] names)
    {
        if (names.Length > 0)
        {
            w.WritePropertyName("keypoints");
            PredictionJson.WriteStrings(w, names);
            w.WriteStartArray("skeleton");
            w.WriteEndArray();
        }
    }

    private static void WriteNumbers(Utf8JsonWriter w, string name, double[] numbers)
    {
        w.WriteStartArray(name);
        foreach (var number in numbers)
        {
            w.WriteNumberValue(number);
        }

        w.WriteEndArray();
    }

    private static void AppendEntry(Stream stream, bool isFirst, System.Action<Utf8JsonWriter> write)
    {
        JsonText.Append(stream, isFirst ? NextLine : "," + NextLine);
        JsonText.Append(stream, w =>
        {
            w.WriteStartObject();
            write(w);
            w.WriteEndObject();
        });
    }
}
