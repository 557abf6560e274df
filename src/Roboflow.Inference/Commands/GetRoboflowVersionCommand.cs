using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Commands;

/// <summary>Gets the versions of projects, newest first, with the ids of their models.</summary>
[Cmdlet(VerbsCommon.Get, "RoboflowVersion")]
[OutputType(typeof(RoboflowVersion))]
public sealed class GetRoboflowVersionCommand : ProjectCommand<RoboflowVersion>
{
    /// <summary>Projects: project, workspace/project, and with a version project/3; wildcards are allowed in the project.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "Projects: project or workspace/project; wildcards are allowed. A version may follow: hard-hats/3.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ProjectNameTransformation]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string[] Project { get; set; } = [];

    /// <summary>Versions by their numbers; else all.</summary>
    [Parameter(Position = 1, HelpMessage = "Numbers of versions. Default: all, newest first.")]
    [ValidateRange(1, int.MaxValue)]
    public int[]? Version { get; set; }

    /// <summary>Leaves out versions for which no model was trained.</summary>
    [Parameter(HelpMessage = "Leaves out versions for which no model was trained.")]
    public SwitchParameter Trained { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var text in Project)
        {
            if (ReadName(text) is { } name)
            {
                int[]? numbers = name.Version is { } number ? [number] : Version;
                Submit(text, name, numbers);
            }
        }
    }

    private void Submit(string text, ProjectName name, int[]? numbers)
    {
        if (numbers is null || WildcardPattern.ContainsWildcardCharacters(name.Project))
        {
            Ask("Project", text, (log, cancellation) => ListAsync(name, numbers, log, cancellation));
            return;
        }

        foreach (var number in numbers)
        {
            Ask("Version", $"{name.Project}/{number}", async (log, cancellation) =>
            {
                var workspace = await FindWorkspaceAsync(name.Workspace, log, cancellation).ConfigureAwait(false);
                return Keep([await Client.GetVersionAsync(workspace, name.Project, number, log, cancellation).ConfigureAwait(false)]);
            });
        }
    }

    private async Task<IReadOnlyList<RoboflowVersion>> ListAsync(ProjectName name, int[]? numbers, RunLog log, CancellationToken cancellationToken)
    {
        var projects = await FindProjectsAsync(name, log, cancellationToken).ConfigureAwait(false);

        // A workspace's list holds no versions; the client bounds how many of these are in flight.
        if (WildcardPattern.ContainsWildcardCharacters(name.Project))
        {
            projects = await Task.WhenAll(projects.Select(p => Client.GetProjectAsync(p.Workspace, p.Project, log, cancellationToken))).ConfigureAwait(false);
        }

        return Keep(projects.SelectMany(p => p.Versions).Where(v => numbers is null || numbers.Contains(v.Version)));
    }

    private RoboflowVersion[] Keep(IEnumerable<RoboflowVersion> versions) => [.. versions.Where(v => !Trained || v.Model is not null)];
}
