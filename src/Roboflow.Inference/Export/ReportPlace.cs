using System;
using System.ComponentModel;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Files;
using Roboflow.Inference.Reporting;

namespace Roboflow.Inference.Export;

/// <summary>The file or folder of a report: checked before the first image is processed, opened when it is written.</summary>
internal static class ReportPlace
{
    /// <summary>Returns the full path; a terminating error if it exists and must not be replaced, or is not the right kind.</summary>
    internal static string Find(PSCmdlet cmdlet, string written, bool embed, bool force)
    {
        var destination = PathResolver.Require(cmdlet, written);
        if (embed)
        {
            var file = ReportPage.FileFor(written, destination);
            RequireFile(cmdlet, file, force);
            return file;
        }

        if (PathRules.FileForFolder(Path.Combine(destination, ReportFolder.FilesName)) is { } standing)
        {
            cmdlet.ThrowTerminatingError(ReportErrors.NotAFolder(standing));
        }

        if (ReportPage.IsPage(destination) && !Directory.Exists(destination) && !PathRules.NamesFolder(written))
        {
            cmdlet.ThrowTerminatingError(ReportErrors.NeedsEmbed(destination));
        }

        if (!force && ReportFolder.Earlier(destination) is { } earlier)
        {
            cmdlet.ThrowTerminatingError(ReportErrors.Exists(earlier));
        }

        RequireFile(cmdlet, Path.Combine(destination, ReportFolder.PageName), force);
        RequireOwn(cmdlet, destination);
        return FolderPaths.WithoutEnd(destination);
    }

    private static void RequireFile(PSCmdlet cmdlet, string page, bool force)
    {
        if (ExistingFileException.At(page, force) is { } existing)
        {
            cmdlet.ThrowTerminatingError(ReportErrors.Exists(existing));
        }

        if (RegularFile.ObstacleAt(page) is { } obstacle)
        {
            cmdlet.ThrowTerminatingError(ReportErrors.NotWritten(new IOException(obstacle), page));
        }
    }

    private static void RequireOwn(PSCmdlet cmdlet, string destination)
    {
        try
        {
            if (ReportFolder.Foreign(destination) is { } foreign)
            {
                cmdlet.ThrowTerminatingError(ReportErrors.NotWritten(new ForeignFileException(foreign), destination));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            cmdlet.ThrowTerminatingError(ReportErrors.NotWritten(e, destination));
        }
    }

    /// <summary>Writes the page to the pipeline and opens it, each if requested.</summary>
    internal static void Present(PSCmdlet cmdlet, string page, bool passThru, bool open)
    {
        if (passThru)
        {
            cmdlet.WriteObject(WrittenFile.Of(cmdlet, new FileInfo(page)));
        }

        try
        {
            if (open)
            {
                ReportPage.Open(page);
            }
        }
        catch (Exception e) when (e is Win32Exception or PlatformNotSupportedException or FileNotFoundException)
        {
            cmdlet.WriteError(ReportErrors.NotOpened(e, page));
        }
    }
}
