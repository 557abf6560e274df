using System;
using System.IO;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Files;

/// <summary>
/// A file that is written next to its destination and moved there when it is complete, so that no partial file is visible. If
/// it is disposed of earlier, it leaves nothing behind.
/// </summary>
internal sealed class PendingFile : IDisposable
{
    private readonly string _temporary;

    /// <summary>Creates the folder if it does not exist, and an empty temporary file in it.</summary>
    internal PendingFile(string destination)
        : this(destination, destination)
    {
    }

    private PendingFile(string destination, string replaced)
    {
        Destination = destination;
        var folder = Path.GetDirectoryName(destination)!;
        Directory.CreateDirectory(folder);
        _temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        Stream = Create(_temporary, UnixStatus.Of(replaced));
    }

    /// <summary>Creates a second file with a longer name. If that fails, the first one is deleted too.</summary>
    internal static PendingFile Beside(PendingFile first, string suffix)
    {
        try
        {
            return new PendingFile(first.Destination + suffix, first.Destination);
        }
        catch
        {
            first.Dispose();
            throw;
        }
    }

    internal string Destination { get; }

    internal FileStream Stream { get; }

    /// <summary>
    /// Whether the file is in this folder. The file system decides, because links, mounts, short names and case allow different
    /// spellings.
    /// </summary>
    internal bool IsIn(string folder) => File.Exists(Path.Combine(folder, Path.GetFileName(_temporary)));

    /// <summary>Writes a text as the file's complete content and passes it to the system, so that its space is allocated.</summary>
    internal void Write(string text)
    {
        Stream.SetLength(0);
        JsonText.Append(Stream, text);
        Stream.Flush();
    }

    /// <summary>Moves the file into place. An existing link is replaced, and its target is not changed.</summary>
    /// <exception cref="ExistingFileException">The file exists and must not be overwritten, or is a journal.</exception>
    internal void Commit(bool overwrite)
    {
        Stream.Dispose();
        Move(_temporary, Destination, overwrite);
    }

    /// <summary>Moves a file within a volume, overwriting another if allowed, whose permissions and owner it takes.</summary>
    /// <exception cref="ExistingFileException">The file exists and must not be overwritten, or is a journal.</exception>
    /// <exception cref="IOException">The destination is a folder, a pipe or a device, or cannot be written.</exception>
    internal static void Move(string file, string destination, bool overwrite)
    {
        if (ExistingFileException.At(destination, overwrite) is { } existing)
        {
            throw existing;
        }

        if (overwrite)
        {
            RegularFile.RequireReplaceable(destination);
            UnixStatus.Of(destination)?.CopyTo(file);
        }

#if NET
        File.Move(file, destination, overwrite);
#else
        if (overwrite && File.Exists(destination))
        {
            File.Replace(file, destination, destinationBackupFileName: null);
        }
        else
        {
            File.Move(file, destination);
        }
#endif
    }

    // What nobody else may read in the file that is replaced is not readable until then either.
    private static FileStream Create(string file, UnixStatus? replaced)
    {
#if NET
        if (replaced is not null && !OperatingSystem.IsWindows())
        {
            return new FileStream(file, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                BufferSize = 1 << 16,
                UnixCreateMode = (UnixFileMode)replaced.Permissions,
            });
        }
#endif
        return new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
    }

    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // The disk is full, but the rest of the file is no longer needed.
        }

        Leftover.Delete(() => File.Delete(_temporary));
    }
}
