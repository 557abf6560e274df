using System;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Imaging;

namespace Roboflow.Inference.Export;

/// <summary>Writes the pictures that the server drew, each under its source's name.</summary>
internal sealed class DrawnPictureWriter(DestinationPlan plan, bool overwrite)
{
    private int _unnamed;

    /// <summary>The file that was written, or null where there is an error, which is reported.</summary>
    internal FileInfo? Write(DetectionResult result, Action<ErrorRecord> report)
    {
        if (result.Visualization is not { } drawn)
        {
            report(ExportErrors.NotDrawn(result.Path));
            return null;
        }

        var file = plan.FileFor(NameOf(result.Path), string.Empty, PictureFormat.Jpeg)!;
        if (result.Path is not null && PathRules.Comparer.Equals(file, result.Path))
        {
            report(ExportErrors.IsSource(file));
            return null;
        }

        if (!plan.Take(file))
        {
            report(ExportErrors.Taken(file, result.Path ?? file, "Send pictures of equal names in runs of their own, each with another -Destination."));
            return null;
        }

        try
        {
            return AtomicFile.Write(file, drawn, overwrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report(!overwrite && File.Exists(file) ? ExportErrors.Exists(file) : ExportErrors.NotWritten(e, file));
            return null;
        }
    }

    // An address may hold anything, and a picture in memory has no name.
    private string NameOf(string? path)
    {
        if (path is null)
        {
            return $"picture-{++_unnamed}";
        }

        var isAddress = Uri.TryCreate(path, UriKind.Absolute, out var address) && !address.IsFile;
        return isAddress ? PathRules.SafeName(Path.GetFileName(address!.AbsolutePath)) : Path.GetFileName(path);
    }
}
