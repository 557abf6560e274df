using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Commands;

/// <summary>The base of cmdlets that take names of projects, with wildcards, from people or from the pipeline.</summary>
/// <typeparam name="TItem">What is written.</typeparam>
public abstract class ProjectCommand<TItem> : ManagementCommand<TItem>
{
    /// <summary>The workspace of projects that are named without one; else the session's, else the key's own.</summary>
    [Parameter(HelpMessage = "The workspace of projects that are named without one. Default: that of Connect-Roboflow, else the key's own.")]
    [ValidateNotNullOrEmpty]
    public string? Workspace { get; set; }

    /// <summary>Reads a name; writes an error and gives null for what is none.</summary>
    private protected ProjectName? ReadName(string text)
    {
        if (ValidateWildcardAttribute.IsPattern(text) && ProjectName.TryParse(text, out var name))
        {
            return name! with { Workspace = name.Workspace ?? Workspace?.Trim().Trim('/') };
        }

        WriteError(ManagementErrors.InvalidName(text));
        return null;
    }

    /// <summary>The project, in full; or those of the workspace's list that a wildcard matches.</summary>
    private protected async Task<IReadOnlyList<RoboflowProject>> FindProjectsAsync(ProjectName name, RunLog log, CancellationToken cancellationToken)
    {
        var workspace = await FindWorkspaceAsync(name.Workspace, log, cancellationToken).ConfigureAwait(false);
        if (!WildcardPattern.ContainsWildcardCharacters(name.Project))
        {
            return [await Client.GetProjectAsync(workspace, name.Project, log, cancellationToken).ConfigureAwait(false)];
        }

        var all = await Client.GetWorkspaceAsync(workspace, log, cancellationToken).ConfigureAwait(false);
        var pattern = new WildcardPattern(name.Project, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return [.. all.Projects.Where(p => pattern.IsMatch(p.Project))];
    }
}
