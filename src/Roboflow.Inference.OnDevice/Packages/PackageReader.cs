using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>Reads the files that Roboflow puts next to a model.</summary>
internal static class PackageReader
{
    /// <exception cref="ModelFileException">A file is damaged, too large or cannot be read.</exception>
    internal static PackageSettings Read(ModelFolder folder)
    {
        var settings = new PackageSettings();
        ReadMarkers(folder, settings);
        if (folder.Beside("class_names.txt") is { } names)
        {
            settings.Classes = ReadNames(SideFile.ReadText(names));
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

    /// <summary>Warns that contrast adjustment is not supported.</summary>
    internal static void NoteContrast(JsonElement? contrast, PackageSettings settings)
    {
        if (contrast.IsEnabled())
        {
            settings.Warnings.Add(
                $"The model was trained with contrast adjusted ({ServerText.Clean(contrast!.Value.Member("type").Text() ?? "unknown type")}), which is not"
                + " supported here: results differ from the hosted ones.");
        }
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

    private static List<string> ReadNames(string text)
    {
        var lines = text.Split('\n').Select(l => l.Trim()).ToList();
        while (lines.Count > 0 && lines[lines.Count - 1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        // An empty line in the middle keeps the numbers of the others.
        return [.. lines.Select((l, i) => l.Length > 0 ? l : ClassColumns.Number(i))];
    }
}
