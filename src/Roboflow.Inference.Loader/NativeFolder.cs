using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Roboflow.Inference.Loading;

/// <summary>Where libvips for this machine lies: <c>native/&lt;rid&gt;</c> at the module's top.</summary>
internal static class NativeFolder
{
    // The files that this process has mapped: the C library is always among them.
    private const string MappedFiles = "/proc/self/maps";

    // Imaging reads it under this name, to tell the module's own libvips from the system's and to name the platform.
    private const string DataKey = "Roboflow.Inference.NativeFolder";

    /// <summary>As <see cref="Find"/>, and tells the imaging library.</summary>
    internal static string Publish(string assemblyFolder)
    {
        var folder = Find(assemblyFolder);
        AppDomain.CurrentDomain.SetData(DataKey, folder);
        return folder;
    }

    /// <summary>The folder for this machine. It need not exist.</summary>
    /// <param name="assemblyFolder"><c>bin/&lt;framework&gt;</c>.</param>
    internal static string Find(string assemblyFolder) =>
        Path.GetFullPath(Path.Combine(assemblyFolder, "..", "..", "native", CurrentRid()));

    /// <summary>Name of the platform as its package has it, for example <c>linux-musl-x64</c>.</summary>
    /// <param name="platform">Windows, OSX, or anything else for Linux.</param>
    /// <param name="architecture">Of this process, not of the machine.</param>
    /// <param name="mappedFiles">The text of <c>/proc/self/maps</c>: PowerShell says linux-x64 on musl too, and a
    /// distribution's own .NET says neither, so the C library that runs us is looked up.</param>
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
