using System;
using System.IO;

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

    /// <summary>Moves the file to its place. A link that is there is replaced, and what it leads to is not touched.</summary>
    /// <exception cref="IOException">A file is there, and it may not be written over.</exception>
    internal void Commit(bool overwrite)
    {
        Stream.Dispose();
#if NET
        File.Move(_temporary, Destination, overwrite);
#else
        if (overwrite && File.Exists(Destination))
        {
            File.Replace(_temporary, Destination, destinationBackupFileName: null);
        }
        else
        {
            File.Move(_temporary, Destination);
        }
#endif
    }

    public void Dispose()
    {
        Stream.Dispose();
        File.Delete(_temporary);
    }
}
