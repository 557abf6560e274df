using System.IO;

namespace Roboflow.Inference.Datasets;

/// <summary>Converts between data set names with forward slashes and paths of this system.</summary>
internal static class DatasetPaths
{
    internal static string Join(string folder, string name) => Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));
}
