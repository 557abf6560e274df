using Roboflow.Inference.Detection;
using Roboflow.Inference.Images;

namespace Roboflow.Inference.Imaging.Detection;

/// <summary>One image of a run, and its model.</summary>
internal sealed record DetectionItem(ImageSource Source, ModelId Model)
{
    /// <summary>The file name, for verbose lines.</summary>
    internal string ShortName => Source.Name ?? FullName;

    /// <summary>The full path or address, for warnings.</summary>
    internal string FullName => Source.ShownPath ?? "An image in memory";
}
