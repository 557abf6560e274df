using System;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using Roboflow.Inference.Binding.Images;
using Roboflow.Inference.Binding.Objects;

namespace Roboflow.Inference.Binding;

/// <summary>
/// Tells a version of Get-RoboflowVersion from a row that names an image: an empty Model of a row means the session's model, but a
/// version has no other model than its own.
/// </summary>
internal static class PipedVersion
{
    // The engine binds a version's empty Model, and passes nothing else of the object to the cmdlet.
    private static readonly PropertyInfo? Piped = typeof(PSCmdlet).GetProperty("CurrentPipelineObject", BindingFlags.Instance | BindingFlags.NonPublic);

    /// <summary>
    /// Returns the id of the version that the cmdlet processes, typed, deserialized, or read from a file; it can be empty. Null for
    /// another object.
    /// </summary>
    internal static string? Find(PSCmdlet cmdlet) => Piped?.GetValue(cmdlet) is PSObject input && IsVersion(input)
        ? PredictionReader.Text(input, nameof(RoboflowVersion.Id)) ?? string.Join("/", Parts(input).OfType<string>())
        : null;

    private static bool IsVersion(PSObject input) =>
        TypeTrace.Has<RoboflowVersion>(input) || (Array.IndexOf(Parts(input), null) < 0 && !NamedImage.NamesImage(input));

    private static string?[] Parts(PSObject input) => Array.ConvertAll(
        [nameof(RoboflowVersion.Workspace), nameof(RoboflowVersion.Project), nameof(RoboflowVersion.Version)],
        name => PredictionReader.Text(input, name));
}
