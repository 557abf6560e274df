using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Management;
using Roboflow.Inference.Runs;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Browsing;

/// <summary>Finds workspaces and projects by name with the management API.</summary>
/// <param name="client">The management API.</param>
/// <param name="sessionWorkspace">The workspace of names without one, or null for the key's own.</param>
internal sealed class ProjectFinder(ManagementClient client, string? sessionWorkspace)
{
    private const int MostNamed = 10;

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
        var found = all.Projects.Where(p => pattern.IsMatch(p.Project)).ToArray();
        if (found.Length == 0 && all.Projects.Count > 0)
        {
            log.Warn($"No project of the workspace {workspace} matches '{name.Project}'.");
        }

        return found;
    }

    /// <summary>
    /// Returns projects of a list with all details, which the list does not contain; the client limits the requests in flight.
    /// Those that cannot be read are one failure of the item, and the others are returned.
    /// </summary>
    internal async Task<IReadOnlyList<RoboflowProject>> GetDetailsAsync(IReadOnlyList<RoboflowProject> listed, RunLog log, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(listed.Select(AskAsync)).ConfigureAwait(false);
        var failed = answers.Select((a, i) => (listed[i].Project, a.Failure)).Where(f => f.Failure is not null).ToArray();
        if (failed.Length > 0)
        {
            var causes = string.Join(" ", failed.Take(MostNamed).Select(f => $"{f.Project}: {f.Failure!.Message}"));
            log.Fail(new RoboflowException(
                failed[0].Failure!.Kind,
                $"{Counted.Of(failed.Length, "project")} of {listed.Count} cannot be read. {causes}{(failed.Length > MostNamed ? " …" : string.Empty)}")
            {
                EndsRun = false,
            });
        }

        return answers.Select(a => a.Project).OfType<RoboflowProject>().ToArray();

        async Task<(RoboflowProject? Project, RoboflowException? Failure)> AskAsync(RoboflowProject project)
        {
            try
            {
                return (await client.GetProjectAsync(project.Workspace, project.Project, log, cancellationToken).ConfigureAwait(false), null);
            }
            catch (RoboflowException e) when (!e.EndsRun)
            {
                return (null, e);
            }
        }
    }
}
