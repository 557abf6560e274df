using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetVips;

namespace Roboflow.Inference.Imaging;

/// <summary>
/// libvips, set up once and on first use: one thread a picture (pictures are worked on in parallel), no cache of
/// operations (no picture is worked on twice), and its log kept for us instead of written to stderr.
/// </summary>
public static class VipsRuntime
{
    private const int MostLines = 1000;
    private static readonly ConcurrentQueue<string> Lines = new();
    private static readonly Lazy<bool> Started = new(Load);

    // The log calls back for as long as the process lives: the delegate must not be collected.
    private static Log.LogDelegate? s_log;

    /// <summary>Loads and sets up libvips, unless that is done.</summary>
    /// <exception cref="DllNotFoundException">There is no libvips for this platform beside the module.</exception>
    public static void Start() => _ = Started.Value;

    /// <summary>What libvips has logged since the last call, for the debug stream.</summary>
    public static IReadOnlyList<string> TakeLog()
    {
        var taken = new List<string>();
        while (Lines.TryDequeue(out var line))
        {
            taken.Add(line);
        }

        return taken;
    }

    private static bool Load()
    {
        LoadForWindowsPowerShell();
        return SetUp();
    }

    // Apart from Load, so that no NetVips type is touched before the native library is there.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool SetUp()
    {
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        s_log = Keep;
        foreach (var domain in new[] { "VIPS", "GLib", "GLib-GObject", "Pango" })
        {
            _ = Log.SetLogHandler(domain, Enums.LogLevelFlags.All, s_log);
        }

        return true;
    }

    private static void Keep(string domain, Enums.LogLevelFlags level, string message)
    {
        if (Lines.Count < MostLines)
        {
            Lines.Enqueue($"{domain}: {message}");
        }
    }

#if NET
    // On .NET the load context finds it: src/Roboflow.Inference/Loading.
    private static void LoadForWindowsPowerShell()
    {
    }
#else
    // The .NET Framework looks for libvips-42.dll beside powershell.exe; one that is loaded already is taken by its name.
    private static void LoadForWindowsPowerShell()
    {
        var folder = Path.GetDirectoryName(typeof(VipsRuntime).Assembly.Location)!;
        var rid = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "win-arm64" : "win-x64";
        var file = Path.GetFullPath(Path.Combine(folder, "..", "..", "native", rid, "libvips-42.dll"));
        if (File.Exists(file) && LoadLibraryEx(file, IntPtr.Zero, 0x1100) == IntPtr.Zero)
        {
            throw new DllNotFoundException($"{file} cannot be loaded (error {Marshal.GetLastWin32Error()}).");
        }
    }

    // 0x1100: dependencies are looked for beside the file and in the system's own folder, nowhere else.
    [DllImport("kernel32", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr LoadLibraryEx(string fileName, IntPtr reserved, uint flags);
#endif
}
