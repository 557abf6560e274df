using System;
using System.IO;

namespace Roboflow.Inference.Export;

/// <summary>Writes a file so that nobody sees half of it: beside its place first, then moved there.</summary>
internal static class AtomicFile
{
    /// <exception cref="IOException">It cannot be written, or it exists and <paramref name="overwrite"/> was not asked for.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    internal static FileInfo Write(string path, byte[] content, bool overwrite)
    {
        var folder = Path.GetDirectoryName(path)!;
        _ = Directory.CreateDirectory(folder);
        var pending = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllBytes(pending, content);
            Move(pending, path, overwrite);
        }
        catch
        {
            File.Delete(pending);
            throw;
        }

        return new FileInfo(path);
    }

#if NET
    private static void Move(string from, string to, bool overwrite) => File.Move(from, to, overwrite);
#else
    private static void Move(string from, string to, bool overwrite)
    {
        if (overwrite && File.Exists(to))
        {
            File.Replace(from, to, destinationBackupFileName: null);
        }
        else
        {
            File.Move(from, to);
        }
    }
#endif
}
