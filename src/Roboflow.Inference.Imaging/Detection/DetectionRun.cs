using System;
using System.Collections.Generic;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Journal;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Imaging.Detection;

/// <summary>
/// A run of detections, composed here and nowhere else: a backend, behind scaling or tiles, behind a journal; images go in
/// by shard, and outcomes come out in input order. It knows nothing of PowerShell, HTTP or a model's file.
/// </summary>
internal sealed class DetectionRun(DetectionRunOptions options) : IDisposable
{
    private readonly Dictionary<DetectionOptions, IDetector> _detectors = [];
    private RunJournal? _journal;

    /// <summary>The outcomes, in input order.</summary>
    internal Run<DetectionItem, DetectionResult> Outcomes { get; } = new(options.ThrottleLimit);

    /// <summary>What is kept of the predictions.</summary>
    internal ClassFilter Filter => options.Filter;

    /// <summary>Whether the image is of this worker's part.</summary>
    /// <exception cref="ArgumentException">Images are shared out, and this one has no path to share it out by.</exception>
    internal bool Owns(ImageSource source) => options.Shard is null
        || options.Shard.Owns(source.Path ?? throw new ArgumentException("An image in memory has no path, and images are shared out by path.", nameof(source)));

    /// <summary>Whether the image's pixels are needed here, while the server is to fetch it itself.</summary>
    internal bool LacksPixels(ImageSource source) => source.Address is not null && options.NeedsPixels;

    /// <summary>Whether the backend cannot work without an API key.</summary>
    internal bool NeedsKey(DetectionOptions detection) => options.Backend(detection).NeedsKey;

    /// <summary>Takes an image in.</summary>
    /// <exception cref="JournalException">The journal, which the first image opens, cannot be used.</exception>
    internal void Add(ImageSource source, DetectionOptions detection)
    {
        var detector = DetectorFor(detection);
        Outcomes.Add(
            new DetectionItem(source, detection.Model),
            (log, cancellation) => detector.DetectAsync(source, log, cancellation),
            detector.StartsAtOnce);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Outcomes.Dispose();
        _journal?.Dispose();
    }

    private IDetector DetectorFor(DetectionOptions detection)
    {
        if (!_detectors.TryGetValue(detection, out var detector))
        {
            _detectors[detection] = detector = Compose(options.Backend(detection));
        }

        return detector;
    }

    private IDetector Compose(IDetector backend)
    {
        var scaled = options.MaxDimension is { } longest ? new ScaledDetector(backend, longest) : null;
        IDetector detector = options.Tiles is { } tiles ? new TiledDetector(backend, scaled, tiles)
            : scaled is not null ? scaled
            : backend;
        return options.OpenJournal is null ? detector : new JournaledDetector(detector, _journal ??= options.OpenJournal());
    }
}
