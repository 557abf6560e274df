using System.Collections.Generic;
using Roboflow.Inference.OnDevice.Preparation;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>What the files beside a model say of it. Unset members are not stated.</summary>
internal sealed class PackageSettings
{
    /// <summary>Whose conventions apply; null where no file says so.</summary>
    internal ModelConvention? Convention { get; set; }

    /// <summary>Class names by their number, the background's entry among them.</summary>
    internal List<string>? Classes { get; set; }

    /// <summary>The size that images are brought to.</summary>
    internal (int Width, int Height)? Size { get; set; }

    /// <summary>The size that the data set's images were brought to first, where that is another one.</summary>
    internal (int Width, int Height)? DatasetSize { get; set; }

    /// <summary>Whether EXIF orientation is applied.</summary>
    internal bool AutoOrient { get; set; } = true;

    /// <summary>The part of an image that the model is given, in percent of its sides.</summary>
    internal CropPercent? Crop { get; set; }

    /// <summary>Whether colors are taken away.</summary>
    internal bool Grayscale { get; set; }

    /// <summary>Stretch or letterbox.</summary>
    internal ResizeMode? Resize { get; set; }

    /// <summary>What a letterbox is filled with.</summary>
    internal byte? Padding { get; set; }

    /// <summary>Whether the model wants blue first.</summary>
    internal bool IsBgr { get; set; }

    /// <summary>What values are divided by; null for 255.</summary>
    internal double? Divisor { get; set; }

    /// <summary>Means and deviations that values are normalized with after that, three each.</summary>
    internal (double[] Means, double[] Deviations)? Normalization { get; set; }

    /// <summary>The architecture, for example <c>rfdetr</c> or <c>yolov8</c>.</summary>
    internal string? Architecture { get; set; }

    /// <summary>The task, for example <c>object-detection</c>.</summary>
    internal string? Task { get; set; }

    /// <summary>Whether NMS is in the graph.</summary>
    internal bool HasNms { get; set; }

    /// <summary>What is done in another way than the files say, and makes results differ.</summary>
    internal List<string> Warnings { get; } = [];
}
