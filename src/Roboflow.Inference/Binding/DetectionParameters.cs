using System;
using Roboflow.Inference.Commands;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Imaging.Detection;
using Roboflow.Inference.Journal;
using Roboflow.Inference.Sharding;

namespace Roboflow.Inference.Binding;

/// <summary>Reads what the parameters of a detection mean together. What makes no sense ends the command before anything is sent.</summary>
internal sealed class DetectionParameters(InvokeRoboflowDetectionCommand cmdlet)
{
    /// <summary>What is asked of one model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="accessDeniedIsFinal">Whether all images of the run are for this model.</param>
    /// <param name="dropsClasses">Whether not all that the server finds is kept.</param>
    internal DetectionOptions CreateOptions(ModelId model, bool accessDeniedIsFinal, bool dropsClasses) => new()
    {
        Model = model,
        AccessDeniedIsFinal = accessDeniedIsFinal,

        // What is above the lowest limit of any class is decided here.
        Confidence = cmdlet.Confidence.Lowest,
        Overlap = Threshold.FromUser(cmdlet.Overlap),

        // Where not all that the server finds is kept, it is we who count.
        MaxDetections = dropsClasses || cmdlet.TileSize is not null ? null : cmdlet.MaxDetection,
        BodyFormat = cmdlet.BodyFormat,
        Format = cmdlet.Format,
        Stroke = cmdlet.Stroke,
        Labels = cmdlet.Labels,
    };

    /// <summary>How images are cut, or null.</summary>
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
            cmdlet.WriteVerbose($"Only the images of shard {shard} are taken.");
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

    /// <summary>Refuses parameters of the server's own drawing where it is not requested, or cannot be.</summary>
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

    /// <summary>Refuses -SkipJournaled without a journal.</summary>
    internal void RequireJournal()
    {
        if (cmdlet.SkipJournaled && cmdlet.Journal is null)
        {
            cmdlet.ThrowTerminatingError(JournalErrors.NotGiven(nameof(cmdlet.SkipJournaled)));
        }
    }

    /// <summary>Opens the journal, and tells what is in it.</summary>
    internal RunJournal OpenJournal()
    {
        try
        {
            var journal = RunJournal.Open(PathResolver.Require(cmdlet, cmdlet.Journal!));
            cmdlet.WriteVerbose($"Images in the journal: {journal.Count}{(journal.WasTorn ? "; an incomplete last line was removed" : string.Empty)}.");
            if (journal.Damaged > 0)
            {
                cmdlet.WriteWarning($"Damaged lines in the journal '{cmdlet.Journal}': {journal.Damaged}. Their images are sent again.");
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
