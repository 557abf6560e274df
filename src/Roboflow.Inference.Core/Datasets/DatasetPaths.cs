using System.IO;

namespace Roboflow.Inference.Datasets;

/// <summary>Names with forward slashes, as data sets have them, and paths of this system.</summary>
internal static class DatasetPaths
{
    internal static string Join(string folder, string name) => Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));
}
