using System;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Imaging;

namespace Roboflow.Inference.Export;

/// <summary>Writes the pictures that the server drew, each under its source's name.</summary>
internal sealed class DrawnPictureWriter(DestinationPlan plan, bool overwrite)
{
    private int _unnamed;

    /// <summary>The writer for what the user wrote. Ends the command where nothing could be written there.</summary>
    internal static DrawnPictureWriter Create(PSCmdlet cmdlet, string destination, bool overwrite)
    {
        var plan = DestinationPlan.Create(cmdlet, destination);
        if (plan.Format is not (null or PictureFormat.Jpeg))
        {
            cmdlet.ThrowTerminatingError(ExportErrors.DrawingIsJpeg(destination));
        }

        return new DrawnPictureWriter(plan, overwrite);
    }

    /// <summary>The file that was written, or null where there is an error, which is reported.</summary>
    internal FileInfo? Write(DetectionResult result, Action<ErrorRecord> report)
    {
        if (result.Visualization is not { } drawn)
        {
            report(ExportErrors.NotDrawn(result.Path));
            return null;
        }

        var file = plan.FileFor(NameOf(result.Path), string.Empty, PictureFormat.Jpeg)!;
        if (!plan.Take(file))
        {
            var source = result.Path ?? "a picture in memory";
            report(plan.IsFolder
                ? ExportErrors.Taken(file, source, "Send pictures of equal names in runs of their own, each with another -Destination.") : ExportErrors.OnlyOne(file, source));
            return null;
        }

        try
        {
            if (AtomicFile.Write(file, drawn, overwrite, PictureNames.AddressOf(result.Path) is null ? result.Path : null) is { } written)
            {
                return written;
            }

            report(ExportErrors.IsSource(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report(!overwrite && File.Exists(file) ? ExportErrors.Exists(file) : ExportErrors.NotWritten(e, file));
        }

        return null;
    }

    // An address may hold anything, and a picture in memory has no name.
    private string NameOf(string? path)
    {
        if (path is null)
        {
            return $"picture-{++_unnamed}";
        }

        return PictureNames.AddressOf(path) is { } address ? PathRules.SafeName(Path.GetFileName(Uri.UnescapeDataString(address.AbsolutePath))) : Path.GetFileName(path);
    }
}
