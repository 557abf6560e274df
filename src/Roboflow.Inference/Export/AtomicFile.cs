using System;
using System.IO;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Export;

/// <summary>Writes a whole file at once, so that nobody sees half of it.</summary>
internal static class AtomicFile
{
    /// <exception cref="IOException">It cannot be written, or it exists and <paramref name="overwrite"/> was not asked for.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    internal static FileInfo Write(string path, byte[] content, bool overwrite)
    {
        using var pending = new PendingFile(path);
        pending.Stream.Write(content, 0, content.Length);
        pending.Commit(overwrite);
        return new FileInfo(path);
    }
}
