using System;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.OnDevice.Preparation;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>Reads <c>inference_config.json</c>, the settings of Roboflow's current runtime.</summary>
internal static class InferenceConfig
{
    internal static void Read(JsonElement root, PackageSettings settings)
    {
        if (root.Member("image_pre_processing") is { } steps)
        {
            settings.AutoOrient = steps.Member("auto-orient") is not { } orient || ((JsonElement?)orient).IsEnabled();
            settings.Crop = EnvironmentFile.ReadCrop(steps.Member("static-crop"));
            settings.Grayscale = steps.Member("grayscale").IsEnabled();
            PackageReader.NoteContrast(steps.Member("contrast"), settings);
        }

        if (root.Member("network_input") is { } input)
        {
            ReadInput(input, settings);
        }

        ReadRemovals(root.Member("class_names_operations"), settings);
        settings.HasNms = root.Member("post_processing") is { } last && last.Member("type").Text() == "nms"
            && last.Member("fused") is { ValueKind: JsonValueKind.True };
    }

    private static void ReadRemovals(JsonElement? operations, PackageSettings settings)
    {
        if (operations is { ValueKind: JsonValueKind.Array } list)
        {
            settings.RemovedClasses.AddRange(list.EnumerateArray()
                .Where(o => o.Member("type").Text() == "class_name_removal")
                .Select(o => o.Member("class_name").Text()!)
                .Where(name => name is not null));
        }
    }

    private static void ReadInput(JsonElement input, PackageSettings settings)
    {
        settings.StatesInput = true;
        settings.Size = input.Member("training_input_size").Size();
        settings.DatasetSize = input.Member("dataset_version_resize_dimensions").Size();
        settings.IsBgr = input.Member("color_mode").Text() == "bgr";
        settings.Divisor = input.Member("scaling_factor").Number() is { } divisor && divisor > 0 ? divisor : null;
        settings.Normalization = ReadNormalization(input.Member("normalization"));
        settings.Padding = input.Member("padding_value").Number() is >= 0 and <= 255 and var padding ? (byte)padding : null;
        var mode = input.Member("resize_mode").Text();
        settings.Resize = mode == "stretch" ? ResizeMode.Stretch : mode is null ? null : ResizeMode.Letterbox;
        if (mode == "fit-longer-edge")
        {
            (settings.Padding, settings.FitsLongerEdge) = (127, true);
        }
        else if (mode is "center-crop" or "letterbox-reflect-edges")
        {
            settings.Padding = 0;
            settings.Warnings.Add($"Training images were resized with '{mode}'; images are fitted with black edges instead.");
        }
    }

    private static (double[] Means, double[] Deviations)? ReadNormalization(JsonElement? pair)
    {
        if (pair is not { ValueKind: JsonValueKind.Array } lists || lists.GetArrayLength() != 2)
        {
            return null;
        }

        var (means, deviations) = (Numbers(lists[0]), Numbers(lists[1]));
        return means is not null && deviations is not null && Array.TrueForAll(deviations, d => d > 0) ? (means, deviations) : null;
    }

    private static double[]? Numbers(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == 3 && list.EnumerateArray().All(n => n.ValueKind == JsonValueKind.Number)
            ? [.. list.EnumerateArray().Select(n => n.GetDouble())] : null;
}
