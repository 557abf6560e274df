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
            settings.Crop = EnvironmentFile.ReadCrop(steps.Member("static-crop"), settings);
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
        T? Read<T>(string name, Func<JsonElement?, T?> read)
        {
            var written = input.Member(name);
            var value = read(written);
            settings.WarnUnless(value is not null, written, name);
            return value;
        }

        settings.Size = Read("training_input_size", SideFile.Size);
        settings.DatasetSize = Read("dataset_version_resize_dimensions", SideFile.Size);
        settings.IsBgr = Read("color_mode", static c => c.Text() is "bgr" or "rgb" or "gray" or "grayscale" ? c.Text() : null) == "bgr";
        settings.Divisor = Read("scaling_factor", static d => d.Number() is > 0 and < double.PositiveInfinity and var divisor ? divisor : (double?)null);
        settings.Normalization = Read("normalization", ReadNormalization);
        settings.Padding = Read("padding_value", static p => p.Number() is >= 0 and <= 255 and var padding ? (byte)padding : (byte?)null);
        ReadMode(Read("resize_mode", KnownMode), settings);
    }

    private static string? KnownMode(JsonElement? mode) =>
        mode.Text() is "stretch" or "letterbox" or "fit-longer-edge" or "center-crop" or "letterbox-reflect-edges" ? mode.Text() : null;

    private static void ReadMode(string? mode, PackageSettings settings)
    {
        settings.Resize = mode == "stretch" ? ResizeMode.Stretch : mode is null ? null : ResizeMode.Letterbox;
        if (mode == "fit-longer-edge")
        {
            (settings.Padding, settings.FitsLongerEdge) = (127, true);
        }
        else if (mode is "center-crop" or "letterbox-reflect-edges")
        {
            (settings.Padding, settings.UnsupportedResize) = (0, mode);
        }
    }

    private static (double[] Means, double[] Deviations)? ReadNormalization(JsonElement? pair)
    {
        if (pair is not { ValueKind: JsonValueKind.Array } lists || lists.GetArrayLength() != 2)
        {
            return null;
        }

        var (means, deviations) = (Numbers(lists[0]), Numbers(lists[1]));
        return means is not null && deviations is not null && Array.TrueForAll(deviations, d => d > 0 && !double.IsInfinity(d)) ? (means, deviations) : null;
    }

    private static double[]? Numbers(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == 3 && list.EnumerateArray().All(n => n.ValueKind == JsonValueKind.Number)
            ? [.. list.EnumerateArray().Select(n => n.GetDouble())] : null;
}
