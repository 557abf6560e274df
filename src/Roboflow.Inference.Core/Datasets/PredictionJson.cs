using System;
using System.Collections.Generic;
using System.Text.Json;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Predictions and results as JSON objects whose members are called as the properties are, so that ConvertFrom-Json
/// gives objects that every command takes. What is null or false is left out; nothing else is.
/// </summary>
internal static class PredictionJson
{
    internal static void Write(Utf8JsonWriter w, DetectionResult r)
    {
        w.WriteStartObject();
        WriteText(w, nameof(r.Path), r.Path);
        WriteText(w, nameof(r.Model), r.Model);
        WriteNumber(w, nameof(r.ImageWidth), r.ImageWidth);
        WriteNumber(w, nameof(r.ImageHeight), r.ImageHeight);
        WriteNumber(w, nameof(r.Time), r.Time);
        WriteText(w, nameof(r.InferenceId), r.InferenceId);
        WriteText(w, nameof(r.TopClass), r.TopClass);
        WriteNumber(w, nameof(r.TopConfidence), r.TopConfidence);
        if (r.PredictedClasses is { } classes)
        {
            w.WritePropertyName(nameof(r.PredictedClasses));
            WriteStrings(w, classes);
        }

        if (r.Visualization is { } image)
        {
            w.WriteBase64String(nameof(r.Visualization), image);
        }

        WriteList(w, nameof(r.Predictions), r.Predictions, Write);
        w.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter w, Prediction p)
    {
        w.WriteStartObject();
        WriteText(w, nameof(p.Path), p.Path);
        WriteNumber(w, nameof(p.ImageWidth), p.ImageWidth);
        WriteNumber(w, nameof(p.ImageHeight), p.ImageHeight);
        WriteText(w, nameof(p.Model), p.Model);
        w.WriteString(nameof(p.Class), p.Class);
        WriteNumber(w, nameof(p.ClassId), p.ClassId);
        w.WriteNumber(nameof(p.Confidence), p.Confidence);
        w.WriteNumber(nameof(p.X), p.X);
        w.WriteNumber(nameof(p.Y), p.Y);
        w.WriteNumber(nameof(p.Width), p.Width);
        w.WriteNumber(nameof(p.Height), p.Height);
        WriteText(w, nameof(p.DetectionId), p.DetectionId);
        WriteList(w, nameof(p.Points), p.Points, Write);
        WriteList(w, nameof(p.Keypoints), p.Keypoints, Write);
        if (p.Mask is { } mask)
        {
            w.WritePropertyName(nameof(p.Mask));
            Write(w, mask);
        }

        WriteNumber(w, nameof(p.ClassConfidence), p.ClassConfidence);
        WriteText(w, nameof(p.TrackerId), p.TrackerId);
        WriteText(w, nameof(p.ParentId), p.ParentId);
        WriteFlag(w, nameof(p.IsCrowd), p.IsCrowd);
        WriteFlag(w, nameof(p.IsDifficult), p.IsDifficult);
        WriteNumber(w, nameof(p.Area), p.Area);
        w.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter w, PredictionPoint p)
    {
        w.WriteStartObject();
        w.WriteNumber(nameof(p.X), p.X);
        w.WriteNumber(nameof(p.Y), p.Y);
        w.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter w, PredictionKeypoint p)
    {
        w.WriteStartObject();
        w.WriteNumber(nameof(p.X), p.X);
        w.WriteNumber(nameof(p.Y), p.Y);
        w.WriteNumber(nameof(p.Confidence), p.Confidence);
        WriteText(w, nameof(p.Class), p.Class);
        WriteNumber(w, nameof(p.ClassId), p.ClassId);
        w.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter w, PredictionMask m)
    {
        w.WriteStartObject();
        w.WriteNumber(nameof(m.Width), m.Width);
        w.WriteNumber(nameof(m.Height), m.Height);
        w.WriteString(nameof(m.Counts), m.Counts);
        w.WriteEndObject();
    }

    internal static void WriteArray<T>(Utf8JsonWriter w, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        w.WriteStartArray();
        foreach (var item in items)
        {
            write(w, item);
        }

        w.WriteEndArray();
    }

    internal static void WriteStrings(Utf8JsonWriter w, IEnumerable<string> items) => WriteArray(w, items, static (w, s) => w.WriteStringValue(s));

    private static void WriteList<T>(Utf8JsonWriter w, string name, IEnumerable<T>? items, Action<Utf8JsonWriter, T> write)
    {
        if (items is not null)
        {
            w.WritePropertyName(name);
            WriteArray(w, items, write);
        }
    }

    private static void WriteText(Utf8JsonWriter w, string name, string? value)
    {
        if (value is not null)
        {
            w.WriteString(name, value);
        }
    }

    private static void WriteNumber(Utf8JsonWriter w, string name, double? value)
    {
        if (value is { } number)
        {
            w.WriteNumber(name, number);
        }
    }

    private static void WriteFlag(Utf8JsonWriter w, string name, bool value)
    {
        if (value)
        {
            w.WriteBoolean(name, value);
        }
    }
}
