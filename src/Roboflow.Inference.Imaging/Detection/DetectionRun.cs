using System;
using System.Collections.Generic;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Images;
using Roboflow.Inference.Imaging.Tiling;
using Roboflow.Inference.Journal;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Imaging.Detection;

/// <summary>
/// A run of detections. This is the only class that composes its detectors: a backend, wrapped by scaling or tiles, wrapped by
/// a journal. Images are selected by shard, and outcomes are in input order. It is independent of PowerShell, HTTP and model
/// files.
/// </summary>
internal sealed class DetectionRun(DetectionRunOptions options) : IDisposable
{
    private readonly Dictionary<DetectionOptions, IDetector> _detectors = [];
    private RunJournal? _journal;

    /// <summary>The outcomes, in input order.</summary>
    internal Run<DetectionItem, DetectionResult> Outcomes { get; } = new(options.ThrottleLimit);

    /// <summary>The filter for predictions.</summary>
    internal ClassFilter Filter => options.Filter;

    /// <summary>Whether the image is in this worker's shard.</summary>
    /// <exception cref="ArgumentException">There is a shard, but the image has no path.</exception>
    internal bool Owns(ImageSource source) => options.Shard is null
        || options.Shard.Owns(source.Path ?? throw new ArgumentException("An image in memory has no path, so it has no shard.", nameof(source)));

    /// <summary>Whether the image's pixels are needed here, although the server downloads it itself.</summary>
    internal bool LacksPixels(ImageSource source) => source.Address is not null && options.NeedsPixels;

    /// <summary>Whether the backend requires an API key.</summary>
    internal bool NeedsKey(DetectionOptions detection) => options.Backend(detection).NeedsKey;

    /// <summary>Adds an image.</summary>
    /// <exception cref="JournalException">The journal, which is opened with the first image, cannot be used.</exception>
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
        return options.OpenJournal is null
            ? detector
            : new JournaledDetector(detector, _journal ??= options.OpenJournal(), options.Recalled, options.IsFlawed);
    }
}
