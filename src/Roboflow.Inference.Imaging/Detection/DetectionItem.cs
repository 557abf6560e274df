using Roboflow.Inference.Detection;

namespace Roboflow.Inference.Imaging.Detection;

/// <summary>One image of a run and the model that answers it.</summary>
internal sealed record DetectionItem(ImageSource Source, ModelId Model)
{
    /// <summary>The file's name, for lines that are many.</summary>
    internal string ShortName => Source.Name ?? FullName;

    /// <summary>The whole path or address, for lines that stand alone.</summary>
    internal string FullName => Source.Path ?? "An image in memory";
}
