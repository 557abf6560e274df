using System.Management.Automation;

namespace Roboflow.Inference.Loading;

/// <summary>
/// Hooks the module's own assembly resolution. The manifest names this assembly as a nested module, which PowerShell
/// imports before the root module: by then everything that the cmdlets are made of can be found.
/// </summary>
/// <remarks>
/// The root module could not do this for itself: PowerShell reflects over its types before it calls OnImport, and their
/// base types need Core. Public because PowerShell looks for it among the exported types. It does no input or output.
/// </remarks>
public sealed class ModuleLoader : IModuleAssemblyInitializer
{
    /// <inheritdoc/>
    /// <remarks>
    /// Nothing is unhooked on removal: assemblies stay loaded, and objects of ours may live on in the session. Attaching
    /// is idempotent, so that Import-Module -Force twice keeps one hook.
    /// </remarks>
    public void OnImport() => DependencyResolver.Attach();
}
