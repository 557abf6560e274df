using System;
using Roboflow.Inference.Commands;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Export;
using Roboflow.Inference.Imaging.Tiling;
using Roboflow.Inference.Journal;
using Roboflow.Inference.Output;
using Roboflow.Inference.Sharding;

namespace Roboflow.Inference.Binding;

/// <summary>Reads and checks the combined parameters of a detection. An invalid combination ends the command before anything is sent.</summary>
internal sealed class DetectionParameters(InvokeRoboflowDetectionCommand cmdlet)
{
    /// <summary>Creates the options for one model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="accessDeniedIsFinal">Whether all images of the run are for this model.</param>
    /// <param name="dropsClasses">Whether some of the server's detections are filtered out here.</param>
    internal DetectionOptions CreateOptions(ModelId model, bool accessDeniedIsFinal, bool dropsClasses) => new()
    {
        Model = model,
        AccessDeniedIsFinal = accessDeniedIsFinal,

        // The server gets the lowest threshold; the others are applied here.
        Confidence = cmdlet.Confidence.Lowest,
        Overlap = Threshold.FromUser(cmdlet.Overlap),

        // If detections are filtered here, the limit applies after the filter.
        MaxDetections = dropsClasses || cmdlet.TileSize is not null ? null : cmdlet.MaxDetection,
        BodyFormat = cmdlet.BodyFormat,
        Format = cmdlet.Format,
        Stroke = cmdlet.Stroke,
        Labels = cmdlet.Labels,
    };

    /// <summary>The tile options, or null.</summary>
    internal TileOptions? ReadTiles()
    {
        if (cmdlet.TileSize is not { } side)
        {
            if (Array.Find([nameof(cmdlet.TileOverlap), nameof(cmdlet.NoWholeImage)], cmdlet.MyInvocation.BoundParameters.ContainsKey) is { } useless)
            {
                cmdlet.ThrowTerminatingError(TileErrors.NoTileSize(useless));
            }

            return null;
        }

        var shared = Threshold.FromUser(cmdlet.TileOverlap);
        if (shared.Percent > 90)
        {
            cmdlet.ThrowTerminatingError(TileErrors.OverlapTooLarge(cmdlet.TileOverlap));
        }

        return new TileOptions(side, (int)Math.Round(side * shared.Fraction), !cmdlet.NoWholeImage, Threshold.FromUser(cmdlet.Overlap).Fraction);
    }

    /// <summary>This worker's part of the images, or null.</summary>
    internal Shard? ReadShard()
    {
        if (cmdlet.Shard is not { } written)
        {
            return null;
        }

        try
        {
            var shard = Shard.Parse(written, Environment.GetEnvironmentVariable);
            cmdlet.Tell($"Processing only the images of shard {shard}.");
            return shard;
        }
        catch (FormatException e)
        {
            cmdlet.ThrowTerminatingError(ShardErrors.Invalid(e, written));
        }
        catch (InvalidOperationException e)
        {
            cmdlet.ThrowTerminatingError(ShardErrors.Unavailable(e));
        }

        return null;
    }

    /// <summary>Rejects parameters of the server's drawing if it is not requested or not possible.</summary>
    internal void RequireDrawing()
    {
        var useless = cmdlet.Stroke is not null ? nameof(cmdlet.Stroke)
            : cmdlet.Labels ? nameof(cmdlet.Labels)
            : cmdlet.Destination is not null ? nameof(cmdlet.Destination)
            : null;
        if (cmdlet.Format == AnswerFormat.Json && useless is not null)
        {
            cmdlet.ThrowTerminatingError(DetectionErrors.DrawingNotAsked(useless));
        }

        if (cmdlet.Format != AnswerFormat.Json && cmdlet.TileSize is not null)
        {
            cmdlet.ThrowTerminatingError(DetectionErrors.DrawingOfTiles());
        }
    }

    /// <summary>Rejects -SkipJournaled without a journal.</summary>
    internal void RequireJournal()
    {
        if (cmdlet.SkipJournaled && cmdlet.Journal is null)
        {
            cmdlet.ThrowTerminatingError(JournalErrors.NotGiven(nameof(cmdlet.SkipJournaled)));
        }
    }

    // The file system refuses such a file with another cause, or PowerShell leaves out the end.
    private string JournalPath() =>
        PathRules.NamesFolder(cmdlet.Journal!) ? throw JournalFile.IsFolder(cmdlet.Journal!) : PathResolver.Require(cmdlet, cmdlet.Journal!);

    /// <summary>Opens the journal and reports its state.</summary>
    internal RunJournal OpenJournal()
    {
        try
        {
            var journal = RunJournal.Open(JournalPath());
            cmdlet.Tell($"Images in the journal: {journal.Count}{(journal.WasTorn ? "; an incomplete last line was removed" : string.Empty)}.");
            if (journal.Damaged > 0)
            {
                cmdlet.Warn($"Damaged lines in the journal '{cmdlet.Journal}': {journal.Damaged}. Their images are sent again.");
            }

            return journal;
        }
        catch (JournalException e)
        {
            cmdlet.ThrowTerminatingError(JournalErrors.From(e, cmdlet.Journal!));
            throw;
        }
    }
}
