#if NET
using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace Roboflow.Inference.Loading;

/// <summary>PowerShell 7: whatever is in <c>lib/</c> is loaded into a context of its own.</summary>
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

    // The session asks us for our own assemblies only. The packages below them are asked for by those assemblies, inside
    // the context: another version in the session is never met, and nobody else gets ours.
    private static Assembly? Resolve(AssemblyName name) =>
        name.Name?.StartsWith(OwnPrefix, StringComparison.Ordinal) == true ? Dependencies.Value.LoadOwn(name) : null;
}
#endif
