namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>Where the images of a list are.</summary>
/// <param name="AreHere">Whether some are in the folder that is read.</param>
/// <param name="AreElsewhere">Whether some are not.</param>
/// <param name="IsCut">Whether some were not looked for, because there are too many.</param>
internal readonly record struct ListedPlaces(bool AreHere, bool AreElsewhere, bool IsCut);
