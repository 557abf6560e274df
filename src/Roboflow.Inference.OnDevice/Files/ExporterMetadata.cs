using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Roboflow.Inference.OnDevice.Packages;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>The metadata of Ultralytics' exporter. Unreadable entries are ignored, with a warning.</summary>
internal sealed class ExporterMetadata
{
    internal ExporterMetadata(IReadOnlyDictionary<string, string> metadata)
    {
        Names = Read(metadata, "names", ReadNames);
        ImageSize = Read(metadata, "imgsz", ReadSize);
        Task = metadata.TryGetValue("task", out var task) ? task : null;
        HasKeypoints = metadata.ContainsKey("kpt_shape");
        EndToEnd = metadata.TryGetValue("end2end", out var end) && end == "True";
        License = metadata.TryGetValue("license", out var license) ? license : null;
        Description = metadata.TryGetValue("description", out var description) ? description : null;
        HasNms = Read(metadata, "args", ReadNms) is true;
    }

    /// <summary>Class names, indexed by number, or null.</summary>
    internal List<string>? Names { get; }

    /// <summary>The input's size in pixels, or null.</summary>
    internal (int Width, int Height)? ImageSize { get; }

    /// <summary>detect, segment, pose, classify, obb, or null.</summary>
    internal string? Task { get; }

    /// <summary>Whether the model detects key points.</summary>
    internal bool HasKeypoints { get; }

    /// <summary>Whether the model needs no NMS.</summary>
    internal bool EndToEnd { get; }

    /// <summary>Whether NMS was exported with the model.</summary>
    internal bool HasNms { get; }

    /// <summary>The license, or null.</summary>
    internal string? License { get; }

    /// <summary>The description, or null.</summary>
    internal string? Description { get; }

    /// <summary>Warnings about unreadable entries.</summary>
    internal List<string> Warnings { get; } = [];

    private T? Read<T>(IReadOnlyDictionary<string, string> metadata, string key, Func<object?, T?> read)
    {
        if (!metadata.TryGetValue(key, out var text))
        {
            return default;
        }

        try
        {
            if (PythonLiteral.Parse(text) is { } value && read(value) is { } known)
            {
                return known;
            }
        }
        catch (InvalidDataException)
        {
            // The warning below reports it.
        }

        Warnings.Add($"The metadata's {key} cannot be read and is ignored.");
        return default;
    }

    private static List<string>? ReadNames(object? value)
    {
        if (value is List<object?> list && list.Count <= ClassColumns.MostClasses && list.TrueForAll(IsName))
        {
            return [.. list.Select(NameOf)];
        }

        if (value is not List<KeyValuePair<object?, object?>> pairs || !pairs.TrueForAll(p => NumberOf(p.Key) >= 0 && IsName(p.Value)))
        {
            return null;
        }

        return ClassColumns.Named([.. pairs.Select(p => new KeyValuePair<int, string>(NumberOf(p.Key), NameOf(p.Value)))]);
    }

    private static bool IsName(object? value) => value is null or string or long or double or bool;

    private static string NameOf(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;

    // In JSON, which some exporters write, the number is a string. -1 for an impossible number.
    private static int NumberOf(object? key) => key switch
    {
        >= 0L and < ClassColumns.MostClasses => (int)(long)key,
        string text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < ClassColumns.MostClasses => number,
        _ => -1,
    };

    // Height first, or one number for both.
    private static (int Width, int Height)? ReadSize(object? value) => value switch
    {
        long side and > 0 and < 10_000 => ((int)side, (int)side),
        List<object?> { Count: 2 } sides when sides[0] is > 0L and < 10_000L && sides[1] is > 0L and < 10_000L =>
            ((int)(long)sides[1]!, (int)(long)sides[0]!),
        _ => null,
    };

    private static bool? ReadNms(object? value) =>
        value is List<KeyValuePair<object?, object?>> pairs ? pairs.Any(p => p.Key is "nms" && p.Value is true) : null;
}
