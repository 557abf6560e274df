using System.Management.Automation;

namespace Roboflow.Inference.Commands;

/// <summary>Gets the workspaces that the key can see, with their projects.</summary>
[Cmdlet(VerbsCommon.Get, "RoboflowWorkspace")]
[OutputType(typeof(RoboflowWorkspace))]
public sealed class GetRoboflowWorkspaceCommand : ManagementCommand<RoboflowWorkspace>
{
    /// <summary>Workspaces by their names in addresses; else the session's, else the key's own.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "Names of workspaces. Default: that of Connect-Roboflow, else the key's own.")]
    [ValidateNotNullOrEmpty]
    public string[]? Workspace { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in Workspace ?? (string?[])[null])
        {
            Ask("Workspace", name, async (log, cancellation) =>
            {
                var workspace = await FindWorkspaceAsync(name?.Trim().Trim('/'), log, cancellation).ConfigureAwait(false);
                return [await Client.GetWorkspaceAsync(workspace, log, cancellation).ConfigureAwait(false)];
            });
        }
    }
}
