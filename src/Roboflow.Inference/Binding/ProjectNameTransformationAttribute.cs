using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Binding.Objects;
using Roboflow.Inference.Management;

namespace Roboflow.Inference.Binding;

/// <summary>
/// Accepts a workspace (for all of its projects), project or version object as a project's name, also as a PSCustomObject, hashtable,
/// row or deserialized.
/// </summary>
/// <param name="ofWorkspace">Whether the name of a workspace is wanted.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ProjectNameTransformationAttribute(bool ofWorkspace = false) : ArgumentTransformationAttribute
{
    /// <summary>Stands for an object without a name, because the parameter takes texts. It is not a valid name.</summary>
    internal const string NoName = "\0=";

    /// <summary>Whether the name of a workspace is wanted.</summary>
    internal bool OfWorkspace { get; } = ofWorkspace;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject { BaseObject: IList inner } ? inner : inputData;
        return value is IList list ? list.Cast<object>().Select(Name).ToArray() : Name(value);
    }

    private object Name(object item)
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

        var workspace = PredictionReader.Text(input, "Workspace");
        var name = OfWorkspace ? workspace : ProjectOf(input, workspace);

        // Of another object, such as a number, its own text is the name.
        return name ?? (input.BaseObject is IDictionary or PSCustomObject ? NoName : item);
    }

    private static string? ProjectOf(PSObject input, string? workspace)
    {
        if (PredictionReader.Text(input, "Project") is not { } project)
        {
            return OfId(PredictionReader.Text(input, "Id")) ?? (workspace is null ? null : workspace + "/*");
        }

        var version = PredictionReader.Text(input, "Version") ?? (workspace is not null && project.All(char.IsDigit) ? ProjectName.AllVersions : null);
        return string.Join("/", new[] { workspace, project, version }.OfType<string>());
    }

    // workspace/project or workspace/project/version, as the objects of this module have it.
    private static string? OfId(string? id) => id?.Split('/') switch
    {
        [_, var project] when project.All(char.IsDigit) => $"{id}/{ProjectName.AllVersions}",
        [_, _] or [_, _, _] => id,
        _ => null,
    };
}
