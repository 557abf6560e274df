namespace Roboflow.Inference.Datasets;

/// <summary>
/// The names that tools use for the class, the confidence and the image of an object. Tables of data sets and piped rows have the same, so that
/// Import-Csv loses nothing that Import-RoboflowDataset reads. In the order in which they count, without separators.
/// </summary>
internal static class OtherNames
{
    // After the others, because a name can also be that of the image.
    internal const string Ambiguous = "name";

    internal static readonly string[] OfClass = ["class", "label", "classname", "labelname", "category", "categoryname", Ambiguous];

    internal static readonly string[] OfImage = ["filename", "image", "path", "imagepath", "filepath", "imagename"];

    /// <summary>Returns the names for a property; empty if it has only its own.</summary>
    internal static string[] Of(string property) => property switch
    {
        nameof(Prediction.Class) => OfClass,
        nameof(Prediction.Confidence) => ConfidenceNames.All,
        nameof(Prediction.Path) => OfImage,
        _ => [],
    };

    /// <summary>Whether a value under another name can be that of the property: the member image of an answer is its size.</summary>
    internal static bool CanBe(string property, object? value) => property != nameof(Prediction.Path) || value is string;
}
