using System;
using System.Collections.Generic;
using System.Text.Json;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Writing;
using Roboflow.Inference.Files;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>
/// Writes a COCO JSON file, one entry per line. Images are written directly to the file and annotations to a second one next
/// to it, which is appended at the end, so that only the images' names are kept in memory.
/// </summary>
internal sealed class CocoWriter : IImageSink
{
    private readonly DatasetWriterOptions _options;
    private readonly PendingFile _file;
    private readonly PendingFile _annotations;
    private readonly NameTable _classes;
    private readonly CocoKeypoints _keypoints = new();
    private readonly Dictionary<string, int> _imageIds = new(FolderPaths.Comparer);
    private readonly JsonEntryWriter _fileEntries;
    private readonly JsonEntryWriter _annotationEntries;
    private int _annotationCount;

    internal CocoWriter(DatasetWriterOptions options)
    {
        _options = options;
        _classes = new NameTable(options.ClassNames);
        _file = new PendingFile(options.Destination);
        _annotations = PendingFile.Beside(_file, ".annotations");
        _fileEntries = new JsonEntryWriter(_file.Stream);
        _annotationEntries = new JsonEntryWriter(_annotations.Stream);
        _fileEntries.Append("""{"info":{"description":"Written by Roboflow.Inference"},"licenses":[],"images":[""");
    }

    public bool CanHold(string className) => true;

    public IReadOnlyList<string> Complete()
    {
        _annotationEntries.Flush();
        _fileEntries.Append("\n],\"annotations\":[");
        _fileEntries.Flush();
        _annotations.Stream.Position = 0;
        _keypoints.CopyFilled(_annotations.Stream, _file.Stream);
        _fileEntries.Append("\n],\"categories\":[");
        for (var i = 0; i < _classes.Names.Count; i++)
        {
            var w = Begin(_fileEntries, isFirst: i == 0);
            w.WriteNumber("id", i + 1);
            w.WriteString("name", _classes.Names[i]);
            w.WriteString("supercategory", string.Empty);
            WriteKeypointNames(w, _keypoints.NamesOf(i + 1));
            End(_fileEntries, w);
        }

        _fileEntries.Append("\n]}\n");
        _fileEntries.Flush();
        _file.Commit(_options.Overwrite);
        return [_file.Destination];
    }

    public void Write(DatasetImage image, IReadOnlyList<Prediction> predictions)
    {
        if (!_imageIds.TryGetValue(image.Name, out var id))
        {
            id = _imageIds.Count + 1;
            _imageIds.Add(image.Name, id);
            var w = Begin(_fileEntries, isFirst: id == 1);
            w.WriteNumber("id", id);
            w.WriteNumber("width", image.Width);
            w.WriteNumber("height", image.Height);
            w.WriteString("file_name", image.Name);
            End(_fileEntries, w);
        }

        foreach (var prediction in predictions)
        {
            _annotationCount++;
            var w = Begin(_annotationEntries, isFirst: _annotationCount == 1);
            WriteAnnotation(w, id, image.Path, prediction);
            End(_annotationEntries, w);
        }
    }

    public void Dispose()
    {
        _fileEntries.Dispose();
        _annotationEntries.Dispose();
        _file.Dispose();
        _annotations.Dispose();
    }

    private void WriteAnnotation(Utf8JsonWriter w, int imageId, string path, Prediction p)
    {
        var category = _classes.NumberOf(p.Class) + 1;
        w.WriteNumber(Names.Id, _annotationCount);
        w.WriteNumber(Names.ImageId, imageId);
        w.WriteNumber(Names.CategoryId, category);
        WriteNumbers(w, Names.BBox, [p.Left, p.Top, p.Width, p.Height]);
        w.WriteNumber(Names.Area, p.Area ?? (p.Width * p.Height));
        w.WriteNumber(Names.IsCrowd, p.IsCrowd ? 1 : 0);
        w.WriteNumber(Names.Score, p.Confidence);
        WriteSegmentation(w, path, p);
        _keypoints.Add(category, p.KeypointNames ?? []);
        if (p.Keypoints is { Count: > 0 } points)
        {
            if (_keypoints.Place(category, p.Model, points, p.KeypointNames ?? []) is { } places)
            {
                CocoKeypoints.Write(w, places);
            }
            else
            {
                _options.ReportProblem(
                    DatasetProblemKind.InvalidShape,
                    path,
                    $"The key points of a '{p.Class}' on {path} are not written: a number is not from 0 to 999, or two of them have the same "
                        + "place.");
            }
        }
    }

    private void WriteSegmentation(Utf8JsonWriter w, string path, Prediction p)
    {
        if (p is { Mask: { } mask, Points: null or { Count: 0 } })
        {
            if (RunLengths.Expand(mask.Counts) is { } runs && RunLengths.Cover(runs, mask.Width, mask.Height))
            {
                w.WriteStartObject(Names.Segmentation);
                WriteNumbers(w, Names.Size, [mask.Height, mask.Width]);
                w.WriteString("counts", mask.Counts);
                w.WriteEndObject();
                return;
            }

            _options.ReportProblem(
                DatasetProblemKind.InvalidShape,
                path,
                $"The mask of a '{p.Class}' on {path} is not written: its run lengths do not cover {mask.Width} x {mask.Height} pixels.");
        }

        w.WriteStartArray(Names.Segmentation);
        if (p.Points is { Count: > 0 } points)
        {
            w.WriteStartArray();
            foreach (var point in points)
            {
                w.WriteNumberValue(point.X);
                w.WriteNumberValue(point.Y);
            }

            w.WriteEndArray();
        }

        w.WriteEndArray();
    }

    private static void WriteKeypointNames(Utf8JsonWriter w, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
        {
            w.WriteStartArray("keypoints");
            foreach (var name in names)
            {
                w.WriteStringValue(name);
            }

            w.WriteEndArray();
            w.WriteStartArray("skeleton");
            w.WriteEndArray();
        }
    }

    private static void WriteNumbers(Utf8JsonWriter w, JsonEncodedText name, ReadOnlySpan<double> numbers)
    {
        w.WriteStartArray(name);
        foreach (var number in numbers)
        {
            w.WriteNumberValue(number);
        }

        w.WriteEndArray();
    }

    private static Utf8JsonWriter Begin(JsonEntryWriter entries, bool isFirst)
    {
        var writer = entries.Begin(isFirst ? "\n"u8 : ",\n"u8);
        writer.WriteStartObject();
        return writer;
    }

    private static void End(JsonEntryWriter entries, Utf8JsonWriter writer)
    {
        writer.WriteEndObject();
        entries.End();
    }

    /// <summary>Member names of annotations, encoded once.</summary>
    private static class Names
    {
        internal static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
        internal static readonly JsonEncodedText ImageId = JsonEncodedText.Encode("image_id");
        internal static readonly JsonEncodedText CategoryId = JsonEncodedText.Encode("category_id");
        internal static readonly JsonEncodedText BBox = JsonEncodedText.Encode("bbox");
        internal static readonly JsonEncodedText Area = JsonEncodedText.Encode("area");
        internal static readonly JsonEncodedText IsCrowd = JsonEncodedText.Encode("iscrowd");
        internal static readonly JsonEncodedText Score = JsonEncodedText.Encode("score");
        internal static readonly JsonEncodedText Segmentation = JsonEncodedText.Encode("segmentation");
        internal static readonly JsonEncodedText Size = JsonEncodedText.Encode("size");
    }
}
