#if NET
using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace Roboflow.Inference.Loading;

/// <summary>The load context of the assemblies in <c>lib/</c> and of libvips.</summary>
internal sealed class DependencyContext(string assemblyFolder) : AssemblyLoadContext("Roboflow.Inference")
{
    private readonly string _libraryFolder = Path.Combine(assemblyFolder, "lib");
    private readonly Lazy<string> _nativeFolder = new(() => NativeFolder.Publish(assemblyFolder));

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
        foreach (var name in new[] { unmanagedDllName, unmanagedDllName + ".dll" })
        {
            var file = Path.Combine(_nativeFolder.Value, name);
            if (File.Exists(file))
            {
                return LoadUnmanagedDllFromPath(file);
            }
        }

        return IntPtr.Zero;
    }
}
#endif
