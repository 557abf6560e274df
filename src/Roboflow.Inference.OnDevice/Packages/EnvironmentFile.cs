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
        settings.Classes ??= ReadClassMap(root.Member("CLASS_MAP"), settings);
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
        PackageReader.ReadSteps(steps, settings);
        settings.Resize = ResizeMode.Stretch;
        if (steps.Member("resize") is { } resize)
        {
            settings.Size = ((JsonElement?)resize).Size();
            settings.WarnUnless(
                settings.Size is not null || (resize.ValueKind == JsonValueKind.Object && resize.Member("width") is null), resize, "resize");
            ReadFormat(resize.Member("format"), settings);
        }
    }

    private static void ReadFormat(JsonElement? written, PackageSettings settings)
    {
        var format = written.Text();
        var isUnsupported = format is "Fit (reflect edges) in" or "Fit within" or "Fill (with center crop) in";
        byte? edges = format switch
        {
            "Fit (black edges) in" => 0,
            "Fit (white edges) in" => 255,
            "Fit (grey edges) in" => 114,
            _ => isUnsupported ? 0 : null,
        };
        settings.WarnUnless(edges is not null || format == "Stretch to", written, "resize format");
        (settings.Resize, settings.Padding) = edges is null ? (ResizeMode.Stretch, settings.Padding) : (ResizeMode.Letterbox, edges);
        settings.UnsupportedResize = isUnsupported ? format : null;
    }

    private static List<string>? ReadClassMap(JsonElement? map, PackageSettings settings)
    {
        var known = new Dictionary<int, string>();
        var isKnown = map is { ValueKind: JsonValueKind.Object };
        foreach (var entry in isKnown ? map!.Value.EnumerateObject() : default)
        {
            if (int.TryParse(entry.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < ClassColumns.MostClasses
                && entry.Value.ValueKind == JsonValueKind.String)
            {
                known[number] = entry.Value.GetString()!;
            }
            else
            {
                isKnown = false;
            }
        }

        settings.WarnUnless(isKnown, map, "CLASS_MAP");
        return known.Count == 0 ? null : ClassColumns.Named(known);
    }
}
