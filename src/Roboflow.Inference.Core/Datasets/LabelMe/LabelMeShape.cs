using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Threading;
using Roboflow.Inference.Fields;
using Roboflow.Inference.Geometry;
using Roboflow.Inference.Json;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets.LabelMe;

/// <summary>Reads a shape: a rectangle, a polygon, a circle, or the bounds of a mask. Lines and points have no area and are not objects.</summary>
internal static class LabelMeShape
{
    private static readonly string[] Members = ["label", "shape_type", "points", "score", "difficult"];

    /// <exception cref="FormatException">The shape has no label or no area, or a member twice.</exception>
    /// <exception cref="OperationCanceledException">Reading was canceled; checked at each point.</exception>
    internal static Prediction Read(ref Utf8JsonReader reader, out OtherConfidence other, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        other = default;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException("the entry is not an object.");
        }

        string? label = null;
        var type = "polygon";
        var points = new List<PredictionPoint>();
        double? confidence = null;
        var isDifficult = false;
        var seen = default(SeenMembers);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            var member = Array.IndexOf(Members, name);
            if (member >= 0 && !seen.TryAdd(member))
            {
                throw new FormatException($"the shape has two members named {name}.");
            }

            _ = reader.Read();
            switch (name)
            {
                case "label" when NonFiniteJson.Text(ref reader) is { } text:
                    label = text;
                    break;
                case "label" when reader.TokenType == JsonTokenType.Number:
                    label = Encoding.ASCII.GetString(reader.ValueSpan.ToArray());
                    break;
                case "shape_type" when NonFiniteJson.Text(ref reader) is { } text:
                    type = text;
                    break;
                case "points":
                    points = ReadPoints(ref reader, cancellation);
                    break;
                case "score" when reader.TokenType != JsonTokenType.Null:
                    confidence = OtherConfidence.NumberAt(ref reader) ?? FieldNumber.Read(ref reader, "score");
                    break;
                case "difficult":
                    isDifficult = reader.TokenType == JsonTokenType.True
                        || (reader.TokenType == JsonTokenType.Number && FieldNumber.Read(ref reader, "difficult") != 0)
                        || (NonFiniteJson.Text(ref reader) is { } flag && FlagText.Parse(flag) is true);
                    reader.Skip();
                    break;
                default:
                    if (name is not null && ConfidenceNames.Has(name) && name != "score" && !other.TryRead(ref reader, name))
                    {
                        throw new FormatException($"the shape has two members named {name}.");
                    }

                    reader.Skip();
                    break;
            }
        }

        other = confidence is null ? other : default;
        var corners = Corners(type, points);
        return PredictionRules.Checked(corners.On(new Prediction
        {
            Class = label ?? throw new FormatException("the shape has no label."),
            Confidence = confidence ?? other.Value ?? 1,
            IsDifficult = isDifficult,
            Points = type is "polygon" or "rotation" ? points.ToArray() : null,
        }), other.Name ?? "score");
    }

    private static List<PredictionPoint> ReadPoints(ref Utf8JsonReader reader, CancellationToken cancellation)
    {
        var points = new List<PredictionPoint>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new FormatException("points is not a list.");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            cancellation.ThrowIfCancellationRequested();
            _ = reader.TokenType == JsonTokenType.StartArray && reader.Read() ? true : throw new FormatException("a point is not a list of two numbers.");
            var x = FieldNumber.Read(ref reader, "a point");
            _ = reader.Read();
            var y = FieldNumber.Read(ref reader, "a point");
            points.Add(new PredictionPoint { X = x, Y = y });
            _ = reader.Read() && reader.TokenType == JsonTokenType.EndArray ? true : throw new FormatException("a point is not a list of two numbers.");
        }

        return points;
    }

    private static BoxCorners Corners(string type, List<PredictionPoint> points)
    {
        switch (type)
        {
            case "circle" when points.Count == 2:
                double across = points[1].X - points[0].X, down = points[1].Y - points[0].Y, radius = Math.Sqrt((across * across) + (down * down));
                return new BoxCorners(points[0].X - radius, points[0].Y - radius, points[0].X + radius, points[0].Y + radius);
            case "rectangle" when points.Count is 2 or > 3:
            case "polygon" or "rotation" when points.Count >= 3:
                return BoxCorners.Around(points);

            // The points are the first and the last pixel.
            case "mask" when points.Count >= 2:
                var pixels = BoxCorners.Around(points);
                return pixels with { X2 = pixels.X2 + 1, Y2 = pixels.Y2 + 1 };
            case "rectangle" when points.Count == 3:
                throw new FormatException("a rectangle with 3 points is incomplete: it has two opposite corners, or all four.");
            case "rectangle" or "mask" or "polygon" or "rotation" or "circle":
                throw new FormatException($"a {type} with {Counted.Of(points.Count, "point")} has no area.");
            case "point" or "points" or "line" or "linestrip":
                throw new FormatException($"a shape of type '{type}' has no area, so it is not an object.");
            default:
                throw new FormatException($"shapes of type '{type}' are not read.");
        }
    }
}
