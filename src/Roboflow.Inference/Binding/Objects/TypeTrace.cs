using System;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Binding.Objects;

/// <summary>The type that an object had before it was deserialized, selected or written to a file.</summary>
internal static class TypeTrace
{
    /// <summary>Whether the object is or was of the type: Deserialized.NAME, Selected.NAME, and CSV:NAME of Import-Csv.</summary>
    internal static bool Has<T>(PSObject input)
    {
        var type = typeof(T).FullName!;
        return input.TypeNames.Any(name => name.EndsWith(type, StringComparison.Ordinal)
            && (name.Length == type.Length || name[name.Length - type.Length - 1] is '.' or ':'));
    }
}
