using System;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.OnDevice.Preparation;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>Reads <c>inference_config.json</c>, the settings of Roboflow's current runtime.</summary>
internal static class InferenceConfig
{
    // Other numbers would make all pixels equal, or infinite.
    private const double Least = 1e-6;
    private const double Most = 1e6;

    internal static void Read(JsonElement root, PackageSettings settings)
    {
        if (Part(root, "image_pre_processing", settings) is { } steps)
        {
            settings.AutoOrient = steps.Member("auto-orient") is null || settings.IsEnabled(steps, "auto-orient");
            PackageReader.ReadSteps(steps, settings);
        }

        if (Part(root, "network_input", settings) is { } input)
        {
            ReadInput(input, settings);
        }

        ReadRemovals(root.Member("class_names_operations"), settings);
        if (Part(root, "post_processing", settings) is { } last)
        {
            var type = last.Member("type");
            settings.PostProcessing = type.Text() is "nms" or "sigmoid" or "softmax" ? type.Text() : null;
            settings.WarnUnless(settings.PostProcessing is not null, type, "post_processing");
            settings.HasNms = settings.PostProcessing == "nms" && last.Member("fused") is { ValueKind: JsonValueKind.True };
        }
    }

    private static JsonElement? Part(JsonElement root, string name, PackageSettings settings)
    {
        var part = root.Member(name);
        settings.WarnUnless(part is { ValueKind: JsonValueKind.Object }, part, name);
        return part is { ValueKind: JsonValueKind.Object } ? part : null;
    }

    private static void ReadRemovals(JsonElement? operations, PackageSettings settings)
    {
        var isKnown = operations is { ValueKind: JsonValueKind.Array };
        foreach (var operation in isKnown ? operations!.Value.EnumerateArray() : default)
        {
            if (operation.Member("type").Text() == "class_name_removal" && operation.Member("class_name").Text() is { } name)
            {
                settings.RemovedClasses.Add(name);
            }
            else
            {
                isKnown = false;
            }
        }

        settings.WarnUnless(isKnown, operations, "class_names_operations");
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
        settings.Divisor = Read("scaling_factor", static d => d.Number() is >= Least and <= Most and var divisor ? divisor : (double?)null);
        settings.Channels = Read("input_channels", static c => c.Number() is 1 or 3 ? c.Number() : null);
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
        return means is not null && deviations is not null && Array.TrueForAll(deviations, static d => d is >= Least and <= Most)
            && Array.TrueForAll(means, static m => m is >= -Most and <= Most) ? (means, deviations) : null;
    }

    private static double[]? Numbers(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == 3 && list.EnumerateArray().All(n => n.ValueKind == JsonValueKind.Number)
            ? [.. list.EnumerateArray().Select(n => n.GetDouble())] : null;
}
