using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Browsing;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Management;
using Roboflow.Inference.Output;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Commands;

/// <summary>Gets the versions of projects, newest first, with the ids of their models.</summary>
[Cmdlet(VerbsCommon.Get, "RoboflowVersion")]
[OutputType(typeof(RoboflowVersion))]
public sealed class GetRoboflowVersionCommand : ServerCommand
{
    private BrowsingRun<RoboflowVersion>? _run;

    /// <summary>Projects: project, workspace/project, and with a version project/3; wildcards are allowed in the project.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        HelpMessage = "Projects: project or workspace/project; wildcards are allowed. Optionally with a version: hard-hats/3.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ProjectNameTransformation]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string[] Project { get; set; } = [];

    /// <summary>Version numbers. Default: all versions.</summary>
    [Parameter(Position = 1, HelpMessage = "Version numbers. Default: all, newest first.")]
    [ValidateRange(1, int.MaxValue)]
    public int[]? Version { get; set; }

    /// <summary>Leaves out versions without a trained model.</summary>
    [Parameter(HelpMessage = "Leaves out versions without a trained model.")]
    public SwitchParameter Trained { get; set; }

    /// <summary>The workspace of projects that are named without one. Default: the session's, else the key's own.</summary>
    [Parameter(HelpMessage = "The workspace of projects that are named without one. Default: that of Connect-Roboflow, else the key's own.")]
    [ValidateNotNullOrEmpty]
    public string? Workspace { get; set; }

    /// <summary>The management API's base address. Default: the session's, else https://api.roboflow.com.</summary>
    [Parameter(HelpMessage = "Base address of the management API. Default: that of Connect-Roboflow, else https://api.roboflow.com.")]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    public Uri? ApiEndpoint { get; set; }

    private protected override IRunPump? Pump => _run?.Pump;

    /// <inheritdoc/>
    protected override void BeginProcessing() => _run = new(this, CreateManagementClient(ApiEndpoint), Session.Connection?.Workspace, ThrottleLimit);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (text, name) in _run!.ReadNames(Project, Workspace))
        {
            Submit(text, name, name.Version is { } number ? [number] : Version);
        }
    }

    private void Submit(string text, ProjectName name, int[]? numbers)
    {
        if (numbers is null || WildcardPattern.ContainsWildcardCharacters(name.Project))
        {
            _run!.Ask(new Question("Project", text), (log, cancellation) => ListAsync(name, numbers, log, cancellation));
            return;
        }

        foreach (var number in numbers)
        {
            _run!.Ask(new Question("Version", $"{name.Project}/{number}"), async (log, cancellation) =>
            {
                var workspace = await _run.Finder.FindWorkspaceAsync(name.Workspace, log, cancellation).ConfigureAwait(false);
                return Keep([await _run.Finder.Client.GetVersionAsync(workspace, name.Project, number, log, cancellation).ConfigureAwait(false)]);
            });
        }
    }

    private async Task<IReadOnlyList<RoboflowVersion>> ListAsync(ProjectName name, int[]? numbers, RunLog log, CancellationToken cancellationToken)
    {
        var projects = await _run!.Finder.FindProjectsAsync(name, log, cancellationToken).ConfigureAwait(false);

        // A workspace's list does not contain versions; the client limits the requests in flight.
        if (WildcardPattern.ContainsWildcardCharacters(name.Project))
        {
            projects = await Task.WhenAll(projects.Select(p => _run.Finder.Client.GetProjectAsync(p.Workspace, p.Project, log, cancellationToken)))
                .ConfigureAwait(false);
        }

        return Keep(projects.SelectMany(p => p.Versions).Where(v => numbers is null || numbers.Contains(v.Version)));
    }

    private RoboflowVersion[] Keep(IEnumerable<RoboflowVersion> versions) => [.. versions.Where(v => !Trained || v.Model is not null)];
}
