#if NET
using System;
using System.Management.Automation;
using System.Reflection;

namespace Roboflow.Inference.Loading;

/// <summary>
/// Makes <c>[Roboflow.Inference.Prediction]</c> work in scripts: PowerShell looks up type names only in the session's own load
/// context and among its type accelerators.
/// </summary>
internal static class TypeNames
{
    /// <summary>Adds a type accelerator for each public type, by its full name, as about_Classes shows for exporting types.</summary>
    internal static void Publish(Assembly assembly)
    {
        var accelerators = typeof(PSObject).Assembly.GetType("System.Management.Automation.TypeAccelerators");
        if (accelerators?.GetMethod("Add", [typeof(string), typeof(Type)]) is not { } add)
        {
            return;
        }

        foreach (var type in assembly.GetExportedTypes())
        {
            add.Invoke(null, [type.FullName, type]);
        }
    }
}
#endif
