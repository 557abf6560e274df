using System;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Images;
using Roboflow.Inference.Imaging;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Export;

/// <summary>Writes the server's drawings, each under its source's name.</summary>
internal sealed class DrawnImageWriter(DestinationPlan plan, bool overwrite)
{
    private readonly RunSources _sources = new();
    private int _unnamed;

    /// <summary>Creates the writer from user input. Ends the command if the destination cannot be written.</summary>
    internal static DrawnImageWriter Create(PSCmdlet cmdlet, string destination, bool overwrite)
    {
        var plan = DestinationPlan.Create(cmdlet, destination);
        if (plan.Format is not (null or ImageFormat.Jpeg))
        {
            cmdlet.ThrowTerminatingError(ExportErrors.DrawingIsJpeg(destination));
        }

        return new DrawnImageWriter(plan, overwrite);
    }

    /// <summary>Adds an image of the run, which no drawing replaces.</summary>
    internal void AddSource(ImageSource source)
    {
        if (source is { Address: null, Path: { } path })
        {
            _sources.Add(path);
        }
    }

    /// <summary>Returns the file that was written, or null after reporting an error.</summary>
    /// <param name="result">The result.</param>
    /// <param name="report">Reports an error of this image.</param>
    /// <param name="endRun">Reports an error that every later image would have too.</param>
    internal FileInfo? Write(DetectionResult result, Action<ErrorRecord> report, Action<ErrorRecord> endRun)
    {
        if (Flaw(result) is { } flaw)
        {
            report(flaw);
            return null;
        }

        var drawn = result.Visualization!;
        var file = plan.FileFor(NameOf(result.Path), string.Empty, ImageFormat.Jpeg)!;
        var own = ImageNames.AddressOf(result.Path) is null ? result.Path : null;
        if (overwrite && plan.IsFolder && !plan.IsTaken(file) && own is not null && _sources.Replaced(file, own) is { } replaced)
        {
            report(PathRules.Comparer.Equals(replaced, own) ? ExportErrors.IsSource(file) : ExportErrors.IsOtherSource(file, own));
            return null;
        }

        if (!plan.Take(file))
        {
            var source = result.Path ?? "an image in memory";
            report(plan.IsFolder
                ? ExportErrors.Taken(file, source, "Send images with equal names in separate runs, each with another -Destination.") : ExportErrors.OnlyOne(
                    file,
                    source));
            return null;
        }

        try
        {
            if (AtomicFile.Write(file, drawn, overwrite, own, plan.Root) is { } written)
            {
                return written;
            }

            report(ExportErrors.IsSource(file));
        }
        catch (DestinationException e)
        {
            endRun(ExportErrors.NotWritten(e.InnerException!, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report(!overwrite && File.Exists(file) ? ExportErrors.Exists(file) : ExportErrors.NotWritten(e, file));
        }

        return null;
    }

    /// <summary>Returns the error of a missing drawing, or of one that is not a complete JPEG; else null.</summary>
    internal static ErrorRecord? Flaw(DetectionResult result) => result.Visualization is not { } drawn ? ExportErrors.NotDrawn(result.Path)
        : FaultOf(drawn) is { } fault ? ExportErrors.DrawingUnreadable(result.Path, fault)
        : null;

    // A server's answer is untrusted. Without libvips for this platform only its first bytes are checked.
    private static InvalidImageException? FaultOf(byte[] drawn)
    {
        try
        {
            if (ImageSignature.KindOf(drawn) != ImageKind.Jpeg)
            {
                return new InvalidImageException("The data is not a JPEG image.");
            }

            ImageDecoder.Read(drawn).Recycle();
            return null;
        }
        catch (RoboflowException)
        {
            return null;
        }
        catch (InvalidImageException e)
        {
            return e;
        }
    }

    // An address can contain any text, and an image in memory has no name.
    private string NameOf(string? path)
    {
        if (path is null)
        {
            return $"image-{++_unnamed}";
        }

        return ImageNames.AddressOf(path) is { } address
            ? SafeFileName.Of(Path.GetFileName(Uri.UnescapeDataString(address.AbsolutePath)))
            : Path.GetFileName(path);
    }
}
