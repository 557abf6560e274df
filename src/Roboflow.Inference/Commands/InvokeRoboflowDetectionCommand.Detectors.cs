using System;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Imaging.Detection;
using Roboflow.Inference.Journal;

namespace Roboflow.Inference.Commands;

/// <content>Who is asked about an image: the endpoint, through tiles or scaling, behind a journal.</content>
public sealed partial class InvokeRoboflowDetectionCommand
{
    private IDetector CreateDetector(DetectionOptions options)
    {
        var endpoint = new EndpointDetector(_client!, options);
        var scaled = MaxDimension is { } longest ? new ScaledDetector(endpoint, longest) : null;
        var cut = CreateTileOptions(options);
        IDetector detector = cut is not null ? new TiledDetector(endpoint, scaled, cut)
            : scaled is not null ? scaled
            : endpoint;
        if (Journal is null)
        {
            return detector;
        }

        _journal ??= OpenJournal();
        return new JournaledDetector(detector, _journal);
    }

    private TileOptions? CreateTileOptions(DetectionOptions options)
    {
        if (TileSize is not { } side)
        {
            if (Array.Find([nameof(TileOverlap), nameof(NoWholeImage)], MyInvocation.BoundParameters.ContainsKey) is { } useless)
            {
                ThrowTerminatingError(TileErrors.NoTileSize(useless));
            }

            return null;
        }

        var shared = Threshold.FromUser(TileOverlap);
        if (shared.Percent > 90)
        {
            ThrowTerminatingError(TileErrors.OverlapTooLarge(TileOverlap));
        }

        return new TileOptions(side, (int)Math.Round(side * shared.Fraction), !NoWholeImage, options.Overlap.Fraction);
    }

    private RunJournal OpenJournal()
    {
        try
        {
            var journal = RunJournal.Open(PathResolver.Require(this, Journal!));
            WriteVerbose($"Images that the journal knows: {journal.Count}{(journal.WasTorn ? "; a torn last line was taken off" : string.Empty)}.");
            if (journal.Damaged > 0)
            {
                WriteWarning($"Damaged lines of the journal '{Journal}': {journal.Damaged}. Their images are asked about again.");
            }

            return journal;
        }
        catch (JournalException e)
        {
            ThrowTerminatingError(JournalErrors.From(e, Journal!));
            throw;
        }
    }
}
