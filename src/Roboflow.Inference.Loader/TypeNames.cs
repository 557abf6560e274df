#if NET
using System;
using System.Management.Automation;
using System.Reflection;

namespace Roboflow.Inference.Loading;

/// <summary>
/// Lets scripts write <c>[Roboflow.Inference.Prediction]</c>: PowerShell looks type names up in the session's own load
/// context and among its accelerators, but in no other context.
/// </summary>
internal static class TypeNames
{
    /// <summary>Makes an accelerator of each public type, by its full name, as about_Classes does to export types.</summary>
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
