using System;
using System.IO;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Journal;

/// <summary>A journal's file: opened for a single writer, read in whole blocks.</summary>
internal static class JournalFile
{
    /// <summary>The most bytes in which a first line ends.</summary>
    internal const int HeadLength = 200;

    // An editor may have put it there.
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Whether the file is a journal, of any version, also while a run writes to it.</summary>
    internal static bool IsJournal(string path) => ReadVersion(RegularFile.Head(path, HeadLength), out _) is not null;

    /// <summary>Returns the version of a journal; null if it is not one.</summary>
    /// <param name="head">The first bytes of the file.</param>
    /// <param name="end">The position of the first line's end, or -1.</param>
    internal static int? ReadVersion(byte[] head, out int end)
    {
        end = Array.IndexOf(head, (byte)'\n');
        var start = head.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        return end < start ? null : JournalLine.ReadVersion(head.AsMemory(start, end - start));
    }

    internal static JournalException IsFolder(string path) =>
        new(JournalProblem.NotAJournal, $"'{path}' is a folder; a journal is a file.");

    /// <summary>Opens a journal, or creates an empty one.</summary>
    /// <exception cref="JournalException">The file is in use, not a regular file, or cannot be opened.</exception>
    internal static FileStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw IsFolder(path);
        }

        // Before it is opened, because the first line of a journal would be written to a disk without a length.
        if (RegularFile.IsSpecial(path))
        {
            throw new JournalException(JournalProblem.NotAJournal, $"'{path}' is a pipe, a socket or a device; a journal must be a regular file.");
        }

        // Windows allows readers during writing; on other systems only None excludes a second writer, and readers ignore it.
        var share = Path.DirectorySeparatorChar == '\\' ? FileShare.Read : FileShare.None;
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 1);
            if (file.CanSeek)
            {
                return file;
            }

            file.Dispose();
            throw new JournalException(JournalProblem.NotAJournal, $"'{path}' is a pipe or a device; a journal must be a regular file.");
        }
        catch (IOException e) when (IsInUse(e))
        {
            throw new JournalException(JournalProblem.InUse, $"The journal '{path}' is in use by another run.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new JournalException(JournalProblem.Unwritable, $"The journal '{path}' cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>Makes sure that the open file is still the one that the next run will find. Windows lets nobody take it away.</summary>
    /// <exception cref="JournalException">It was deleted, moved, replaced or shortened.</exception>
    internal static void RequirePlace(string path, FileStream file, long length)
    {
        if (Path.DirectorySeparatorChar == '/' && !(LinkedFile.Of(path) is { Exists: true } found && found.Length >= length && IsSame(found, file)))
        {
            throw new JournalException(JournalProblem.Unwritable, $"The journal '{path}' was deleted, moved or replaced while the run was writing to it.");
        }
    }

    // Where a file system records no creation, .NET takes the last change: another file's differs too, also if that file is longer.
    private static bool IsSame(FileInfo found, FileStream file) =>
#if NET
        found.CreationTimeUtc == File.GetCreationTimeUtc(file.SafeFileHandle) &&
#endif
        found.Length == file.Length;

    /// <summary>Whether the file is open elsewhere: a sharing violation on Windows; EWOULDBLOCK from flock on Linux and macOS.</summary>
    internal static bool IsInUse(IOException e) => e.HResult is unchecked((int)0x80070020) or 11 or 35;
}
