using System;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Geometry;
using Roboflow.Inference.Imaging;

namespace Roboflow.Inference.Detection;

/// <summary>Sends larger images scaled down; what was found comes back in the original's pixels. Others go as they are.</summary>
internal sealed class ScaledDetector : IDetector
{
    private readonly IDetector _inner;
    private readonly int _maxDimension;
    private readonly SemaphoreSlim _room;

    /// <param name="inner">What is asked about the smaller image.</param>
    /// <param name="maxDimension">The longer side's most pixels.</param>
    /// <param name="throttleLimit">The most requests in flight: so many images are held in memory, and one a processor to come next.</param>
    internal ScaledDetector(IDetector inner, int maxDimension, int throttleLimit)
    {
        _inner = inner;
        _maxDimension = maxDimension;
        _room = new SemaphoreSlim(throttleLimit + Environment.ProcessorCount);
    }

    /// <inheritdoc/>
    public async Task<DetectionResult> DetectAsync(ImageSource source, Action<string> log, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var scaled = Decoding.Guard(() => ImageScaler.ShrinkToFit(PreparedSource.ReadAll(source), _maxDimension));
            return await DetectAsync(source, scaled, log, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ = _room.Release();
        }
    }

    /// <summary>The same for an image that is decoded already.</summary>
    internal Task<DetectionResult> DetectAsync(ImageSource source, DecodedImage image, Action<string> log, CancellationToken cancellationToken) =>
        DetectAsync(source, ImageScaler.ShrinkToFit(image, _maxDimension), log, cancellationToken);

    private async Task<DetectionResult> DetectAsync(ImageSource source, ScaledImage? scaled, Action<string> log, CancellationToken cancellationToken)
    {
        if (scaled is null)
        {
            return await _inner.DetectAsync(source, log, cancellationToken).ConfigureAwait(false);
        }

        log(FormattableString.Invariant($"{scaled.OriginalSize.Width} x {scaled.OriginalSize.Height} pixels sent as {scaled.Size.Width} x {scaled.Size.Height}, {scaled.Content.Length} bytes."));
        var result = await _inner.DetectAsync(new PreparedSource(source, () => scaled.Content), log, cancellationToken).ConfigureAwait(false);
        return ImageMapping.FromScaled(scaled.Size, scaled.OriginalSize).Apply(result);
    }
}
