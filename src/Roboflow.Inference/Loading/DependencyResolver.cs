using System;
using System.IO;
using System.Threading;

namespace Roboflow.Inference.Loading;

/// <summary>
/// Finds the assemblies that we ship. On .NET they live in <c>lib/</c>, where PowerShell does not look, and are loaded
/// into a context of their own, so that another version of the same package in the session does no harm.
/// </summary>
internal static partial class DependencyResolver
{
    private static int s_attached;

    internal static string AssemblyFolder { get; } = Path.GetDirectoryName(typeof(DependencyResolver).Assembly.Location)!;

    internal static void Attach()
    {
        if (Interlocked.Exchange(ref s_attached, 1) == 0)
        {
            Hook();
        }
    }
}

#if NET
internal static partial class DependencyResolver
{
    private static readonly Lazy<DependencyContext> Dependencies = new(() => new DependencyContext(AssemblyFolder));

    private static void Hook() => System.Runtime.Loader.AssemblyLoadContext.Default.Resolving +=
        static (_, name) => Dependencies.Value.LoadOwn(name);
}
#else
internal static partial class DependencyResolver
{
    private static void Hook() => AppDomain.CurrentDomain.AssemblyResolve += static (_, args) => Resolve(args.Name);

    // Windows PowerShell has no binding redirects for a module: the file that we ship serves every lower version too.
    private static System.Reflection.Assembly? Resolve(string fullName)
    {
        var wanted = new System.Reflection.AssemblyName(fullName);
        var file = Path.Combine(AssemblyFolder, wanted.Name + ".dll");
        if (!File.Exists(file))
        {
            return null;
        }

        var shipped = System.Reflection.AssemblyName.GetAssemblyName(file);
        return wanted.Version is null || shipped.Version >= wanted.Version ? System.Reflection.Assembly.LoadFrom(file) : null;
    }
}
#endif
