using System;
using System.IO;
using System.Reflection;

namespace Roboflow.Inference.Loading;

/// <summary>
/// Adds another module's assemblies and native libraries to this module's load context. Nothing is loaded until it is
/// requested.
/// </summary>
internal static class CompanionModule
{
    private static readonly object Gate = new();

    /// <summary>Loads the companion's assembly, which has the module's name, from its folder.</summary>
    /// <param name="moduleFolder">The companion's folder, with <c>bin</c> and <c>native</c>.</param>
    /// <param name="name">The name of the module and of its assembly.</param>
    /// <exception cref="PlatformNotSupportedException">The companion has no native library for this platform.</exception>
    internal static Assembly Load(string moduleFolder, string name)
    {
        var assemblies = Path.Combine(moduleFolder, "bin", Path.GetFileName(DependencyResolver.AssemblyFolder));
        var natives = NativeFolder.Find(assemblies);
        if (!Directory.Exists(natives))
        {
            throw new PlatformNotSupportedException($"{name} has no native library for {Path.GetFileName(natives)}.");
        }

        lock (Gate)
        {
            return DependencyResolver.LoadCompanion(assemblies, name);
        }
    }
}
