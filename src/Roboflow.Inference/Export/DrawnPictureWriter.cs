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
        if (!plan.Take(file))
        {
            var source = result.Path ?? "a picture in memory";
            report(plan.IsFolder
                ? ExportErrors.Taken(file, source, "Send pictures of equal names in runs of their own, each with another -Destination.") : ExportErrors.OnlyOne(file, source));
            return null;
        }

        try
        {
            if (AtomicFile.Write(file, drawn, overwrite, IsAddress(result.Path) ? null : result.Path) is { } written)
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

        return IsAddress(path) ? PathRules.SafeName(Path.GetFileName(new Uri(path).AbsolutePath)) : Path.GetFileName(path);
    }

    private static bool IsAddress(string? path) => Uri.TryCreate(path, UriKind.Absolute, out var address) && !address.IsFile;
}
