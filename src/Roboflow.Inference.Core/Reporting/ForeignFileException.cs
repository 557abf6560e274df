using System.IO;

namespace Roboflow.Inference.Reporting;

/// <summary>A file of the user in the folder of an earlier report, which would be deleted with it.</summary>
internal sealed class ForeignFileException(string path) : IOException($"'{path}' is in the folder of the earlier report, but no report wrote it.")
{
    internal string Path { get; } = path;
}
