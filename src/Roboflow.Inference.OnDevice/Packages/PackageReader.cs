using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Datasets.Yolo;
using Roboflow.Inference.OnDevice.Preparation;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>Reads the files that Roboflow puts next to a model.</summary>
internal static class PackageReader
{
    // The last ones select images and classes of the data set, and leave the images as they are.
    private static readonly HashSet<string> KnownSteps = new(StringComparer.Ordinal)
    {
        "auto-orient", "static-crop", "grayscale", "contrast", "resize", "remap", "modify-classes", "filter-null", "filter-tag",
    };

    /// <exception cref="ModelFileException">A file is damaged, too large or cannot be read.</exception>
    internal static PackageSettings Read(ModelFolder folder)
    {
        var settings = new PackageSettings();
        ReadMarkers(folder, settings);
        if (folder.Beside("class_names.txt") is { } names)
        {
            settings.Classes = ReadNames(names);
        }

        if (folder.Beside("inference_config.json") is { } config)
        {
            settings.Convention = ModelConvention.Roboflow;
            SideFile.ReadObject(config, root => InferenceConfig.Read(root, settings));
        }
        else if (folder.Beside("environment.json") is { } environment)
        {
            settings.Convention = ModelConvention.RoboflowClassic;
            SideFile.ReadObject(environment, root => EnvironmentFile.Read(root, settings, environment));
        }
        else if (folder.Beside("model_config.json") is not null)
        {
            settings.Convention = ModelConvention.Roboflow;
        }

        return settings;
    }

    /// <summary>Reads the preprocessing steps that have the same form in all files.</summary>
    internal static void ReadSteps(JsonElement steps, PackageSettings settings)
    {
        settings.Crop = ReadCrop(steps, settings);
        settings.Grayscale = settings.IsEnabled(steps, "grayscale");
        if (settings.IsEnabled(steps, "contrast"))
        {
            settings.Warnings.Add(
                $"The model was trained with contrast adjusted ({ServerText.Clean(steps.Member("contrast")!.Value.Member("type").Text() ?? "unknown type")}),"
                + " which is not supported here: results differ from the hosted ones.");
        }

        var others = steps.EnumerateObject().Where(s => !KnownSteps.Contains(s.Name) && ((JsonElement?)s.Value).IsEnabled()).Select(s => s.Name).ToArray();
        if (others.Length > 0)
        {
            settings.Warnings.Add($"The model was trained with {Counted.Of(others.Length, "step", "steps")} that the module does not know and does not apply: "
                + ServerText.Clean(string.Join(", ", others)) + ".");
        }
    }

    // In percent; null for the whole image.
    private static CropPercent? ReadCrop(JsonElement steps, PackageSettings settings)
    {
        if (!settings.IsEnabled(steps, "static-crop"))
        {
            return null;
        }

        var crop = steps.Member("static-crop")!.Value;
        var part = crop.Member("x_min").Number() is { } left && crop.Member("x_max").Number() is { } right
            && crop.Member("y_min").Number() is { } top && crop.Member("y_max").Number() is { } bottom
            && left >= 0 && left < right && right <= 100 && top >= 0 && top < bottom && bottom <= 100
            ? new CropPercent(left, top, right, bottom) : null;
        settings.WarnUnless(part is not null, crop, "static-crop");
        return part;
    }

    private static void ReadMarkers(ModelFolder folder, PackageSettings settings)
    {
        foreach (var name in new[] { "model_type.json", "model_config.json" })
        {
            if (folder.Beside(name) is { } marker)
            {
                SideFile.ReadObject(marker, root =>
                {
                    settings.Architecture = (root.Member("model_architecture") ?? root.Member("modelArchitecture") ?? root.Member("model_type")).Text()
                        ?? settings.Architecture;
                    settings.Task = (root.Member("task_type") ?? root.Member("taskType") ?? root.Member("project_task_type")).Text() ?? settings.Task;
                });
            }
        }
    }

    // Null for a file of blank lines. One in the middle keeps the numbers of the others.
    private static List<string>? ReadNames(string path)
    {
        try
        {
            var names = ClassLists.NamesIn(SideFile.ReadText(path).Split('\n').Select((line, index) => new TextLine(index + 1, line)));
            var last = names.FindLastIndex(n => n.Length > 0);
            names.RemoveRange(last + 1, names.Count - last - 1);
            return names.Count == 0 ? null : names;
        }
        catch (YoloConfigurationException e)
        {
            throw new ModelFileException(ModelFileFailure.Invalid, $"'{path}' cannot be used: line {e.Line}: {e.Message}", e);
        }
    }
}
