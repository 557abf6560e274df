using System;
using System.Collections.Generic;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Browsing;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Management;
using Roboflow.Inference.Output;
using Help = Roboflow.Inference.Commands.HelpText.GetRoboflowWorkspace;

namespace Roboflow.Inference.Commands;

/// <summary>Gets the workspaces that the key has access to, with their projects.</summary>
[Cmdlet(VerbsCommon.Get, "RoboflowWorkspace")]
[OutputType(typeof(RoboflowWorkspace))]
public sealed class GetRoboflowWorkspaceCommand : ServerCommand
{
    private BrowsingRun<RoboflowWorkspace>? _run;

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = Help.Workspace)]
    [ValidateNotNullOrEmpty]
    [ProjectNameTransformation(ofWorkspace: true)]
    public string[]? Workspace { get; set; }

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
        foreach (var name in Workspace ?? (string?[])[null])
        {
            if (name is not null && !ProjectName.IsWorkspace(name))
            {
                _run!.Report(name == ProjectNameTransformationAttribute.NoName ? ManagementErrors.NamesNoWorkspace() : ManagementErrors.InvalidWorkspace(name));
                continue;
            }

            _run!.Ask(new Question("Workspace", name), async (log, cancellation) =>
            {
                var workspace = await _run.Finder.FindWorkspaceAsync(name?.Trim().Trim('/'), log, cancellation).ConfigureAwait(false);
                return new List<RoboflowWorkspace> { await _run.Finder.Client.GetWorkspaceAsync(workspace, log, cancellation).ConfigureAwait(false) };
            });
        }
    }
}
