using System;
using System.Globalization;

namespace Roboflow.Inference.Management;

/// <summary>A project as users write it: <c>project</c>, <c>workspace/project</c>, <c>project/3</c> or <c>workspace/project/3</c>.</summary>
internal sealed record ProjectName(string? Workspace, string Project, int? Version)
{
    /// <summary>Follows a project whose own name is a number, which would be a version.</summary>
    internal const string AllVersions = "*";

    /// <summary>Reads one of these forms; a second part of only digits is a version.</summary>
    internal static bool TryParse(string text, out ProjectName? name)
    {
        var parts = Array.ConvertAll(text.Trim().Trim('/').Split('/'), p => p.Trim());

        // The query of an address can contain a key. Its question mark alone would be a wildcard.
        name = Array.Exists(parts, p => p.Length == 0 || p is "." or ".." || p.IndexOf('=') >= 0) ? null : parts switch
        {
            [var project] => new ProjectName(null, project, null),
            [var project, var version] when Number(version) is { } number => new ProjectName(null, project, number),
            [var workspace, var project] => new ProjectName(workspace, project, null),
            [var workspace, var project, AllVersions] => new ProjectName(workspace, project, null),
            [var workspace, var project, var version] when Number(version) is { } number => new ProjectName(workspace, project, number),
            _ => null,
        };
        return name is not null;
    }

    /// <summary>Whether the text is a workspace's name: one part that is not a step in a path.</summary>
    internal static bool IsWorkspace(string text) => TryParse(text, out var name) && name is { Workspace: null, Version: null };

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
