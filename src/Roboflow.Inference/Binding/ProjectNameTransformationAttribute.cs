using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Management;

namespace Roboflow.Inference.Binding;

/// <summary>
/// Accepts a workspace (for all of its projects), project or version object as a project's name, also as a PSCustomObject or
/// deserialized.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ProjectNameTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject { BaseObject: IList inner } ? inner : inputData;
        return value is IList list ? list.Cast<object>().Select(Name).ToArray() : Name(value);
    }

    private static object Name(object item)
    {
        if (item is null)
        {
            // The parameter's own validation says that it is empty.
            return item!;
        }

        var input = PSObject.AsPSObject(item);
        if (input.BaseObject is string text)
        {
            return text;
        }

        string?[] parts = [Part(input, "Workspace"), Part(input, "Project") ?? (Part(input, "Workspace") is null ? null : "*"), Part(input, "Version")];
        if (parts[0] is not null && parts[1]?.All(char.IsDigit) == true)
        {
            parts[2] ??= ProjectName.AllVersions;
        }

        return parts[1] is null ? item : string.Join("/", parts.Where(p => p is not null));
    }

    private static string? Part(PSObject input, string name) =>
        Convert.ToString(input.Properties[name]?.Value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
}
