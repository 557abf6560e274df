using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Roboflow.Inference.Imaging.Vips;

/// <summary>The libvips of this process: the module's own, or the system's if the module has none for the platform.</summary>
internal sealed class VipsLibrary
{
    /// <summary>The key for the folder of the module's own libvips, which is named after the platform, for example <c>linux-x64</c>.</summary>
    private const string NativeFolderKey = "Roboflow.Inference.NativeFolder";

    // The first version with all required options.
    private static readonly Version Oldest = new(8, 15);

    private readonly Version _version;

    private VipsLibrary(Version version) => _version = version;

    internal string Description => IsOwn
        ? $"Images are decoded by the module's libvips {_version}."
        : $"Images are decoded by the system's libvips {_version}: the module has none for {Platform}.";

    private static string? NativeFolder => AppDomain.CurrentDomain.GetData(NativeFolderKey) as string;

    private static bool IsOwn => NativeFolder is not { } folder || Directory.Exists(folder);

    private static string Platform => Path.GetFileName(NativeFolder)
        ?? $"{RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    /// <exception cref="RoboflowException">ImagingUnavailable.</exception>
    internal static VipsLibrary Load()
    {
        try
        {
            var version = new Version(NetVips.NetVips.Version(0), NetVips.NetVips.Version(1), NetVips.NetVips.Version(2));
            return version >= Oldest ? new VipsLibrary(version) : throw Unavailable($"the system's libvips {version} is older than {Oldest}", null);
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            // The runtime's own message lists every path that it tried.
            throw Unavailable("the system has none either", e);
        }
    }

    private static RoboflowException Unavailable(string system, Exception? cause) => new(
        FailureKind.ImagingUnavailable,
        IsOwn
            ? $"Images cannot be decoded or written here: the module's libvips for {Platform} cannot be loaded."
            : $"Images cannot be decoded or written here: the module has no libvips for {Platform}, and {system}.",
        cause)
    {
        EndsRun = true,
    };
}
