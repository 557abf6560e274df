using System;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Imaging.Tiling;
using Roboflow.Inference.Journal;
using Roboflow.Inference.Sharding;

namespace Roboflow.Inference.Imaging.Detection;

/// <summary>The parts of a detection run.</summary>
internal sealed record DetectionRunOptions
{
    /// <summary>Creates the detector for one model and its options: the endpoint, or a model on this machine.</summary>
    internal required Func<DetectionOptions, IDetector> Backend { get; init; }

    /// <summary>The maximum number of images processed at once.</summary>
    internal required int ThrottleLimit { get; init; }

    /// <summary>The maximum length of the longer side, in pixels; null to send images unchanged.</summary>
    internal int? MaxDimension { get; init; }

    /// <summary>The tile options for larger images; null to send them whole.</summary>
    internal TileOptions? Tiles { get; init; }

    /// <summary>Opens the journal when the first image is added; null for a run without one.</summary>
    internal Func<RunJournal>? OpenJournal { get; init; }

    /// <summary>Receives each result that is in the journal already.</summary>
    internal Action<DetectionResult>? Recalled { get; init; }

    /// <summary>Whether a new answer is not recorded in the journal; null records all.</summary>
    internal Func<DetectionResult, bool>? IsFlawed { get; init; }

    /// <summary>This worker's part of the images; null for all.</summary>
    internal Shard? Shard { get; init; }

    /// <summary>The filter for predictions.</summary>
    internal ClassFilter Filter { get; init; } = ClassFilter.All;

    /// <summary>Whether an image's pixels are needed on this machine before it is sent.</summary>
    internal bool NeedsPixels => MaxDimension is not null || Tiles is not null;
}
