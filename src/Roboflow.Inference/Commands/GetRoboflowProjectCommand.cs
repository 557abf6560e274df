using System;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Browsing;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Output;
using Help = Roboflow.Inference.Commands.HelpText.GetRoboflowProject;

namespace Roboflow.Inference.Commands;

/// <summary>Gets projects: by name with all details, or from the workspace's list.</summary>
[Cmdlet(VerbsCommon.Get, "RoboflowProject")]
[OutputType(typeof(RoboflowProject))]
public sealed class GetRoboflowProjectCommand : ServerCommand
{
    private BrowsingRun<RoboflowProject>? _run;

    [Parameter(Position = 0, ValueFromPipeline = true, HelpMessage = Help.Project)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ProjectNameTransformation]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string[] Project { get; set; } = ["*"];

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
            _run.Ask(new Question("Project", text), (log, cancellation) => _run.Finder.FindProjectsAsync(name, log, cancellation));
        }
    }
}
