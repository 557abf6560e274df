using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using System.Threading;
using Roboflow.Inference.Json;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>
/// The entries of a COCO file, read in a single pass over its bytes, whatever the order of its lists. An invalid entry is a
/// problem with its position, and the next one is read.
/// </summary>
internal sealed class CocoFile(byte[] json, CancellationToken cancellation)
{
    private readonly CocoNumberList _numbers = new(cancellation);
    private int _annotationCount;
    private bool _hasImages;
    private bool _hasOddNumber;
    private bool _warnedOfScore;
    private (string Kind, int Count, int Position)? _others;

    private delegate void EntryReader(ref Utf8JsonReader reader, int number);

    internal List<CocoImage> Images { get; } = [];

    internal Dictionary<CocoId, CocoImage> ImagesById { get; } = [];

    internal Dictionary<CocoId, CocoCategory> Categories { get; } = [];

    internal List<CocoAnnotation> Annotations { get; } = [];

    /// <summary>Whether there is a list of annotations, be it empty.</summary>
    internal bool HasAnnotations { get; private set; }

    /// <summary>The images that are reported as invalid; their annotations have no error of their own.</summary>
    internal CocoRejections RejectedImages { get; } = new();

    /// <summary>The categories that are reported as invalid.</summary>
    internal CocoRejections RejectedCategories { get; } = new();

    /// <summary>The errors, with their positions in the file.</summary>
    internal EntryProblems Problems { get; } = new();

    /// <summary>The warnings about entries that can still be read.</summary>
    internal EntryProblems Warnings { get; } = new();

    /// <summary>Reads the file; returns false, with a problem, if it is not a COCO file.</summary>
    internal bool TryRead()
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                Problems.Add(0, "this is not a COCO data set, which is an object with images, annotations and categories; a list of results alone does not "
                    + "name its images.");
                return false;
            }

            ReadLists(ref reader);
            _ = reader.Read();
            if (!_hasImages)
            {
                // Its entries cannot be read either, but that is not the cause.
                Problems.Clear();
                Warnings.Clear();
                Problems.Add(0, "this is not a COCO data set: it has no list of images.");
            }

            ReportOthers();
            return _hasImages;
        }
        catch (JsonException e)
        {
            // An image with missing objects would look complete.
            Images.Clear();
            Annotations.Clear();
            Warnings.Clear();
            Problems.Clear();
            Problems.Add(
                PlaceOf(e),
                $"{JsonCause.Of(e)}; nothing of the file is used, because objects of any image can follow.");
            return false;
        }
    }

    private void ReadLists(ref Utf8JsonReader reader)
    {
        var seen = default(SeenMembers);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isImages = reader.ValueTextEquals("images"u8);
            var isCategories = reader.ValueTextEquals("categories"u8);
            var isAnnotations = reader.ValueTextEquals("annotations"u8);
            if ((isImages || isCategories || isAnnotations) && !seen.TryAdd(isImages ? 0 : isCategories ? 1 : 2))
            {
                Warnings.Add((int)reader.TokenStartIndex, $"the file has {reader.GetString()} twice. The entries of both lists are read.");
            }

            _ = reader.Read();
            HasAnnotations |= isAnnotations && reader.TokenType != JsonTokenType.Null;
            if (reader.TokenType != JsonTokenType.StartArray || !(isImages || isCategories || isAnnotations))
            {
                // Null is a list without entries in some languages.
                if ((isCategories || isAnnotations) && reader.TokenType != JsonTokenType.Null)
                {
                    var problem = Problems.Add((int)reader.TokenStartIndex, $"{(isCategories ? "categories" : "annotations")} is not a list.");
                    RejectedCategories.AddAll(isCategories ? problem : null);
                }

                reader.Skip();
            }
            else if (isImages)
            {
                _hasImages = true;
                _ = ReadList(ref reader, "images", ReadImage, RejectedImages);
            }
            else if (isCategories)
            {
                _ = ReadList(ref reader, "categories", ReadCategory, RejectedCategories);
            }
            else
            {
                _annotationCount += ReadList(ref reader, "annotations", ReadAnnotation, rejected: null);
            }
        }
    }

    private int ReadList(ref Utf8JsonReader reader, string list, EntryReader read, CocoRejections? rejected)
    {
        var i = 0;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var entry = reader;
            try
            {
                if (reader.TokenType != JsonTokenType.StartObject)
                {
                    throw new FormatException("is not an object");
                }

                read(ref reader, i);
            }
            catch (Exception e) when (e is FormatException or InvalidOperationException)
            {
                var problem = Problems.Add(
                    (int)entry.TokenStartIndex, $"{list}[{i}] {(e is FormatException ? e.Message : "contains text that is not UTF-8")}.");
                rejected?.Add(entry, problem);
                reader = entry;
                reader.Skip();
            }
        }

        return i;
    }

    private void ReadImage(ref Utf8JsonReader reader, int number)
    {
        var image = CocoImage.Read(ref reader);
        if (ImagesById.ContainsKey(image.Id))
        {
            throw new FormatException("has the id of another image");
        }

        ImagesById.Add(image.Id, image);
        Images.Add(image);
    }

    private void ReadCategory(ref Utf8JsonReader reader, int number)
    {
        var position = (int)reader.TokenStartIndex;
        var category = CocoCategory.Read(ref reader);
        if (Categories.TryGetValue(category.Id, out var other) && other.Name != category.Name)
        {
            Warnings.Add(position, $"two categories have the id {category.Id}: '{other.Name}' and '{category.Name}'. The last one is used.");
        }

        if (category.Name.Length == 0)
        {
            Warnings.Add(position, $"the name of the category {category.Id} is empty.");
        }

        if (!_hasOddNumber && category.Number is null && double.TryParse(category.Id.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            _hasOddNumber = true;
            Warnings.Add(
                position, $"the category '{category.Name}' and any others like it have no class number: {category.Id} is not a whole number of 32 bits.");
        }

        Categories[category.Id] = category;
    }

    private void ReadAnnotation(ref Utf8JsonReader reader, int number)
    {
        var position = (int)reader.TokenStartIndex;
        var annotation = CocoAnnotation.Read(ref reader, _numbers, out var other);
        if (!_warnedOfScore && other is { Value: null, Unread: { } unread })
        {
            _warnedOfScore = true;
            Warnings.Add(position, $"annotations[{number}]: {OtherConfidence.WarningOf(unread)} This warning is shown once per file.");
        }

        if (annotation.OtherKind is { } kind)
        {
            _others = (kind, (_others?.Count ?? 0) + 1, _others?.Position ?? position);
            return;
        }

        annotation.Position = position;
        annotation.Number = number;
        Annotations.Add(annotation);
        if (annotation.Ignored is { } what)
        {
            Warnings.Add(position, $"annotations[{number}] has {what}; this part is left out.");
        }
    }

    // In a file of captions alone, images would seem to have no objects.
    private void ReportOthers()
    {
        if (_others is var (kind, count, position))
        {
            var isAll = count == _annotationCount;
            Problems.Add(position, isAll
                ? $"the annotations are {kind}, not objects: nothing of the file is read."
                : $"{Counted.Of(count, "annotation")} with {kind} rather than an object cannot be read.");
            if (isAll)
            {
                Images.Clear();
            }
        }
    }

    private int PlaceOf(JsonException e)
    {
        var line = e.LineNumber ?? 0;
        var position = 0;
        for (; line > 0 && position < json.Length; position++)
        {
            line -= json[position] == '\n' ? 1 : 0;
        }

        return position;
    }
}
