using System;
using System.Management.Automation;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of the browsing commands: those of a request, and one id for each kind of item that does not exist.</summary>
internal static class ManagementErrors
{
    internal static ErrorRecord From(RoboflowException failure, string what, string? target)
    {
        var (id, advice) = failure.Kind switch
        {
            FailureKind.ModelNotFound => NotFound(what),
            FailureKind.AccessDenied => (ErrorId.AccessDenied, "The key is invalid or has no access: check both."),
            FailureKind.RequestRejectedWithoutReason => (ErrorId.InvalidRequest, "Check -ApiEndpoint: a proxy, or a different kind "
            + "of server, can reject the request too."),
            FailureKind.Redirected => (ErrorId.Redirected, "If you trust the final address, use it as -ApiEndpoint."),
            FailureKind.ErrorBodyWithOk => (ErrorId.InvalidResult, "Read the server's text in the message, and check that "
                + "-ApiEndpoint is the management API."),
            FailureKind.InvalidResult => (ErrorId.InvalidResult, "Check that -ApiEndpoint is the management API and not a proxy's or a "
                + "sign-in page."),
            _ => DetectionErrors.Describe(failure.Kind),
        };
        var record = ErrorRecordFactory.Create(failure, id, target, advice);
        if (target is not null)
        {
            // With many names, the error must name the item.
            record.ErrorDetails = ErrorRecordFactory.Details($"{what} {target}: {failure.Message}", advice);
        }

        return record;
    }

    internal static ErrorRecord Unexpected(Exception exception, string? target) => ErrorRecordFactory.Create(
        exception, ErrorId.ManagementFailed, target, "This is a bug in the module. Please report it with the command that you "
            + "ran.");

    internal static ErrorRecord InvalidName(string name) => ErrorRecordFactory.Create(
        new ArgumentException($"'{AddressText.OfName(name)}' is not a valid project name."), ErrorId.InvalidProjectName, AddressText.OfName(name),
        "Write project or workspace/project, as in the address of its page, optionally with a version: hard-hats/3.");

    internal static ErrorRecord NamesNoProject() => ErrorRecordFactory.Create(
        new ArgumentException("The object does not name a project: it has neither a Project nor an Id such as workspace/project."),
        ErrorId.InvalidProjectName, null, "Add the property Project, and Workspace if it is not the key's own.");

    internal static ErrorRecord NamesNoWorkspace() => ErrorRecordFactory.Create(
        new ArgumentException("The object does not name a workspace: it has no Workspace."), ErrorId.InvalidProjectName, null,
        "Add the property Workspace.");

    internal static ErrorRecord InvalidWorkspace(string name) => ErrorRecordFactory.Create(
        new ArgumentException($"'{AddressText.OfName(name)}' is not a valid workspace name."), ErrorId.InvalidProjectName, AddressText.OfName(name),
        "Write it as in the address of its page, without slashes.");

    private static (ErrorId Id, string Advice) NotFound(string what) => what switch
    {
        "Workspace" => (ErrorId.WorkspaceNotFound, "Check the workspace's name in the address of its page, and that the "
            + "key belongs to it."),
        "Project" => (ErrorId.ProjectNotFound, "Check the project's name in the address of its page, and that the key "
            + "belongs to its workspace."),
        _ => (ErrorId.VersionNotFound, "Get-RoboflowVersion with only the project lists its versions."),
    };
}
