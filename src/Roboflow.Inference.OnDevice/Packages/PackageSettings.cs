using System.Collections.Generic;
using System.Text.Json;
using Roboflow.Inference.OnDevice.Preparation;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>The settings in the files next to a model. Members that are not set are not in the files.</summary>
internal sealed class PackageSettings
{
    /// <summary>The conventions; null if no file states them.</summary>
    internal ModelConvention? Convention { get; set; }

    /// <summary>Class names, indexed by number, including the background's entry.</summary>
    internal List<string>? Classes { get; set; }

    /// <summary>Names of columns that are not classes.</summary>
    internal List<string> RemovedClasses { get; } = [];

    /// <summary>The size of resized images, in pixels.</summary>
    internal (int Width, int Height)? Size { get; set; }

    /// <summary>The size to which the data set's images were resized first, if different.</summary>
    internal (int Width, int Height)? DatasetSize { get; set; }

    /// <summary>Whether EXIF orientation is applied.</summary>
    internal bool AutoOrient { get; set; } = true;

    /// <summary>The part of an image to use, in percent of its sides.</summary>
    internal CropPercent? Crop { get; set; }

    /// <summary>Whether images are converted to grayscale.</summary>
    internal bool Grayscale { get; set; }

    /// <summary>Stretch or letterbox.</summary>
    internal ResizeMode? Resize { get; set; }

    /// <summary>Whether the letterbox replaces a resize without padding, which a fixed input does not allow.</summary>
    internal bool FitsLongerEdge { get; set; }

    /// <summary>The gray value of letterbox padding, 0 to 255.</summary>
    internal byte? Padding { get; set; }

    /// <summary>Whether the model expects BGR.</summary>
    internal bool IsBgr { get; set; }

    /// <summary>Whether a file describes the input completely: what it does not state is not done.</summary>
    internal bool StatesInput { get; set; }

    /// <summary>The number of channels of the input.</summary>
    internal double? Channels { get; set; }

    /// <summary>The postprocessing, for example <c>nms</c>.</summary>
    internal string? PostProcessing { get; set; }

    /// <summary>The divisor of values.</summary>
    internal double? Divisor { get; set; }

    /// <summary>Means and deviations for normalization after that, three each.</summary>
    internal (double[] Means, double[] Deviations)? Normalization { get; set; }

    /// <summary>The architecture, for example <c>rfdetr</c> or <c>yolov8</c>.</summary>
    internal string? Architecture { get; set; }

    /// <summary>The task, for example <c>object-detection</c>.</summary>
    internal string? Task { get; set; }

    /// <summary>Whether NMS is in the graph.</summary>
    internal bool HasNms { get; set; }

    /// <summary>How the training images were resized, if it is not supported; or null.</summary>
    internal string? UnsupportedResize { get; set; }

    /// <summary>Deviations from the files that make results differ.</summary>
    internal List<string> Warnings { get; } = [];

    /// <summary>Whether a step exists and is not disabled.</summary>
    internal bool IsEnabled(JsonElement steps, string name)
    {
        var step = steps.Member(name);
        var enabled = step?.Member("enabled");
        var isKnown = step is null or { ValueKind: JsonValueKind.Object or JsonValueKind.False }
            && enabled is null or { ValueKind: JsonValueKind.True or JsonValueKind.False };
        WarnUnless(isKnown, step, name);
        return isKnown && step.IsEnabled();
    }

    /// <summary>Warns of a setting whose value cannot be read, if it is in the file.</summary>
    internal void WarnUnless(bool isKnown, JsonElement? written, string setting)
    {
        if (!isKnown && written is { } value)
        {
            Warnings.Add($"The setting {setting} next to the model has the value {ServerText.Clean(value.GetRawText())}, which is not understood and is"
                + " ignored: results can differ from the hosted ones.");
        }
    }
}
