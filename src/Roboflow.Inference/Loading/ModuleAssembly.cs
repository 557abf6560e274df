using System.Management.Automation;

namespace Roboflow.Inference.Loading;

/// <summary>Hooks the module's own assembly resolution when PowerShell imports it, and unhooks it on removal.</summary>
/// <remarks>Public because PowerShell looks for it among the exported types. It does no input or output.</remarks>
public sealed class ModuleAssembly : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport() => DependencyResolver.Attach();

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        // The resolver stays: assemblies cannot be unloaded, and objects of ours may live on in the session. Attach is
        // idempotent, so that Import-Module -Force twice keeps one hook.
    }
}
