using System;
using System.IO;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Images;

/// <summary>Checks that a path is a regular, non-empty file, without opening it: opening a named pipe would block forever.</summary>
internal static class ImageFile
{
    /// <exception cref="InvalidDataException">The file is empty, or a pipe or a device.</exception>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">Its attributes cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to its attributes is denied.</exception>
    internal static void RequireLength(string path)
    {
        // .NET does not show a file's type, but only a regular file has a length.
        var file = LinkedFile.Of(path);
#if !NET
        if (file.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            return;
        }
#endif

        if (IsPipeOfLinux(file) || file.Length == 0)
        {
            throw new InvalidDataException("It is empty, or a pipe or a device.");
        }
    }

    // /dev/stdin resolves to the name pipe:[1234], which does not exist in the file system.
    private static bool IsPipeOfLinux(FileInfo file) => !file.Exists && file.FullName.StartsWith("/proc/", StringComparison.Ordinal);
}
