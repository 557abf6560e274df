using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Roboflow.Inference.Files;

/// <summary>Opens and replaces only regular files: opening a named pipe would wait for a writer forever, and /dev/null is everybody's.</summary>
internal static class RegularFile
{
    private const int ReadOnly = 0;
    private const int FromCurrent = 1;

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="IOException">The file is a pipe, a socket or a device, or cannot be opened.</exception>
    internal static FileStream OpenRead(string file)
    {
        // Only a regular file has a length, so the further check is needed only without one.
        if (!HasContent(file) && IsSpecial(file))
        {
            throw new IOException("It is a pipe, a socket or a device, not a regular file.");
        }

        return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
    }

    /// <summary>Whether the file exists and has a length, which only a regular file has.</summary>
    internal static bool HasContent(string file) => LinkedFile.Of(file) is { Exists: true, Length: > 0 };

    /// <summary>Returns a file's first bytes, also of one that another program or command has locked; none if it cannot be read.</summary>
    internal static byte[] Head(string file, int length)
    {
        if (!HasContent(file))
        {
            return [];
        }

        var head = new byte[length];
        if (Path.DirectorySeparatorChar == '/')
        {
            // .NET would respect its own locks, which no other program does.
            var handle = open(file, ReadOnly);
            var count = handle < 0 ? 0 : (int)read(handle, head, (UIntPtr)head.Length);
            _ = handle < 0 ? 0 : close(handle);
            Array.Resize(ref head, Math.Max(0, count));
            return head;
        }

        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            Array.Resize(ref head, stream.Read(head, 0, head.Length));
            return head;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Refuses to replace a folder, or a pipe, a socket or a device: whoever names one of these means to write to it.</summary>
    /// <exception cref="IOException">The path is one of these.</exception>
    internal static void RequireReplaceable(string file)
    {
        if (ObstacleAt(file) is { } obstacle)
        {
            throw new IOException(obstacle);
        }
    }

    /// <summary>Returns why a path cannot become that of a file, or null.</summary>
    internal static string? ObstacleAt(string file)
    {
        // Links are replaced, but whoever names one in /dev, such as /dev/stdout, means to write to a device.
        var isDevice = Path.DirectorySeparatorChar == '/' && file.StartsWith("/dev/", StringComparison.Ordinal)
            && !file.StartsWith("/dev/shm/", StringComparison.Ordinal);
        return Directory.Exists(file) ? "It is a folder, which is not replaced by a file."
            : isDevice || (new FileInfo(file) is { Exists: true, Length: 0 } && IsSpecial(file))
                ? "It is a pipe, a socket or a device, which is not replaced by a file."
            : null;
    }

    /// <summary>Whether a file is a pipe, a socket or a device.</summary>
    internal static bool IsSpecial(string file) =>
        Path.DirectorySeparatorChar == '/' && (UnixStatus.Of(file) is { } status ? status.IsSpecial : IsStream(file));

    // Where the system does not tell the type of a file, at least one without a position is not a regular file.
    private static bool IsStream(string file)
    {
#if NET
        var nonBlocking = OperatingSystem.IsMacOS() ? 0x4 : 0x800;
#else
        const int nonBlocking = 0x800;
#endif
        var handle = open(file, ReadOnly | nonBlocking);
        if (handle < 0)
        {
            // A socket cannot be opened at all; other errors appear when the file is opened normally.
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

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr read(int handle, [Out] byte[] buffer, UIntPtr count);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int close(int handle);
}
