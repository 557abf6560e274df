using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Completion;

namespace Roboflow.Inference.Commands;

/// <summary>Gets projects: by name with everything, or as the workspace lists them.</summary>
[Cmdlet(VerbsCommon.Get, "RoboflowProject")]
[OutputType(typeof(RoboflowProject))]
public sealed class GetRoboflowProjectCommand : ProjectCommand<RoboflowProject>
{
    /// <summary>Projects: project or workspace/project; wildcards are allowed in the project. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, HelpMessage = "Projects: project or workspace/project; wildcards are allowed. Default: all of the workspace.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ProjectNameTransformation]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string[] Project { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var text in Project)
        {
            if (ReadName(text) is { } name)
            {
                Ask("Project", text, (log, cancellation) => FindProjectsAsync(name, log, cancellation));
            }
        }
    }
}
