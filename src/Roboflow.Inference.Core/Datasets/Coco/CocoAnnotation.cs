using System;
using System.Text.Json;
using Roboflow.Inference.Json;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>An annotation as it is in a COCO file; its image and category can come later in the file.</summary>
internal struct CocoAnnotation
{
    internal CocoId ImageId;
    internal CocoId CategoryId;
    internal double Left;
    internal double Top;
    internal double Width;
    internal double Height;
    internal double Score;
    internal double? Area;
    internal bool IsCrowd;
    internal CocoShape? Shape;
    internal double[]? Keypoints;

    /// <summary>The angle by which the box is rotated clockwise about its center, in degrees.</summary>
    internal double Rotation;

    /// <summary>A part that cannot be read and is left out, or null.</summary>
    internal string? Ignored;

    /// <summary>What the annotation is, if it is not that of an object: "captions" or "panoptic segments". Nothing else is read then.</summary>
    internal string? OtherKind;

    /// <summary>The position in the file, for errors.</summary>
    internal int Position;

    /// <summary>The index in the list, for errors.</summary>
    internal int Number;

    /// <summary>The next annotation of the same image, or -1.</summary>
    internal int Next;

    /// <summary>Reads the object at the reader's position.</summary>
    /// <exception cref="FormatException">A member is missing, invalid or repeated.</exception>
    internal static CocoAnnotation Read(ref Utf8JsonReader reader, CocoNumberList numbers, out OtherConfidence other)
    {
        other = default;
        var hasScore = false;
        var read = new CocoAnnotation { Score = 1, Next = -1 };
        CocoId? image = null, category = null;
        bool hasBox = false, isBoxOther = false;
        var seen = default(SeenMembers);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = CocoNames.Read(ref reader);
            var otherScore = name == CocoName.Confidence ? reader.GetString() : null;
            if (name is not (CocoName.Other or CocoName.Confidence) && !seen.TryAdd((int)name))
            {
                throw new FormatException("has two members named " + reader.GetString());
            }

            _ = reader.Read();
            switch (name)
            {
                case CocoName.ImageId:
                    image = CocoId.Read(ref reader, "image_id");
                    break;
                case CocoName.CategoryId:
                    category = CocoId.Read(ref reader, "category_id");
                    break;
                case CocoName.BBox when reader.TokenType == JsonTokenType.StartArray:
                    CocoNumbers.ReadList(ref reader, "bbox", numbers);
                    hasBox = numbers.Count > 0;
                    if (hasBox)
                    {
                        read.SetBox(numbers);
                    }

                    break;
                case CocoName.BBox:
                    isBoxOther = reader.TokenType != JsonTokenType.Null;
                    reader.Skip();
                    break;
                case CocoName.Area when reader.TokenType is JsonTokenType.Number || NonFiniteJson.Text(ref reader) is { Length: > 0 }:
                    // A NaN area is treated as unknown; the box has its own.
                    read.Area = CocoNumbers.Read(ref reader, "area");
                    break;
                case CocoName.Attributes when reader.TokenType == JsonTokenType.StartObject:
                    read.Rotation = ReadRotation(ref reader);
                    break;
                case CocoName.Score when reader.TokenType != JsonTokenType.Null:
                    read.Score = CocoNumbers.Read(ref reader, "score");
                    hasScore = true;
                    break;
                case CocoName.Confidence when !other.TryRead(ref reader, otherScore!):
                    throw new FormatException("has two members named " + otherScore);
                case CocoName.IsCrowd:
                    read.IsCrowd = reader.TokenType == JsonTokenType.True
                        || (reader.TokenType is JsonTokenType.Number or JsonTokenType.String && CocoNumbers.Read(ref reader, "iscrowd") != 0);
                    reader.Skip();
                    break;
                case CocoName.Segmentation:
                    read.Shape = CocoShape.Read(ref reader, numbers, out var isWhole);
                    read.Ignored = isWhole ? read.Ignored : "a segmentation that is neither outlines of three or more points nor run lengths of its size";
                    break;
                case CocoName.Keypoints when reader.TokenType == JsonTokenType.StartArray:
                    CocoNumbers.ReadList(ref reader, "keypoints", numbers);
                    read.Keypoints = numbers.Count > 0 && numbers.Count % 3 == 0 ? [.. numbers] : null;
                    read.Ignored = numbers.Count % 3 == 0 ? read.Ignored : "key points that are not three numbers each";
                    if (!AreVisibilities(read.Keypoints))
                    {
                        read.Ignored = "key points with a visibility that is neither 0, 1 or 2 nor a confidence";
                        read.Keypoints = null;
                    }

                    break;
                case CocoName.Keypoints when !CocoNumbers.IsNothing(ref reader):
                    read.Ignored = "key points that are not three numbers each";
                    reader.Skip();
                    break;
                case CocoName.Caption or CocoName.SegmentsInfo:
                    read.OtherKind = name == CocoName.Caption ? "captions" : "panoptic segments";
                    reader.Skip();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        other = hasScore ? default : other;
        read.Score = other.Value ?? read.Score;
        read.OtherKind = hasBox || isBoxOther || read.Shape is not null || read.Keypoints is not null ? null : read.OtherKind;
        if (read.OtherKind is not null)
        {
            return read;
        }

        read.ImageId = image ?? throw new FormatException("has no image_id");
        read.CategoryId = category ?? throw new FormatException("has no category_id");
        if (!hasBox)
        {
            var bounds = read.Shape?.Bounds ?? throw new FormatException(isBoxOther
                ? "has a bbox that is not a list of left, top, width and height"
                : read.Ignored is { } ignored ? $"has no bbox, and {ignored}"
                : "has neither a bbox nor a segmentation");
            (read.Left, read.Top, read.Width, read.Height) = (bounds.X1, bounds.Y1, bounds.Width, bounds.Height);
        }

        if (!ConfidenceRange.Contains(read.Score))
        {
            throw new FormatException(FormattableString.Invariant($"has a {other.Name ?? "score"} of {read.Score}, which must be from 0 to 1"));
        }

        read.Area = read.Area is >= 0 and var area && !area.Equals(read.Width * read.Height) ? area : null;
        return read;
    }

    // CVAT's; a text is an attribute of the user.
    private static double ReadRotation(ref Utf8JsonReader reader)
    {
        var rotation = 0.0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRotation = reader.ValueTextEquals("rotation"u8);
            _ = reader.Read();
            rotation = isRotation && reader.TokenType == JsonTokenType.Number ? CocoNumbers.Read(ref reader, "rotation") : rotation;
            reader.Skip();
        }

        return rotation;
    }

    private static bool AreVisibilities(double[]? numbers)
    {
        for (var i = 2; i < (numbers?.Length ?? 0); i += 3)
        {
            if (!ConfidenceRange.Contains(numbers![i]) && !numbers[i].Equals(2))
            {
                return false;
            }
        }

        return true;
    }

    private void SetBox(CocoNumberList numbers)
    {
        if (numbers.Count != 4)
        {
            throw new FormatException($"has a bbox of {Counted.Of(numbers.Count, "number")}; it needs left, top, width and height");
        }

        (Left, Top, Width, Height) = (numbers[0], numbers[1], numbers[2], numbers[3]);
        if (Width < 0 || Height < 0)
        {
            throw new FormatException($"has a bbox with a negative {(Width < 0 ? "width" : "height")}");
        }
    }
}
