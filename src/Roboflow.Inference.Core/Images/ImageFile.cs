using System;
using System.IO;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Images;

/// <summary>Opens regular, non-empty files only: opening a named pipe would block forever.</summary>
internal static class ImageFile
{
    /// <summary>The maximum length of an image in memory; no image is longer.</summary>
    internal const int MostBytes = int.MaxValue - 64;

    /// <summary>Opens the file; reading fails if it changes meanwhile.</summary>
    /// <exception cref="InvalidDataException">As <see cref="RequireLength"/>.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Access is denied.</exception>
    internal static SteadyFile Open(string path)
    {
        RequireLength(path);
        return new SteadyFile(path);
    }

    /// <summary>Reads the whole file.</summary>
    /// <exception cref="InvalidDataException">As <see cref="RequireLength"/>.</exception>
    /// <exception cref="IOException">The file cannot be read, changed meanwhile, or is larger than 2 GB.</exception>
    /// <exception cref="UnauthorizedAccessException">Access is denied.</exception>
    internal static byte[] ReadAllBytes(string path)
    {
        using var file = Open(path);
        return ReadAllBytes(file);
    }

    /// <summary>Reads the rest of a stream of known length.</summary>
    /// <exception cref="IOException">As above.</exception>
    internal static byte[] ReadAllBytes(Stream image)
    {
        var bytes = new byte[RequireMemory(image)];
        return image.ReadBlock(bytes) == bytes.Length ? bytes : throw new IOException("It changed while it was being read.");
    }

    /// <summary>Returns the length of a stream that can be in memory as a whole.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    internal static int RequireMemory(Stream image) =>
        image.Length <= MostBytes ? (int)image.Length : throw new IOException("It is larger than 2 GB.");

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
