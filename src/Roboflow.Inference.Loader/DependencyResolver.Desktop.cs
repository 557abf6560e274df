#if !NET
using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Roboflow.Inference.Loading;

/// <summary>
/// Windows PowerShell 5.1: the assemblies are next to this one, and .NET Framework keeps versions of a strong name apart.
/// </summary>
internal static partial class DependencyResolver
{
    private static volatile string[] s_folders = [AssemblyFolder];

    internal static Assembly LoadCompanion(string assemblies, string name)
    {
        if (Array.IndexOf(s_folders, assemblies) < 0)
        {
            s_folders = [.. s_folders, assemblies];
        }

        return Assembly.LoadFrom(Path.Combine(assemblies, name + ".dll"));
    }

    private static void Hook()
    {
        AppDomain.CurrentDomain.AssemblyResolve += static (_, args) => Resolve(new AssemblyName(args.Name));
        AppDomain.CurrentDomain.AssemblyLoad += static (_, args) => LoadNativeFor(args.LoadedAssembly);
    }

    // A module has no binding redirects, so the shipped file is also used for every lower version.
    private static Assembly? Resolve(AssemblyName wanted)
    {
        var file = Array.Find(Array.ConvertAll(s_folders, f => Path.Combine(f, wanted.Name + ".dll")), File.Exists);
        if (file is null)
        {
            return null;
        }

        var shipped = AssemblyName.GetAssemblyName(file);
        return wanted.Version is null || shipped.Version >= wanted.Version ? Assembly.LoadFrom(file) : null;
    }

    // Once a library is loaded by its path, Windows finds it by its name.
    private static void LoadNativeFor(Assembly assembly)
    {
        // A dynamic assembly has no location, and asking for it throws.
        var folder = assembly.IsDynamic ? null : Array.Find(s_folders, f => assembly.Location.StartsWith(f, StringComparison.OrdinalIgnoreCase));
        var library = folder is null ? null : assembly.GetName().Name switch
        {
            "NetVips" => "libvips-42.dll",
            "Microsoft.ML.OnnxRuntime" => "onnxruntime.dll",
            _ => null,
        };
        if (library is not null)
        {
            LoadLibrary(Path.Combine(folder == AssemblyFolder ? NativeFolder.Publish(folder!) : NativeFolder.Find(folder!), library));
        }
    }

    [DllImport("kernel32", CharSet = CharSet.Unicode, ExactSpelling = true, EntryPoint = "LoadLibraryW")]
    private static extern IntPtr LoadLibrary(string path);
}
#endif
