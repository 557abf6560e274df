using System;
using System.Management.Automation;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of browsing: those of a request, and one id for each thing that may not exist.</summary>
internal static class ManagementErrors
{
    internal static ErrorRecord From(RoboflowException failure, string what, string? target)
    {
        var (id, advice) = failure.Kind switch
        {
            FailureKind.ModelNotFound => NotFound(what),
            FailureKind.AccessDenied => (ErrorId.AccessDenied, "The key is bad, or may not see this: check both."),
            FailureKind.RequestRejectedWithoutReason => (ErrorId.InvalidRequest, "Check -ApiEndpoint: a proxy between, or a server "
                + "of another kind, may refuse the request too."),
            FailureKind.Redirected => (ErrorId.Redirected, "Give the final address as -ApiEndpoint, if you trust it."),
            FailureKind.ErrorBodyWithOk => (ErrorId.InvalidResult, "Read the server's words in the message, and check that "
                + "-ApiEndpoint is the management API."),
            FailureKind.InvalidResult => (ErrorId.InvalidResult, "Check that -ApiEndpoint is the management API and not a proxy's or a "
                + "sign-in page."),
            _ => DetectionErrors.Describe(failure.Kind),
        };
        var record = ErrorRecordFactory.Create(failure, id, target, advice);
        if (target is not null)
        {
            // Of many names that are asked for, people want to see which one it is.
            record.ErrorDetails = ErrorRecordFactory.Details($"{what} {target}: {failure.Message}", advice);
        }

        return record;
    }

    internal static ErrorRecord Unexpected(Exception exception, string? target) => ErrorRecordFactory.Create(
        exception, ErrorId.ManagementFailed, target, "This is a fault of the module. Please report it with the command that you "
            + "ran.");

    internal static ErrorRecord InvalidName(string name) => ErrorRecordFactory.Create(
        new ArgumentException($"'{name}' is not the name of a project."), ErrorId.InvalidProjectName, name,
        "Write project or workspace/project, as in the address of its page; a version may follow: hard-hats/3.");

    private static (ErrorId Id, string Advice) NotFound(string what) => what switch
    {
        "Workspace" => (ErrorId.WorkspaceNotFound, "Check the workspace's name as it stands in the address of its page, and that the "
            + "key belongs to it."),
        "Project" => (ErrorId.ProjectNotFound, "Check the project's name as it stands in the address of its page, and that the key "
            + "belongs to its workspace."),
        _ => (ErrorId.VersionNotFound, "Get-RoboflowVersion with the project alone lists the versions that there are."),
    };
}
