using System.IO;
#if NET
using System;
#endif

namespace Roboflow.Inference.Files;

/// <summary>A folder for files that are not in their place yet. What replaces a private file is not readable by others until then either.</summary>
internal static class PrivateFolder
{
    /// <summary>Creates the folder, which on Unix only its owner can open.</summary>
    internal static void Create(string path)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            _ = Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
#endif
        _ = Directory.CreateDirectory(path);
    }
}
