using System;
using System.IO;

namespace Roboflow.Inference.Detection;

/// <summary>Tells an image's file from what only looks like one, without opening it: a named pipe would wait for ever.</summary>
internal static class ImageFile
{
    /// <exception cref="InvalidDataException">It has no length: it is empty, or a pipe or a device.</exception>
    /// <exception cref="FileNotFoundException">It does not exist.</exception>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be looked at.</exception>
    internal static void RequireLength(string path)
    {
        // .NET does not tell of what kind a file is, but none other than a regular one has a length.
        var file = new FileInfo(path);
        if (file.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
#if NET
            // A link's own length is that of its text.
            file = (FileInfo?)file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
#else
            return;
#endif
        }

        if (IsPipeOfLinux(file) || file.Length == 0)
        {
            throw new InvalidDataException("It is empty, or a pipe or a device.");
        }
    }

    // Where /dev/stdin leads to has the name pipe:[1234] and is at no place.
    private static bool IsPipeOfLinux(FileInfo file) => !file.Exists && file.FullName.StartsWith("/proc/", StringComparison.Ordinal);
}
