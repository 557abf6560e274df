using System;
using System.Management.Automation;
using Roboflow.Inference.Detection;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of browsing: those of a request, and one id for each thing that may not exist.</summary>
internal static class ManagementErrors
{
    internal static ErrorRecord From(RoboflowException failure, string what, string? target)
    {
        var (id, category, advice) = failure.Kind switch
        {
            FailureKind.ModelNotFound => NotFound(what),
            FailureKind.AccessDenied => ("AccessDenied", ErrorCategory.PermissionDenied, "The key is bad, or may not see this: check both."),
            FailureKind.RequestRejectedWithoutReason => ("InvalidRequest", ErrorCategory.InvalidArgument, "Check -ApiEndpoint: a proxy between, or a server "
                + "of another kind, may refuse the request too."),
            FailureKind.Redirected => ("Redirected", ErrorCategory.SecurityError, "Give the final address as -ApiEndpoint, if you trust it."),
            FailureKind.ErrorBodyWithOk => ("InvalidResult", ErrorCategory.InvalidResult, "Read the server's words in the message, and check that "
                + "-ApiEndpoint is the management API."),
            FailureKind.InvalidResult => ("InvalidResult", ErrorCategory.InvalidResult, "Check that -ApiEndpoint is the management API and not a proxy's or a "
                + "sign-in page."),
            _ => DetectionErrors.Describe(failure.Kind),
        };
        var record = ErrorRecordFactory.Create(failure, id, category, target, advice);
        if (target is not null)
        {
            // Of many names that are asked for, people want to see which one it is.
            record.ErrorDetails = ErrorRecordFactory.Details($"{what} {target}: {failure.Message}", advice);
        }

        return record;
    }

    internal static ErrorRecord Unexpected(Exception exception, string? target) => ErrorRecordFactory.Create(
        exception, "ManagementFailed", ErrorCategory.InvalidOperation, target, "This is a fault of the module. Please report it with the command that you "
            + "ran.");

    internal static ErrorRecord InvalidName(string name) => ErrorRecordFactory.Create(
        new ArgumentException($"'{name}' is not the name of a project."), "InvalidProjectName", ErrorCategory.InvalidArgument, name,
        "Write project or workspace/project, as in the address of its page; a version may follow: hard-hats/3.");

    private static (string Id, ErrorCategory Category, string Advice) NotFound(string what) => what switch
    {
        "Workspace" => ("WorkspaceNotFound", ErrorCategory.ObjectNotFound, "Check the workspace's name as it stands in the address of its page, and that the "
            + "key belongs to it."),
        "Project" => ("ProjectNotFound", ErrorCategory.ObjectNotFound, "Check the project's name as it stands in the address of its page, and that the key "
            + "belongs to its workspace."),
        _ => ("VersionNotFound", ErrorCategory.ObjectNotFound, "Get-RoboflowVersion with the project alone lists the versions that there are."),
    };
}
