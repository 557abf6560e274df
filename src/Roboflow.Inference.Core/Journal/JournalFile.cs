using System;
using System.IO;

namespace Roboflow.Inference.Journal;

/// <summary>A journal's file: opened for one writer alone, read in whole blocks.</summary>
internal static class JournalFile
{
    /// <summary>Opens a journal, or makes an empty one.</summary>
    /// <exception cref="JournalException">It is in use, or cannot be opened.</exception>
    internal static FileStream Open(string path)
    {
        // Windows lets others read while one writes; elsewhere only None keeps a second writer out, and readers ignore it.
        var share = Path.DirectorySeparatorChar == '\\' ? FileShare.Read : FileShare.None;
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 1);
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

    /// <summary>Fills the buffer as far as the file goes, and says how far that was.</summary>
    internal static int ReadBlock(this Stream file, byte[] buffer)
    {
        var filled = 0;
        for (int read; filled < buffer.Length && (read = file.Read(buffer, filled, buffer.Length - filled)) > 0;)
        {
            filled += read;
        }

        return filled;
    }

    // A sharing violation on Windows; EWOULDBLOCK from flock on Linux and on macOS.
    private static bool IsInUse(IOException e) => e.HResult is unchecked((int)0x80070020) or 11 or 35;
}
