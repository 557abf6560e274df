#if !NET
using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Roboflow.Inference.Loading;

/// <summary>
/// Windows PowerShell 5.1: the assemblies lie beside this one, and .NET Framework keeps versions of a strong name apart.
/// </summary>
internal static partial class DependencyResolver
{
    private static void Hook()
    {
        AppDomain.CurrentDomain.AssemblyResolve += static (_, args) => Resolve(new AssemblyName(args.Name));
        AppDomain.CurrentDomain.AssemblyLoad += static (_, args) => LoadNativeFor(args.LoadedAssembly);
    }

    // A module has no binding redirects: the file that we ship serves every lower version too.
    private static Assembly? Resolve(AssemblyName wanted)
    {
        var file = Path.Combine(AssemblyFolder, wanted.Name + ".dll");
        if (!File.Exists(file))
        {
            return null;
        }

        var shipped = AssemblyName.GetAssemblyName(file);
        return wanted.Version is null || shipped.Version >= wanted.Version ? Assembly.LoadFrom(file) : null;
    }

    // Windows finds a library by its name alone once it is loaded by its path.
    private static void LoadNativeFor(Assembly assembly)
    {
        if (assembly.Location.StartsWith(AssemblyFolder, StringComparison.OrdinalIgnoreCase) && assembly.GetName().Name == "NetVips")
        {
            LoadLibrary(Path.Combine(NativeFolder.Publish(AssemblyFolder), "libvips-42.dll"));
        }
    }

    [DllImport("kernel32", CharSet = CharSet.Unicode, ExactSpelling = true, EntryPoint = "LoadLibraryW")]
    private static extern IntPtr LoadLibrary(string path);
}
#endif
