using System;

namespace Roboflow.Inference.Datasets;

/// <summary>The names that tools use for the class, the confidence and the image of an object, in the order in which they count.</summary>
internal static class OtherNames
{
    /// <summary>A file, a camera and much else has a name too.</summary>
    internal const string Ambiguous = "name";

    /// <summary>The class in a table, without separators.</summary>
    internal static readonly string[] OfClass = ["class", "label", "classname", "labelname", Ambiguous];

    /// <summary>The image in a table, without separators.</summary>
    internal static readonly string[] OfImage = ["filename", "image", "path", "imagepath", "filepath", "imagename"];

    /// <summary>The image in a piped row, in each spelling.</summary>
    internal static readonly string[][] OfImageInRow = Spelled("path", "file_name", "image", "image_path", "file_path", "image_name", "full_name");

    private static readonly string[][] OfClassInRow = Spelled("label", "class_name", "label_name", "category", "category_name", Ambiguous);

    // After its own, confidence and score.
    private static readonly string[][] OfConfidenceInRow = Spelled("conf", "probability", "prob", "confidence_score", "scores", "detection_score");

    /// <summary>Returns the names of a piped row's class or confidence, each in each spelling; empty for the other properties.</summary>
    internal static string[][] InRowOf(string property) => property switch
    {
        nameof(Prediction.Class) => OfClassInRow,
        nameof(Prediction.Confidence) => OfConfidenceInRow,
        _ => [],
    };

    // Separators count as little as in a table.
    private static string[][] Spelled(params string[] names) => Array.ConvertAll(
        names, name => name.IndexOf('_') < 0 ? [name] : Array.ConvertAll(["_", string.Empty, " ", "-"], separator => name.Replace("_", separator)));
}
