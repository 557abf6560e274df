using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Files;
using Roboflow.Inference.Images;
using Roboflow.Inference.Imaging;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Export;

/// <summary>Writes the server's drawings, each under its source's name.</summary>
internal sealed class DrawnImageWriter(DestinationPlan plan, bool overwrite)
{
    private readonly RunSources _sources = new();
    private readonly HashSet<string> _expected = new(PathRules.Comparer);

    // By their place among the images in memory, whether those before have a drawing or not. The images are not kept.
    private readonly ConditionalWeakTable<ImageSource, string> _names = new();
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

    /// <summary>
    /// Adds an image of the run, which no drawing replaces. Returns an error if it must not be sent: this run has overwritten it,
    /// or its drawing could not be written and would be billed for nothing.
    /// </summary>
    /// <param name="source">The image.</param>
    /// <param name="onlyDrawing">Whether the drawing is all that is wanted of the answer.</param>
    /// <param name="finishOthers">Waits for earlier images, which decide whether a name is free.</param>
    internal ErrorRecord? Add(ImageSource source, bool onlyDrawing, Action finishOthers)
    {
        if (source.Path is not { } path)
        {
            // The number counts, whatever becomes of the image.
            _ = NameInMemory(source);
        }
        else if (source.Address is null && plan.IsReplaced(_sources.Add(path)))
        {
            return ExportErrors.SourceReplaced(path);
        }

        if (!onlyDrawing)
        {
            return null;
        }

        var file = FileOf(source);
        if (!_expected.Add(file))
        {
            finishOthers();
        }

        return RefusalOf(file, source.Path);
    }

    /// <summary>Returns the file that was written, or null after reporting an error.</summary>
    /// <param name="source">The image.</param>
    /// <param name="result">The result.</param>
    /// <param name="report">Reports an error of this image.</param>
    /// <param name="endRun">Reports an error that every later image would have too.</param>
    internal FileInfo? Write(ImageSource source, DetectionResult result, Action<ErrorRecord> report, Action<ErrorRecord> endRun)
    {
        if (Flaw(result) is { } flaw)
        {
            report(flaw);
            return null;
        }

        var file = FileOf(source);
        if (RefusalOf(file, result.Path) is { } refusal)
        {
            report(refusal);
            return null;
        }

        try
        {
            if (AtomicFile.Write(file, result.Visualization!, overwrite, OwnFile(result.Path), plan.Root) is { } written)
            {
                _ = plan.Take(file);
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
            report(ExportErrors.NotWritten(e, file));
        }

        return null;
    }

    /// <summary>Returns the error of a missing drawing, or of one that is not a complete JPEG; else null.</summary>
    internal static ErrorRecord? Flaw(DetectionResult result) => result.Visualization is not { } drawn ? ExportErrors.NotDrawn(result.Path)
        : FaultOf(drawn) is { } fault ? ExportErrors.DrawingUnreadable(result.Path, fault)
        : null;

    /// <summary>Whether the drawing cannot be used, or is missing where it is the whole answer: another try can give it.</summary>
    internal static bool IsCut(DetectionResult result) => result.Visualization is { } drawn ? FaultOf(drawn) is not null : result.IsDrawingOnly;

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

    private ErrorRecord? RefusalOf(string file, string? path)
    {
        var isTaken = plan.IsTaken(file);
        var own = OwnFile(path);
        var replaced = isTaken || own is null ? null : _sources.Replaced(file, own);
        var source = path ?? "an image in memory";
        return replaced is not null && PathRules.Comparer.Equals(replaced, own) ? ExportErrors.IsSource(file)
            : replaced is not null && overwrite && plan.IsFolder ? ExportErrors.IsOtherSource(file, source)
            : isTaken && plan.IsFolder
                ? ExportErrors.Taken(file, source, "Send images with equal names in separate runs, each with another -Destination.")
            : isTaken ? ExportErrors.OnlyOne(file, source)
            : ExistingFileException.At(file, overwrite) is { } existing ? ExportErrors.Exists(existing)
            : RegularFile.ObstacleAt(file) is { } obstacle ? ExportErrors.NotWritten(new IOException(obstacle), file)
            : null;
    }

    private static string? OwnFile(string? path) => WebAddress.Of(path) is null ? path : null;

    private string FileOf(ImageSource source) => plan.FileFor(source.Path is { } path ? NameOf(path) : NameInMemory(source), string.Empty, ImageFormat.Jpeg)!;

    private string NameInMemory(ImageSource source) => _names.GetValue(source, _ => $"image-{++_unnamed}");

    // An address can contain any text.
    private static string NameOf(string path) => WebAddress.Of(path) is { } address
        ? SafeFileName.Of(PathText.NameOf(Uri.UnescapeDataString(address.AbsolutePath)))
        : Path.GetFileName(path);
}
