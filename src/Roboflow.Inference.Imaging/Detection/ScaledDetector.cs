using System;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Geometry;
using Roboflow.Inference.Images;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Scaling;
using Roboflow.Inference.Imaging.Vips;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Imaging.Detection;

/// <summary>Sends larger images scaled down, and maps detections to the original's pixels. Smaller images are sent unchanged.</summary>
internal sealed class ScaledDetector : IDetector
{
    private readonly IDetector _inner;
    private readonly int _maxDimension;
    private readonly SemaphoreSlim _room;
    private readonly LibraryNotice _notice = new();
    private readonly DepthNotice _depth = new("used");

    /// <param name="inner">The detector for the smaller image.</param>
    /// <param name="maxDimension">The maximum length of the longer side, in pixels.</param>
    internal ScaledDetector(IDetector inner, int maxDimension)
    {
        _inner = inner;
        _maxDimension = maxDimension;
        Identity = FormattableString.Invariant($"{inner.Identity}\nscaled to {maxDimension}");

        // Limits the images in memory to those in flight, plus the next one per processor.
        _room = new SemaphoreSlim(inner.MaxInFlight + Environment.ProcessorCount);
    }

    /// <inheritdoc/>
    public string Identity { get; }

    /// <inheritdoc/>
    public int MaxInFlight => _inner.MaxInFlight;

    /// <inheritdoc/>
    public bool NeedsKey => _inner.NeedsKey;

    /// <inheritdoc/>
    public bool StartsAtOnce => false;

    /// <inheritdoc/>
    public async Task<DetectionResult> DetectAsync(ImageSource source, RunLog log, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var loaded = ImageReader.Load(source, log);
            var scaled = DecodingGuard.Run(() => ImageScaler.ShrinkToFit(loaded.Bytes, _maxDimension));
            return await DetectAsync(loaded, scaled, log, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ = _room.Release();
        }
    }

    /// <summary>The same for a decoded image.</summary>
    internal Task<DetectionResult> DetectAsync(ImageSource source, DecodedImage image, RunLog log, CancellationToken cancellationToken) =>
        DetectAsync(source, ImageScaler.ShrinkToFit(image, _maxDimension), log, cancellationToken);

    private async Task<DetectionResult> DetectAsync(ImageSource source, ScaledImage? scaled, RunLog log, CancellationToken cancellationToken)
    {
        if (scaled is null)
        {
            return await _inner.DetectAsync(source, log, cancellationToken).ConfigureAwait(false);
        }

        _notice.Give(log);
        _depth.Give(scaled.IsReduced, log);
        log.Verbose(FormattableString.Invariant(
            $"{scaled.OriginalSize.Width} x {scaled.OriginalSize.Height} pixels sent as {scaled.Size.Width} x {scaled.Size.Height}, {scaled.Content.Length} bytes."));
        var result = await _inner.DetectAsync(new PreparedSource(source, () => scaled.Content), log, cancellationToken).ConfigureAwait(false);
        return ImageMapping.FromScaled(scaled.Size, scaled.OriginalSize).Apply(result, log);
    }
}
