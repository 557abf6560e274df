using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Export;
using Roboflow.Inference.Files;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Commands;

/// <content>The files of a run: no two images have the same one, and one that is not written is free again.</content>
public abstract partial class ExportImageCommand
{
    /// <summary>Processes one image in parallel with others, within the throttle limit.</summary>
    /// <param name="path">The image.</param>
    /// <param name="files">The files reserved for it. Those that are not written can be another image's.</param>
    /// <param name="work">Processes the image and writes the files.</param>
    private protected void SubmitImage(string path, IEnumerable<string> files, Action<DecodedImage, ExportedImage, CancellationToken> work) =>
        _pump!.Submit(_ => Exporter.Add(path, work, exported =>
        {
            foreach (var file in files.Except(exported.Files.Select(f => f.FullName), StringComparer.Ordinal))
            {
                Plan.GiveBack(file);
            }
        }));

    /// <summary>Waits for the images that were submitted, and writes their errors.</summary>
    private protected void WriteSubmitted() => _pump!.WriteAll();

    // An image in work gives its files back if it fails, so only the outcomes decide.
    private bool IsHeld(Func<bool> isHeld)
    {
        if (isHeld())
        {
            WriteSubmitted();
        }

        return isHeld();
    }

    /// <summary>Whether a file can be written; writes an error if not.</summary>
    /// <param name="file">The file.</param>
    /// <param name="source">The source image.</param>
    /// <param name="isSource">Creates the error if both are the same file.</param>
    /// <param name="taken">Creates the error if this run already writes the file for another image.</param>
    private protected bool MayWrite(string file, string source, Func<string, ErrorRecord> isSource, Func<string, string, ErrorRecord> taken)
    {
        var isTaken = IsHeld(() => Plan.IsTaken(file));
        var replaced = Plan.IsFolder && !isTaken ? _sources.Replaced(file, source) : null;
        var refusal = replaced is not null && PathRules.Comparer.Equals(replaced, source) ? isSource(file)
            : replaced is not null && Force ? ExportErrors.IsOtherSource(file, source)
            : isTaken ? taken(file, source)
            : ExistingFileException.At(file, Force) is { } existing ? ExportErrors.Exists(existing)
            : RegularFile.ObstacleAt(file) is { } obstacle ? ExportErrors.NotWritten(new IOException(obstacle), file)
            : null;
        if (refusal is not null)
        {
            Report(refusal);
        }

        return refusal is null && Plan.Take(file);
    }

    /// <summary>Asks whether to write a file that <see cref="MayWrite"/> has reserved. After No another image can have it.</summary>
    private protected bool IsConfirmed(string file, string action)
    {
        var what = $"Performing the operation \"{action}\" on target \"{TerminalText.Harmless(file)}\".";
        if (ShouldProcess(what, what, string.Empty, out var reason))
        {
            return true;
        }

        // With -WhatIf the file stays reserved, because the run without it would write it and refuse a later image.
        if (reason != ShouldProcessReason.WhatIf)
        {
            Plan.GiveBack(file);
        }

        return false;
    }
}
