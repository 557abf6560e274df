using System;
using System.IO;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// A file that is written beside its place and moved there when it is complete, so that nobody ever sees half of it;
/// disposed of before, it leaves nothing behind.
/// </summary>
internal sealed class PendingFile : IDisposable
{
    private readonly string _temporary;

    /// <summary>Creates the folder where it is missing, and an empty temporary file in it.</summary>
    internal PendingFile(string destination)
    {
        Destination = destination;
        var folder = Path.GetDirectoryName(destination)!;
        Directory.CreateDirectory(folder);
        _temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        Stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
    }

    internal string Destination { get; }

    internal FileStream Stream { get; }

    /// <summary>
    /// Whether the file lies in this folder, however the two are spelt: links, mounts, short names and case are the file
    /// system's matter, and so it is asked.
    /// </summary>
    internal bool IsIn(string folder) => File.Exists(Path.Combine(folder, Path.GetFileName(_temporary)));

    /// <summary>Writes a text as all there is in the file, out to the disk, so that the file has the room it needs.</summary>
    internal void Write(string text)
    {
        Stream.SetLength(0);
        JsonText.Append(Stream, text);
        Stream.Flush();
    }

    /// <summary>Moves the file to its place. A link that is there is replaced, and what it leads to is not touched.</summary>
    /// <exception cref="IOException">A file is there, and it may not be written over.</exception>
    internal void Commit(bool overwrite)
    {
        Stream.Dispose();
        Move(_temporary, Destination, overwrite);
    }

    /// <summary>Moves a file within a disk, over another where that may be.</summary>
    /// <exception cref="IOException">A file is there, and it may not be written over.</exception>
    internal static void Move(string file, string destination, bool overwrite)
    {
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

    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // The disk is full for what was not written yet, and nobody needs it any more.
        }

        File.Delete(_temporary);
    }
}
