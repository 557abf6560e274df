using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Geometry;
using Roboflow.Inference.Images;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Detection;
using Roboflow.Inference.Imaging.Vips;
using Roboflow.Inference.Runs;
using Roboflow.Inference.Tiling;

namespace Roboflow.Inference.Imaging.Tiling;

/// <summary>
/// Detects in the tiles of an image and in the whole image, and merges the answers. The image is decoded once; a tile is
/// encoded when its request is sent; the inner detector limits the requests of all images together.
/// </summary>
internal sealed class TiledDetector : IDetector
{
    private readonly IDetector _inner;
    private readonly ScaledDetector? _scaled;
    private readonly TileOptions _options;
    private readonly SemaphoreSlim _room;
    private readonly LibraryNotice _notice = new();
    private readonly DepthNotice _depth = new("used");

    /// <param name="inner">The detector for a tile.</param>
    /// <param name="scaled">The detector for the whole image, if it is to be scaled down.</param>
    /// <param name="options">The tile options.</param>
    internal TiledDetector(IDetector inner, ScaledDetector? scaled, TileOptions options)
    {
        _inner = inner;
        _scaled = scaled;
        _options = options;
        Identity = (scaled?.Identity ?? inner.Identity) + "\n" + options;

        // A tiled image needs at least three requests, so a third as many decoded images keep the backend busy.
        MaxInFlight = (inner.MaxInFlight / 3) + 1;
        _room = new SemaphoreSlim(MaxInFlight);
    }

    /// <inheritdoc/>
    public string Identity { get; }

    /// <inheritdoc/>
    public int MaxInFlight { get; }

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
            var size = DecodingGuard.Run(() => ImageDecoder.ReadSize(loaded.Bytes));
            var tiles = ImageTile.Cut(size.Width, size.Height, _options.Size, _options.Overlap);
            if (tiles.Count == 1)
            {
                return await ((IDetector?)_scaled ?? _inner).DetectAsync(loaded, log, cancellationToken).ConfigureAwait(false);
            }

            _notice.Give(log);
            log.Verbose(FormattableString.Invariant(
                $"{size.Width} x {size.Height} pixels sent as {tiles.Count} tiles{(_options.WithWhole ? " and the whole image" : string.Empty)}."));
            var image = DecodingGuard.Run(() => ImageDecoder.Read(loaded.Bytes));
            _depth.Give(image.HasMoreBits, log);
            return await DetectAsync(loaded, image, tiles, log, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ = _room.Release();
        }
    }

    private async Task<DetectionResult> DetectAsync(
        ImageSource source, DecodedImage image, IReadOnlyList<ImageTile> tiles, RunLog log, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var whole = _options.WithWhole ? Start(token => DetectWholeAsync(source, image, log, token)) : null;
        var parts = tiles.Select(t => Start(token => DetectTileAsync(source, image, t, log, token))).ToArray();
        var answers = await Task.WhenAll(whole is null ? parts : [whole, .. parts]).ConfigureAwait(false);
        return Merge(source, image, whole is null ? null : answers[0], tiles, answers, cancellationToken);

        // The first failure fails the image, because a partial answer would look complete. Each part is started by itself,
        // because a model file detects on the caller's thread.
        async Task<DetectionResult> Start(Func<CancellationToken, Task<DetectionResult>> detect)
        {
            try
            {
                return await Task.Run(() => detect(stop.Token), stop.Token).ConfigureAwait(false);
            }
            catch
            {
                stop.Cancel();
                throw;
            }
        }
    }

    // The vendor's servers ignore the EXIF orientation for models whose version has no step Auto-Orient. The whole image is
    // therefore sent upright, as its tiles are: boxes of the two would otherwise be in different pixels.
    private Task<DetectionResult> DetectWholeAsync(ImageSource source, DecodedImage image, RunLog log, CancellationToken cancellationToken)
    {
        var whole = image.IsTurned
            ? new PreparedSource(source, () => ImageTiler.Encode(image, 0, 0, image.Pixels.Width, image.Pixels.Height))
            : source;
        return _scaled?.DetectAsync(whole, image, log, cancellationToken) ?? _inner.DetectAsync(whole, log, cancellationToken);
    }

    private async Task<DetectionResult> DetectTileAsync(ImageSource source, DecodedImage image, ImageTile tile, RunLog log, CancellationToken cancellationToken)
    {
        var part = new PreparedSource(source, () => ImageTiler.Encode(image, tile.X, tile.Y, tile.Width, tile.Height));
        var result = await _inner.DetectAsync(part, log, cancellationToken).ConfigureAwait(false);
        return ImageMapping.FromTile(tile, (image.Pixels.Width, image.Pixels.Height)).Apply(result, log);
    }

    private DetectionResult Merge(
        ImageSource source,
        DecodedImage image,
        DetectionResult? whole,
        IReadOnlyList<ImageTile> tiles,
        DetectionResult[] answers,
        CancellationToken cancellationToken)
    {
        var (width, height) = (image.Pixels.Width, image.Pixels.Height);
        var merger = new TileMerger { Width = width, Height = height, Overlap = _options.MergeLimit };
        var parts = answers.Skip(answers.Length - tiles.Count).Select((answer, i) => (tiles[i], answer.Predictions));
        return (whole ?? new DetectionResult { Path = source.Path, Model = answers[0].Model }) with
        {
            ImageWidth = width,
            ImageHeight = height,
            Time = answers.All(a => a.Time is null) ? null : answers.Sum(a => a.Time),
            Predictions = merger.Merge(whole?.Predictions ?? [], [.. parts], cancellationToken),
        };
    }
}
