using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Management;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Browsing;

/// <summary>Finds workspaces and projects by name with the management API.</summary>
/// <param name="client">The management API.</param>
/// <param name="sessionWorkspace">The workspace of names without one, or null for the key's own.</param>
internal sealed class ProjectFinder(ManagementClient client, string? sessionWorkspace)
{
    private readonly object _lock = new();
    private Task<string>? _ownWorkspace;

    internal ManagementClient Client => client;

    /// <summary>Returns the named workspace, else the session's, else the key's own, which is requested once.</summary>
    internal Task<string> FindWorkspaceAsync(string? named, RunLog log, CancellationToken cancellationToken)
    {
        if ((named ?? sessionWorkspace) is { Length: > 0 } known)
        {
            return Task.FromResult(known);
        }

        lock (_lock)
        {
            return _ownWorkspace ??= client.GetOwnWorkspaceAsync(log, cancellationToken);
        }
    }

    /// <summary>Returns the project with all details, or the projects in the workspace's list that match a wildcard.</summary>
    internal async Task<IReadOnlyList<RoboflowProject>> FindProjectsAsync(ProjectName name, RunLog log, CancellationToken cancellationToken)
    {
        var workspace = await FindWorkspaceAsync(name.Workspace, log, cancellationToken).ConfigureAwait(false);
        if (!WildcardPattern.ContainsWildcardCharacters(name.Project))
        {
            return new[] { await client.GetProjectAsync(workspace, name.Project, log, cancellationToken).ConfigureAwait(false) };
        }

        var all = await client.GetWorkspaceAsync(workspace, log, cancellationToken).ConfigureAwait(false);
        var pattern = new WildcardPattern(name.Project, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return all.Projects.Where(p => pattern.IsMatch(p.Project)).ToArray();
    }
}
