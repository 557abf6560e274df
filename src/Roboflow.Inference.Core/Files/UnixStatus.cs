using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Roboflow.Inference.Files;

/// <summary>The type, the permissions and the owner of a file at the end of its links, on Unix. .NET shows neither the type nor the owner.</summary>
internal sealed class UnixStatus
{
    private const int TypeMask = 0xF000;
    private const int FolderType = 0x4000;
    private const int RegularType = 0x8000;
    private const int PermissionMask = 0x1FF;
    private const int GroupMask = 0x38;

    private readonly int _mode;
    private readonly int _user;
    private readonly int _group;

    private UnixStatus(int mode, int user, int group) => (_mode, _user, _group) = (mode, user, group);

    /// <summary>Whether it is a pipe, a socket or a device. Opening one can wait forever, and a file in its place breaks programs.</summary>
    internal bool IsSpecial => (_mode & TypeMask) is not (RegularType or FolderType);

    /// <summary>The permissions, without the bits that make a program run as its owner.</summary>
    internal int Permissions => _mode & PermissionMask;

    /// <summary>Returns null on Windows, if there is no such file, and where the system cannot tell.</summary>
    internal static UnixStatus? Of(string path)
    {
        if (Path.DirectorySeparatorChar != '/')
        {
            return null;
        }

        try
        {
#if NET
            return OperatingSystem.IsMacOS() ? OfMac(path) : OfLinux(path);
#else
            return OfLinux(path);
#endif
        }
        catch (EntryPointNotFoundException)
        {
            // The C library is older than statx.
            return null;
        }
    }

    /// <summary>Gives another file or folder these permissions and this owner, as far as the user may give files away.</summary>
    /// <exception cref="IOException">The file does not exist, or its file system has no such permissions.</exception>
    /// <exception cref="UnauthorizedAccessException">The file belongs to another user.</exception>
    internal void CopyTo(string path)
    {
        if (Of(path) is not { } other)
        {
            return;
        }

        // The owner first, because a new owner takes permissions away.
        var isSame = (other._user == _user && other._group == _group) || chown(path, _user, _group) == 0 || chown(path, -1, _group) == 0;
#if NET
        // Another group may do no more than anybody.
        var permissions = isSame ? Permissions : Permissions & (~GroupMask | ((Permissions << 3) & GroupMask));
        if (other.Permissions != permissions && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (File.GetUnixFileMode(path) & ~(UnixFileMode)PermissionMask) | (UnixFileMode)permissions);
        }
#endif
    }

    private static UnixStatus? OfLinux(string path)
    {
        const int currentFolder = -100;
        const int typeModeUserAndGroup = 0x1B;
        var status = new byte[256];
        return statx(currentFolder, path, 0, typeModeUserAndGroup, status) != 0
            ? null
            : new UnixStatus(BitConverter.ToUInt16(status, 28), BitConverter.ToInt32(status, 20), BitConverter.ToInt32(status, 24));
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] status);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int chown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int user, int group);

#if NET
    private static UnixStatus? OfMac(string path)
    {
        var status = new byte[256];
        return (RuntimeInformation.ProcessArchitecture == Architecture.X64 ? stat64(path, status) : stat(path, status)) != 0
            ? null
            : new UnixStatus(BitConverter.ToUInt16(status, 4), BitConverter.ToInt32(status, 16), BitConverter.ToInt32(status, 20));
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int stat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[] status);

    [DllImport("libc", EntryPoint = "stat$INODE64")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int stat64([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[] status);
#endif
}
