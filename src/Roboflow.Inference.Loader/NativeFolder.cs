using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Roboflow.Inference.Loading;

/// <summary>The folder of libvips for this machine: <c>native/&lt;rid&gt;</c> in the module's folder.</summary>
internal static class NativeFolder
{
    // The files mapped by this process, which always include the C library.
    private const string MappedFiles = "/proc/self/maps";

    // Imaging reads it under this key, to distinguish the module's own libvips from the system's and to name the platform.
    private const string DataKey = "Roboflow.Inference.NativeFolder";

    /// <summary>As <see cref="Find"/>, and publishes the folder for the imaging library.</summary>
    internal static string Publish(string assemblyFolder)
    {
        var folder = Find(assemblyFolder);
        AppDomain.CurrentDomain.SetData(DataKey, folder);
        return folder;
    }

    /// <summary>Returns the folder for this machine, which need not exist.</summary>
    /// <param name="assemblyFolder"><c>bin/&lt;framework&gt;</c>.</param>
    internal static string Find(string assemblyFolder) =>
        Path.GetFullPath(Path.Combine(assemblyFolder, "..", "..", "native", CurrentRid()));

    /// <summary>Returns the platform's name as in its package, for example <c>linux-musl-x64</c>.</summary>
    /// <param name="platform">Windows, OSX, or anything else for Linux.</param>
    /// <param name="architecture">The architecture of this process, not of the machine.</param>
    /// <param name="mappedFiles">The text of <c>/proc/self/maps</c>, to find the C library: PowerShell reports linux-x64 even on
    /// musl, and a distribution's own .NET reports neither.</param>
    internal static string Rid(OSPlatform platform, Architecture architecture, string mappedFiles)
    {
        var name = platform == OSPlatform.Windows ? "win"
            : platform == OSPlatform.OSX ? "osx"
            : mappedFiles.IndexOf("/ld-musl-", StringComparison.Ordinal) >= 0 ? "linux-musl"
            : "linux";
        return name + "-" + architecture.ToString().ToLowerInvariant();
    }

    private static string CurrentRid()
    {
#pragma warning disable MA0144 // net472 lacks OperatingSystem.
        var platform = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? OSPlatform.Windows
            : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? OSPlatform.OSX
            : OSPlatform.Linux;
#pragma warning restore MA0144
        return Rid(platform, RuntimeInformation.ProcessArchitecture, File.Exists(MappedFiles) ? File.ReadAllText(MappedFiles) : string.Empty);
    }
}
