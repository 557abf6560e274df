using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Files;
using Roboflow.Inference.Journal;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// Keeps other exports out of a folder whose files must fit each other. The open file is the lock, which the system releases also if the process is
/// killed: a file that it left behind blocks nobody. Where a file system has no locks, there is none.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly bool IsUnix = Path.DirectorySeparatorChar == '/';

    private readonly string _folder;
    private readonly bool _made;
    private readonly Opened _file;

    /// <summary>Locks the folder, which is created if it does not exist.</summary>
    /// <exception cref="KeptFilesException">Another export has locked it.</exception>
    internal FolderLock(string folder)
    {
        _folder = folder;
        _made = !Directory.Exists(folder);
        _ = Directory.CreateDirectory(folder);
        try
        {
            _file = Open(folder);
        }
        catch (IOException e) when (JournalFile.IsInUse(e))
        {
            throw KeptFilesException.InUse(folder);
        }
    }

    /// <summary>Whether an export has locked the folder.</summary>
    internal static bool IsHeld(string folder)
    {
        try
        {
            if (File.Exists(PathIn(folder)))
            {
                Close(folder, Open(folder));
            }

            return false;
        }
        catch (IOException e)
        {
            return JournalFile.IsInUse(e);
        }
        catch (UnauthorizedAccessException)
        {
            // Writing says so.
            return false;
        }
    }

    /// <summary>Releases the folder, and deletes it if it was created and is empty.</summary>
    public void Dispose()
    {
        Close(_folder, _file);
        Leftover.Delete(() =>
        {
            if (_made && Directory.Exists(_folder) && !Directory.EnumerateFileSystemEntries(_folder).Any())
            {
                Directory.Delete(_folder);
            }
        });
    }

    // Windows deletes the file when the last one that has opened it closes it.
    private static Opened Open(string folder)
    {
        // A link in somebody's data set would lead to a file that is then deleted, and a pipe cannot be locked.
        var path = PathIn(folder);
        if (new FileInfo(path) is { Exists: true } file && (file.Attributes.HasFlag(FileAttributes.ReparsePoint) || RegularFile.IsSpecial(path)))
        {
            file.Delete();
        }

        while (true)
        {
            var stream = new FileStream(
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, IsUnix ? FileOptions.None : FileOptions.DeleteOnClose);
            var opened = new Opened(stream, IsUnix && stream.Length == 0);
            if (!IsUnix || IsAt(path, opened))
            {
                return opened;
            }

            Release(opened);
        }
    }

    // Between opening and locking, another export can have deleted the file: the lock would be one of a file that nobody finds. Its random
    // length tells it from a new one. Content is not changed, because a file that is already there can have another name too.
    private static bool IsAt(string path, Opened opened)
    {
        if (opened.WasEmpty)
        {
            opened.Stream.SetLength(BitConverter.ToUInt16(Guid.NewGuid().ToByteArray(), 0) + 1);
        }

        return new FileInfo(path) is { Exists: true } found && found.Length == opened.Stream.Length;
    }

    private static void Close(string folder, Opened file)
    {
        if (IsUnix)
        {
            Leftover.Delete(() => File.Delete(PathIn(folder)));
        }

        Release(file);
    }

    private static void Release(Opened file)
    {
        if (file.WasEmpty)
        {
            Leftover.Delete(() => file.Stream.SetLength(0));
        }

        file.Stream.Dispose();
    }

    private static string PathIn(string folder) => Path.Combine(folder, ".roboflow-export.tmp");

    private sealed record Opened(FileStream Stream, bool WasEmpty);
}
