#if NET
using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Roboflow.Inference.Loading;

/// <summary>The load context of the packages in <c>lib/</c> and of libvips in <c>native/</c>.</summary>
internal sealed class DependencyContext : AssemblyLoadContext
{
    private readonly string _libraryFolder;
    private readonly string _nativeFolder;

    internal DependencyContext(string assemblyFolder)
        : base("Roboflow.Inference")
    {
        _libraryFolder = Path.Combine(assemblyFolder, "lib");
        _nativeFolder = Path.GetFullPath(Path.Combine(assemblyFolder, "..", "..", "native"));
    }

    /// <summary>Loads one of our own files, or null for an assembly that is not ours to provide.</summary>
    internal Assembly? LoadOwn(AssemblyName name) => Load(name);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var file = Path.Combine(_libraryFolder, assemblyName.Name + ".dll");
        return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }

    /// <inheritdoc/>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        var folder = Path.Combine(_nativeFolder, Rid);
        foreach (var name in new[] { unmanagedDllName, unmanagedDllName + ".dll" })
        {
            var file = Path.Combine(folder, name);
            if (File.Exists(file))
            {
                return LoadUnmanagedDllFromPath(file);
            }
        }

        return IntPtr.Zero;
    }

    private static string Rid
    {
        get
        {
            var architecture = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
            if (OperatingSystem.IsWindows())
            {
                return "win-" + architecture;
            }

            if (OperatingSystem.IsMacOS())
            {
                return "osx-" + architecture;
            }

            // PowerShell says linux-x64 on musl too, so the loader's own file is asked.
            var musl = File.Exists($"/lib/ld-musl-{(architecture == "arm64" ? "aarch64" : "x86_64")}.so.1")
                && !RuntimeInformation.RuntimeIdentifier.StartsWith("debian", StringComparison.Ordinal)
                && RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal);
            return (musl ? "linux-musl-" : "linux-") + architecture;
        }
    }
}
#endif
