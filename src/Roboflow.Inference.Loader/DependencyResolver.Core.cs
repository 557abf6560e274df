#if NET
using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace Roboflow.Inference.Loading;

/// <summary>PowerShell 7: everything in <c>lib/</c> is loaded into a separate context.</summary>
internal static partial class DependencyResolver
{
    private const string OwnPrefix = "Roboflow.Inference.";

    private static readonly Lazy<DependencyContext> Dependencies = new(() => new DependencyContext(AssemblyFolder));

    internal static Assembly LoadCompanion(string assemblies, string name)
    {
        Dependencies.Value.Add(assemblies);
        return Dependencies.Value.LoadFromAssemblyPath(Path.Combine(assemblies, name + ".dll"));
    }

    private static void Hook()
    {
        AssemblyLoadContext.Default.Resolving += static (_, name) => Resolve(name);
        var core = Assembly.Load(OwnPrefix + "Core");
        if (AssemblyLoadContext.GetLoadContext(core) == Dependencies.Value)
        {
            TypeNames.Publish(core);
        }
    }

    // The session gets only our own assemblies from here. Their packages are requested by those assemblies inside the context, so
    // that other versions in the session are not used, and other modules do not get ours.
    private static Assembly? Resolve(AssemblyName name) =>
        name.Name?.StartsWith(OwnPrefix, StringComparison.Ordinal) == true ? Dependencies.Value.LoadOwn(name) : null;
}
#endif
