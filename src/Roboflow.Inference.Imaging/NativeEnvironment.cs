using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Roboflow.Inference.Imaging;

/// <summary>The environment as native code sees it: on Unix, that of .NET is a copy.</summary>
internal static class NativeEnvironment
{
    /// <summary>Sets a variable for native libraries of this process; false if that is not possible.</summary>
    internal static bool Set(string name, string value)
    {
        if (Path.DirectorySeparatorChar == '\\')
        {
            Environment.SetEnvironmentVariable(name, value);
            return true;
        }

        try
        {
            return SetEnvironment(name, value, 1) == 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "setenv", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetEnvironment(string name, string value, int overwrite);
}
