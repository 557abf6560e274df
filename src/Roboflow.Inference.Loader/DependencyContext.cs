#if NET
using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace Roboflow.Inference.Loading;

/// <summary>The load context of the assemblies in <c>lib/</c>, of libvips, and of companion modules.</summary>
internal sealed class DependencyContext(string assemblyFolder) : AssemblyLoadContext("Roboflow.Inference")
{
    private volatile Source[] _sources = [new(Path.Combine(assemblyFolder, "lib"), new Lazy<string>(() => NativeFolder.Publish(assemblyFolder)))];

    /// <summary>Loads one of our own assemblies; null for others.</summary>
    internal Assembly? LoadOwn(AssemblyName name) => Load(name);

    /// <summary>Adds the folders of another module, which are searched for assemblies and native libraries after this module's.</summary>
    internal void Add(string assemblies)
    {
        if (!Array.Exists(_sources, s => s.Assemblies == assemblies))
        {
            _sources = [.. _sources, new Source(assemblies, new Lazy<string>(() => NativeFolder.Find(assemblies)))];
        }
    }

    /// <inheritdoc/>
    /// <remarks>If a program that embeds the engine already has our assemblies, they are used, so that no type exists twice.</remarks>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name?.StartsWith("Roboflow.Inference.", StringComparison.Ordinal) == true
            && Default.Assemblies.FirstOrDefault(a => a.GetName().Name == assemblyName.Name) is { } shared)
        {
            return shared;
        }

        foreach (var source in _sources)
        {
            var file = Path.Combine(source.Assemblies, assemblyName.Name + ".dll");
            if (File.Exists(file))
            {
                return LoadFromAssemblyPath(file);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Otherwise a library requested by its name would be searched for in the system's folders, which can contain another
    /// version: Windows itself has an onnxruntime.dll.
    /// </remarks>
    /// <exception cref="DllNotFoundException">ONNX Runtime is not in the module's folders, or a library is incomplete.</exception>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        foreach (var source in _sources)
        {
            foreach (var name in new[] { unmanagedDllName, unmanagedDllName + ".dll", $"lib{unmanagedDllName}.so", $"lib{unmanagedDllName}.dylib" })
            {
                var file = Path.Combine(source.Natives.Value, name);
                if (File.Exists(file))
                {
                    return ElfFile.IsCutOff(file)
                        ? throw new DllNotFoundException($"'{file}' is incomplete.")
                        : LoadUnmanagedDllFromPath(file);
                }
            }
        }

        return unmanagedDllName.StartsWith("onnxruntime", StringComparison.Ordinal)
            ? throw new DllNotFoundException($"{unmanagedDllName} is not in {string.Join(" or ", Array.ConvertAll(_sources, s => s.Natives.Value))}.")
            : IntPtr.Zero;
    }

    private sealed record Source(string Assemblies, Lazy<string> Natives);
}
#endif
