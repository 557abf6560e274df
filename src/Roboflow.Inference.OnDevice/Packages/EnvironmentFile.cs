using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using Roboflow.Inference.OnDevice.Preparation;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>Reads <c>environment.json</c>, the settings of Roboflow's earlier runtime.</summary>
internal static class EnvironmentFile
{
    /// <exception cref="ModelFileException">The preprocessing steps are damaged.</exception>
    internal static void Read(JsonElement root, PackageSettings settings, string path)
    {
        settings.Classes ??= ReadClassMap(root.Member("CLASS_MAP"));
        var steps = root.Member("PREPROCESSING");
        if (steps.Text() is { } text)
        {
            // Most files contain the object as text.
            SideFile.ReadObject($"PREPROCESSING in '{path}'", text, inner => ReadSteps(inner, settings));
        }
        else if (steps is { ValueKind: JsonValueKind.Object } written)
        {
            ReadSteps(written, settings);
        }
        else
        {
            settings.WarnUnless(isKnown: false, steps, "PREPROCESSING");
        }
    }

    private static void ReadSteps(JsonElement steps, PackageSettings settings)
    {
        settings.AutoOrient = steps.Member("auto-orient") is not null;
        settings.Crop = ReadCrop(steps.Member("static-crop"), settings);
        settings.Grayscale = steps.Member("grayscale").IsEnabled();
        PackageReader.NoteContrast(steps.Member("contrast"), settings);
        settings.Resize = ResizeMode.Stretch;
        if (steps.Member("resize") is { } resize)
        {
            settings.Size = ((JsonElement?)resize).Size();
            settings.WarnUnless(settings.Size is not null || resize.Member("width") is null, resize, "resize");
            ReadFormat(resize.Member("format").Text() ?? "Stretch to", settings);
        }
    }

    private static void ReadFormat(string format, PackageSettings settings)
    {
        (settings.Resize, settings.Padding) = format switch
        {
            "Fit (black edges) in" => (ResizeMode.Letterbox, (byte)0),
            "Fit (white edges) in" => (ResizeMode.Letterbox, (byte)255),
            "Fit (grey edges) in" => (ResizeMode.Letterbox, (byte)114),
            "Fit (reflect edges) in" or "Fit within" or "Fill (with center crop) in" => (ResizeMode.Letterbox, (byte)0),
            _ => (ResizeMode.Stretch, settings.Padding),
        };
        settings.UnsupportedResize = format is "Fit (reflect edges) in" or "Fit within" or "Fill (with center crop) in" ? format : null;
    }

    /// <summary>Reads the crop of an image in percent, or null for the whole image.</summary>
    internal static CropPercent? ReadCrop(JsonElement? crop, PackageSettings settings)
    {
        if (!crop.IsEnabled())
        {
            return null;
        }

        var part = crop!.Value is var c
            && c.Member("x_min").Number() is { } left && c.Member("x_max").Number() is { } right
            && c.Member("y_min").Number() is { } top && c.Member("y_max").Number() is { } bottom
            && left >= 0 && left < right && right <= 100 && top >= 0 && top < bottom && bottom <= 100
            ? new CropPercent(left, top, right, bottom) : null;
        settings.WarnUnless(part is not null, crop, "static-crop");
        return part;
    }

    private static List<string>? ReadClassMap(JsonElement? map)
    {
        if (map is not { ValueKind: JsonValueKind.Object } names)
        {
            return null;
        }

        var known = new Dictionary<int, string>();
        foreach (var entry in names.EnumerateObject())
        {
            if (int.TryParse(entry.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < ClassColumns.MostClasses
                && entry.Value.ValueKind == JsonValueKind.String)
            {
                known[number] = entry.Value.GetString()!;
            }
        }

        return known.Count == 0 ? null : ClassColumns.Named(known);
    }
}
