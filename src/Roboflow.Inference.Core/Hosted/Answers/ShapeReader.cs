using System;
using System.Collections.Generic;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Hosted.Answers;

/// <summary>Reads outlines and key points of a prediction.</summary>
internal static class ShapeReader
{
    /// <summary>Reads the outline; null if it is not a list, or if a point lacks a coordinate.</summary>
    internal static PredictionPoint[]? ReadPoints(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        var points = new List<PredictionPoint>();
        var isWhole = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (ReadKeypoint(ref reader, isPoint: true) is { } point)
            {
                points.Add(new PredictionPoint { X = point.X, Y = point.Y });
            }
            else
            {
                isWhole = false;
            }
        }

        return isWhole ? [.. points] : null;
    }

    /// <summary>Reads the key points with both coordinates; null if it is not a list.</summary>
    internal static PredictionKeypoint[]? ReadKeypoints(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        var points = new List<PredictionKeypoint>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (ReadKeypoint(ref reader, isPoint: false) is { } point)
            {
                points.Add(new PredictionKeypoint
                {
                    X = point.X,
                    Y = point.Y,
                    Confidence = point.Confidence ?? 0,
                    Class = point.ClassName ?? point.Class,
                    ClassId = point.ClassId
                });
            }
        }

        return [.. points];
    }

    private static (double X, double Y, double? Confidence, string? ClassName, string? Class, int? ClassId)? ReadKeypoint(
        ref Utf8JsonReader reader,
        bool isPoint)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        double? x = null, y = null, confidence = null;
        string? className = null, plainClass = null;
        int? classId = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.Name();
            _ = reader.Read();
            if (name.SequenceEqual("x"u8))
            {
                x = reader.Number();
            }
            else if (name.SequenceEqual("y"u8))
            {
                y = reader.Number();
            }
            else if (isPoint)
            {
                reader.Skip();
            }
            else if (name.SequenceEqual("confidence"u8))
            {
                confidence = reader.Number();
            }
            else if (name.SequenceEqual("class_name"u8))
            {
                className = reader.Text();
            }
            else if (name.SequenceEqual("class"u8))
            {
                plainClass = reader.Text();
            }
            else if (name.SequenceEqual("class_id"u8))
            {
                classId = reader.WholeNumber();
            }
            else
            {
                reader.Skip();
            }
        }

        return x is { } left && y is { } top ? (left, top, confidence, className, plainClass, classId) : null;
    }
}
