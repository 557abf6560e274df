using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using Roboflow.Inference.Datasets.Coco;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets.LabelMe;

/// <summary>The content of a LabelMe file: its image and shapes. Embedded image bytes are skipped.</summary>
internal sealed class LabelMeFile
{
    internal string? ImagePath { get; private set; }

    internal int? ImageWidth { get; private set; }

    internal int? ImageHeight { get; private set; }

    /// <summary>Why the width or the height is not read, or null.</summary>
    internal string? UnreadSize { get; private set; }

    internal List<Prediction> Predictions { get; } = [];

    /// <summary>Whether there are two lists of shapes, which are both read.</summary>
    internal bool HasShapesTwice { get; private set; }

    /// <summary>Whether a shape has an empty label.</summary>
    internal bool HasEmptyLabel => Predictions.Exists(p => p.Class.Length == 0);

    /// <summary>The first name of a confidence whose value is not read, in a shape that has no other one; null if there is none.</summary>
    internal string? UnreadConfidence { get; private set; }

    /// <summary>The errors, with their positions in the file.</summary>
    internal EntryProblems Problems { get; } = new();

    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="FormatException">It is not a LabelMe file, or has a member twice.</exception>
    /// <exception cref="OperationCanceledException">Reading was canceled; checked at each point.</exception>
    internal static LabelMeFile Read(ReadOnlySpan<byte> json, CancellationToken cancellation)
    {
        var file = new LabelMeFile();
        var hasShapes = false;
        var seen = default(SeenMembers);
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException("this is not a LabelMe file, which is an object with shapes.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isPath = reader.ValueTextEquals("imagePath"u8), isWidth = reader.ValueTextEquals("imageWidth"u8);
            bool isHeight = reader.ValueTextEquals("imageHeight"u8), isShapes = reader.ValueTextEquals("shapes"u8);
            if ((isPath || isWidth || isHeight) && !seen.TryAdd(isPath ? 0 : isWidth ? 1 : 2))
            {
                throw new FormatException($"the file has two members named {reader.GetString()}.");
            }

            _ = reader.Read();
            if (isShapes && reader.TokenType == JsonTokenType.StartArray)
            {
                file.HasShapesTwice |= hasShapes;
                hasShapes = true;
                file.ReadShapes(ref reader, cancellation);
                continue;
            }

            file.ImagePath = isPath && NonFiniteJson.Text(ref reader) is { Length: > 0 } path ? path : file.ImagePath;
            file.ImageWidth = isWidth ? file.Side(ref reader, "width") : file.ImageWidth;
            file.ImageHeight = isHeight ? file.Side(ref reader, "height") : file.ImageHeight;
            reader.Skip();
        }

        // Anything after the object is not JSON, such as a second object.
        _ = reader.Read();
        return hasShapes ? file : throw new FormatException("this is not a LabelMe file: it has no list of shapes.");
    }

    /// <summary>Returns the path of the image alone.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    internal static string? ImagePathIn(byte[] json)
    {
        NonFiniteJson.Replace(json);
        var reader = new Utf8JsonReader(json);
        _ = reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isPath = reader.ValueTextEquals("imagePath"u8);
            _ = reader.Read();
            if (isPath && NonFiniteJson.Text(ref reader) is { Length: > 0 } path)
            {
                return path;
            }

            reader.Skip();
        }

        return null;
    }

    private void ReadShapes(ref Utf8JsonReader reader, CancellationToken cancellation)
    {
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            var entry = reader;
            try
            {
                Predictions.Add(LabelMeShape.Read(ref reader, out var other, cancellation));
                UnreadConfidence ??= other.Value is null ? other.Unread : null;
            }
            catch (Exception e) when (e is FormatException or InvalidOperationException)
            {
                Problems.Add((int)entry.TokenStartIndex, $"shapes[{i}]: {(e is FormatException ? e.Message : "a text is not valid Unicode.")}");
                reader = entry;
                reader.Skip();
            }
        }
    }

    // The objects are complete without the size.
    private int? Side(ref Utf8JsonReader reader, string name)
    {
        try
        {
            return reader.TokenType == JsonTokenType.Null ? null
                : reader.TokenType is not (JsonTokenType.Number or JsonTokenType.String) ? throw new FormatException($"has a {name} that is not a number")
                : CocoNumbers.Read(ref reader, name) is > int.MaxValue and var side
                    ? throw new FormatException(FormattableString.Invariant($"has a {name} of {side}, which is more than an image can have"))
                : CocoNumbers.ReadSize(ref reader, name);
        }
        catch (FormatException e)
        {
            UnreadSize ??= e.Message;
            return null;
        }
    }
}
