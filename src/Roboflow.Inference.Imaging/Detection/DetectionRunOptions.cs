using System;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Journal;
using Roboflow.Inference.Sharding;

namespace Roboflow.Inference.Imaging.Detection;

/// <summary>What a run of detections is composed of.</summary>
internal sealed record DetectionRunOptions
{
    /// <summary>Makes the detector that answers, for one model and its options: the endpoint, or a model on this machine.</summary>
    internal required Func<DetectionOptions, IDetector> Backend { get; init; }

    /// <summary>The most images under way at once.</summary>
    internal required int ThrottleLimit { get; init; }

    /// <summary>The longer side, in pixels, that larger images are scaled down to; null to send them as they are.</summary>
    internal int? MaxDimension { get; init; }

    /// <summary>How larger images are cut; null to send them whole.</summary>
    internal TileOptions? Tiles { get; init; }

    /// <summary>Opens the journal when the first image is taken; null for a run without one.</summary>
    internal Func<RunJournal>? OpenJournal { get; init; }

    /// <summary>This worker's part of the images; null for all.</summary>
    internal Shard? Shard { get; init; }

    /// <summary>What is kept of the predictions.</summary>
    internal ClassFilter Filter { get; init; } = ClassFilter.All;

    /// <summary>Whether an image's pixels are needed on this machine before it is sent.</summary>
    internal bool NeedsPixels => MaxDimension is not null || Tiles is not null;
}
