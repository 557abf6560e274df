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

    /// <summary>Loads one of our own files, or null for an assembly that is not ours to provide.</summary>
    internal Assembly? LoadOwn(AssemblyName name) => Load(name);

    /// <summary>Looks for assemblies and native libraries in the folders of another module too, after this one's.</summary>
    internal void Add(string assemblies)
    {
        if (!Array.Exists(_sources, s => s.Assemblies == assemblies))
        {
            _sources = [.. _sources, new Source(assemblies, new Lazy<string>(() => NativeFolder.Find(assemblies)))];
        }
    }

    /// <inheritdoc/>
    /// <remarks>Where a program that embeds the engine has assemblies of ours itself, there must not be a second one of each type.</remarks>
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
    /// A library that is asked for by its bare name would else be looked for in the system's folders, where another
    /// version of it may lie: Windows itself has an onnxruntime.dll.
    /// </remarks>
    /// <exception cref="DllNotFoundException">ONNX Runtime is not beside the module.</exception>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        foreach (var source in _sources)
        {
            foreach (var name in new[] { unmanagedDllName, unmanagedDllName + ".dll", $"lib{unmanagedDllName}.so", $"lib{unmanagedDllName}.dylib" })
            {
                var file = Path.Combine(source.Natives.Value, name);
                if (File.Exists(file))
                {
                    return LoadUnmanagedDllFromPath(file);
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
