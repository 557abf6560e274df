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
using Help = Roboflow.Inference.Commands.HelpText.GetRoboflowVersion;

namespace Roboflow.Inference.Commands;

/// <summary>Gets the versions of projects, newest first, with the ids of their models.</summary>
[Cmdlet(VerbsCommon.Get, "RoboflowVersion")]
[OutputType(typeof(RoboflowVersion))]
public sealed class GetRoboflowVersionCommand : ServerCommand
{
    private BrowsingRun<RoboflowVersion>? _run;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = Help.Project)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ProjectNameTransformation]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string[] Project { get; set; } = [];

    [Parameter(Position = 1, HelpMessage = Help.Version)]
    [ValidateRange(1, int.MaxValue)]
    public int[]? Version { get; set; }

    [Parameter(HelpMessage = Help.Trained)]
    public SwitchParameter Trained { get; set; }

    [Parameter(HelpMessage = Help.Workspace)]
    [ValidateNotNullOrEmpty]
    public string? Workspace { get; set; }

    [Parameter(HelpMessage = Help.ApiEndpoint)]
    [AddressTransformation]
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

        // A workspace's list does not contain versions.
        if (WildcardPattern.ContainsWildcardCharacters(name.Project))
        {
            projects = await _run.Finder.GetDetailsAsync(projects, log, cancellationToken).ConfigureAwait(false);
        }

        var found = projects.SelectMany(p => p.Versions).Where(v => numbers is null || numbers.Contains(v.Version)).ToArray();
        if (found.Length == 0 && projects.Count > 0 && numbers is not null)
        {
            log.Warn($"No project that matches '{name.Project}' has the version {string.Join(" or ", numbers)}.");
        }

        return Keep(found);
    }

    private RoboflowVersion[] Keep(IEnumerable<RoboflowVersion> versions) => [.. versions.Where(v => !Trained || v.Model is not null)];
}
