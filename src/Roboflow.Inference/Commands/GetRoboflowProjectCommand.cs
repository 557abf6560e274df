using System;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Browsing;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Output;

namespace Roboflow.Inference.Commands;

/// <summary>Gets projects: by name with all details, or from the workspace's list.</summary>
[Cmdlet(VerbsCommon.Get, "RoboflowProject")]
[OutputType(typeof(RoboflowProject))]
public sealed class GetRoboflowProjectCommand : ServerCommand
{
    private BrowsingRun<RoboflowProject>? _run;

    /// <summary>Projects: project or workspace/project; wildcards are allowed in the project. Default: all.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipeline = true,
        HelpMessage = "Projects: project or workspace/project; wildcards are allowed. Default: all projects of the workspace.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ProjectNameTransformation]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string[] Project { get; set; } = ["*"];

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
            _run.Ask(new Question("Project", text), (log, cancellation) => _run.Finder.FindProjectsAsync(name, log, cancellation));
        }
    }
}
