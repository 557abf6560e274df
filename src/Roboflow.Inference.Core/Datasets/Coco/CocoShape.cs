using System;
using System.Collections.Generic;
using System.Text.Json;
using Roboflow.Inference.Geometry;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>A segmentation: polygons, of which a single one is the object's outline, or the run lengths of a mask.</summary>
internal sealed class CocoShape
{
    internal PredictionPoint[]? Points { get; private set; }

    internal PredictionMask? Mask { get; private set; }

    /// <summary>The smallest box around the segmentation, or null if it is empty.</summary>
    internal BoxCorners? Bounds { get; private set; }

    /// <summary>Reads the segmentation at the reader's position, or null.</summary>
    /// <param name="reader">The reader, at the value's first token; afterwards at its last token.</param>
    /// <param name="numbers">A list to use.</param>
    /// <param name="isWhole">Whether nothing of it was left out.</param>
    /// <exception cref="FormatException">A value is not a number.</exception>
    internal static CocoShape? Read(ref Utf8JsonReader reader, CocoNumberList numbers, out bool isWhole)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return ReadMask(ref reader, numbers, out isWhole);
        }

        isWhole = CocoNumbers.IsNothing(ref reader);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        isWhole = true;
        CocoShape? shape = null;
        var parts = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            // Some tools write the numbers of a single outline without the list around it.
            var isFlat = reader.TokenType is JsonTokenType.Number or JsonTokenType.String;
            if (isFlat)
            {
                CocoNumbers.ReadRest(ref reader, "segmentation", numbers);
            }
            else if (reader.TokenType == JsonTokenType.StartArray)
            {
                CocoNumbers.ReadList(ref reader, "segmentation", numbers);
            }
            else
            {
                isWhole &= reader.TokenType == JsonTokenType.Null;
                reader.Skip();
                continue;
            }

            if (numbers.Count >= 6 && numbers.Count % 2 == 0)
            {
                shape ??= new CocoShape();
                shape.AddOutline(numbers);
            }
            else
            {
                isWhole &= numbers.Count == 0;
            }

            parts += numbers.Count > 0 ? 1 : 0;
            if (isFlat)
            {
                break;
            }
        }

        // Multiple polygons mean an occluded object; there is no single outline.
        if (shape is not null && parts > 1)
        {
            shape.Points = null;
        }

        return shape;
    }

    private void AddOutline(CocoNumberList numbers)
    {
        var points = new PredictionPoint[numbers.Count / 2];
        var bounds = new BoxCorners(numbers[0], numbers[1], numbers[0], numbers[1]);
        for (var i = 0; i < points.Length; i++)
        {
            numbers.CheckAt(i);
            var (x, y) = (numbers[2 * i], numbers[(2 * i) + 1]);
            points[i] = new PredictionPoint { X = x, Y = y };
            bounds = new(Math.Min(bounds.X1, x), Math.Min(bounds.Y1, y), Math.Max(bounds.X2, x), Math.Max(bounds.Y2, y));
        }

        Points = points;
        Bounds = Bounds is { } before ? before.Union(bounds) : bounds;
    }

    // Run lengths are a list of numbers, or compressed text.
    private static CocoShape? ReadMask(ref Utf8JsonReader reader, CocoNumberList numbers, out bool isWhole)
    {
        (int Height, int Width)? size = null;
        isWhole = true;
        IReadOnlyList<long>? runs = null;
        var seen = default(SeenMembers);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isSize = reader.ValueTextEquals("size"u8), isCounts = reader.ValueTextEquals("counts"u8);
            if ((isSize || isCounts) && !seen.TryAdd(isSize ? 0 : 1))
            {
                throw new FormatException("has a segmentation with two members named " + reader.GetString());
            }

            _ = reader.Read();
            isWhole &= !(isSize || isCounts);
            if (isSize && reader.TokenType == JsonTokenType.StartArray)
            {
                CocoNumbers.ReadList(ref reader, "segmentation", numbers);
                size = numbers is [>= 1 and <= int.MaxValue and var height, >= 1 and <= int.MaxValue and var width] ? ((int)height, (int)width) : null;
            }
            else if (isCounts && reader.TokenType == JsonTokenType.StartArray)
            {
                CocoNumbers.ReadList(ref reader, "segmentation", numbers);
                runs = numbers.ConvertAll(n => n >= 0 && n <= uint.MaxValue && Math.Floor(n) == n ? (long)n : -1);
            }
            else if (isCounts && reader.TokenType == JsonTokenType.String)
            {
                runs = RunLengths.Expand(reader.GetString()!);
            }
            else
            {
                reader.Skip();
            }
        }

        if (size is not { } s || runs is null || !RunLengths.Cover(runs, s.Width, s.Height))
        {
            return null;
        }

        isWhole = true;
        return new CocoShape
        {
            Mask = new PredictionMask { Width = s.Width, Height = s.Height, Counts = RunLengths.Compress(runs) },
            Bounds = RunLengths.Bounds(runs, s.Height),
        };
    }
}
