using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Roboflow.Inference.Datasets;

/// <summary>Opens regular files only: to open a named pipe waits for a writer, without end.</summary>
internal static class RegularFile
{
    private const int ReadOnly = 0;
    private const int FromCurrent = 1;

    /// <summary>Opens a file to read it.</summary>
    /// <exception cref="IOException">It is a pipe, a socket or a terminal, or cannot be opened.</exception>
    internal static FileStream OpenRead(string file)
    {
        // Only a regular file has a length, so that nothing else costs a call.
        if (new FileInfo(file) is { Exists: true, Length: 0 } && IsStream(file))
        {
            throw new IOException("It is a pipe, a socket or a terminal, not a regular file.");
        }

        return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
    }

    /// <summary>Whether there is a file with a length, which only a regular file has.</summary>
    internal static bool HasContent(string file) => new FileInfo(file) is { Exists: true, Length: > 0 };

    /// <summary>Whether a file of no length has no position either.</summary>
    private static bool IsStream(string file)
    {
        if (Path.DirectorySeparatorChar != '/')
        {
            return false;
        }

#if NET
        var nonBlocking = OperatingSystem.IsMacOS() ? 0x4 : 0x800;
#else
        const int nonBlocking = 0x800;
#endif
        var handle = open(file, ReadOnly | nonBlocking);
        if (handle < 0)
        {
            // A socket cannot be opened at all; what else is wrong shows when the file is opened as usual.
            return Marshal.GetLastWin32Error() is 6 or 102;
        }

        var position = lseek(handle, IntPtr.Zero, FromCurrent);
        _ = close(handle);
        return position.ToInt64() < 0;
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr lseek(int handle, IntPtr offset, int whence);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int close(int handle);
}
