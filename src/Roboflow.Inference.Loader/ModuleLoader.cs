using System.Management.Automation;

namespace Roboflow.Inference.Loading;

/// <summary>
/// Attaches the module's own assembly resolution. The manifest lists this assembly as a nested module, which PowerShell
/// imports before the root module, so that the dependencies of the cmdlets can be found.
/// </summary>
/// <remarks>
/// The root module cannot do this itself: PowerShell reflects over its types before it calls OnImport, and their base types
/// need Core. The type is public because PowerShell looks for it among the exported types. It opens nothing but Core's assembly.
/// </remarks>
public sealed class ModuleLoader : IModuleAssemblyInitializer
{
    /// <inheritdoc/>
    /// <remarks>
    /// It is not detached when the module is removed, because assemblies stay loaded and our objects can remain in the session.
    /// Attaching is idempotent, so repeated Import-Module -Force keeps a single handler.
    /// </remarks>
    public void OnImport() => DependencyResolver.Attach();
}
