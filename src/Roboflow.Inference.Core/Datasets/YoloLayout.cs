using System.Collections.Generic;
using System.IO;

namespace Roboflow.Inference.Datasets;

/// <summary>Where things are in the folder of a YOLO data set, as Ultralytics and CVAT have it.</summary>
internal static class YoloLayout
{
    internal const string ClassesFile = "classes.txt";

    internal const string ConfigurationFile = "data.yaml";

    internal const string ImagesFile = "train.txt";

    internal const string ImagesFolder = "images/train/";

    internal static IReadOnlyList<string> FixedFiles(string folder) =>
        [Path.Combine(folder, ConfigurationFile), Path.Combine(folder, ClassesFile), Path.Combine(folder, ImagesFile)];

    internal static string LabelFile(string folder, string stem) => FilePath(Path.Combine(folder, "labels", "train"), stem + ".txt");

    /// <summary>The file of a name with forward slashes in a folder.</summary>
    internal static string FilePath(string folder, string name) => Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));
}
