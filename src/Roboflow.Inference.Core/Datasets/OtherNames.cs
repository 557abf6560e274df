using System;

namespace Roboflow.Inference.Datasets;

/// <summary>The names that tools use for the class and the confidence of a piped row, each in each spelling, in the order in which they count.</summary>
internal static class OtherNames
{
    internal static readonly string[][] OfClass = Spelled("label", "class_name", "label_name", "category_name");

    /// <summary>After its own, confidence and score.</summary>
    internal static readonly string[][] OfConfidence = Spelled("conf", "probability", "prob", "confidence_score", "detection_score");

    /// <summary>A person, a process, a file or an image has them too, so they are not read.</summary>
    internal static readonly string[][] Ambiguous = Spelled("name", "category");

    /// <summary>The number of the class, in the order in which a box has it.</summary>
    internal static readonly string[] OfClassId = ["ClassId", "category_id", "class_id"];

    // Separators count as little as in a table.
    private static string[][] Spelled(params string[] names) => Array.ConvertAll(
        names, name => name.IndexOf('_') < 0 ? [name] : Array.ConvertAll(["_", string.Empty, " ", "-"], separator => name.Replace("_", separator)));
}
