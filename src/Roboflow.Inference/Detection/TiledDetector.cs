using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Geometry;
using Roboflow.Inference.Imaging;

namespace Roboflow.Inference.Detection;

/// <summary>
/// Asks about the tiles of an image and about the whole of it, and merges the answers. The image is decoded once; a
/// tile is encoded when its request is made; the client bounds the requests of all images together.
/// </summary>
internal sealed class TiledDetector : IDetector
{
    private readonly IDetector _endpoint;
    private readonly ScaledDetector? _scaled;
    private readonly TileOptions _options;
    private readonly SemaphoreSlim _room;

    /// <param name="endpoint">What is asked about a tile.</param>
    /// <param name="scaled">What is asked about the whole image, where that is to be scaled down.</param>
    /// <param name="options">How an image is cut.</param>
    /// <param name="throttleLimit">The most requests in flight. An image that is cut makes three or more, so a third as many images keep the window full: no more are held decoded.</param>
    internal TiledDetector(IDetector endpoint, ScaledDetector? scaled, TileOptions options, int throttleLimit)
    {
        _endpoint = endpoint;
        _scaled = scaled;
        _options = options;
        _room = new SemaphoreSlim((throttleLimit / 3) + 1);
    }

    /// <inheritdoc/>
    public async Task<DetectionResult> DetectAsync(ImageSource source, Action<string> log, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var encoded = PreparedSource.ReadAll(source);
            var size = Decoding.Guard(() => ImageDecoder.ReadSize(encoded));
            var tiles = ImageTile.Cut(size.Width, size.Height, _options.Size, _options.Overlap);
            if (tiles.Count == 1)
            {
                return await ((IDetector?)_scaled ?? _endpoint).DetectAsync(source, log, cancellationToken).ConfigureAwait(false);
            }

            log(FormattableString.Invariant($"{size.Width} x {size.Height} pixels sent as {tiles.Count} tiles{(_options.WithWhole ? " and the whole image" : string.Empty)}."));
            var image = Decoding.Guard(() => ImageDecoder.Read(encoded));
            return await DetectAsync(source, image, tiles, log, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ = _room.Release();
        }
    }

    private async Task<DetectionResult> DetectAsync(
        ImageSource source, DecodedImage image, IReadOnlyList<ImageTile> tiles, Action<string> log, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var whole = _options.WithWhole ? Start(token => DetectWholeAsync(source, image, log, token)) : null;
        var parts = tiles.Select(t => Start(token => DetectTileAsync(source, image, t, log, token))).ToArray();
        var answers = await Task.WhenAll(whole is null ? parts : [whole, .. parts]).ConfigureAwait(false);
        return Merge(source, image, whole is null ? null : answers[0], tiles, answers);

        // The first failure is the image's: a part of an answer would look like the whole of it.
        async Task<DetectionResult> Start(Func<CancellationToken, Task<DetectionResult>> detect)
        {
            try
            {
                return await detect(stop.Token).ConfigureAwait(false);
            }
            catch
            {
                stop.Cancel();
                throw;
            }
        }
    }

    private Task<DetectionResult> DetectWholeAsync(ImageSource source, DecodedImage image, Action<string> log, CancellationToken cancellationToken) =>
        _scaled?.DetectAsync(source, image, log, cancellationToken) ?? _endpoint.DetectAsync(source, log, cancellationToken);

    private async Task<DetectionResult> DetectTileAsync(ImageSource source, DecodedImage image, ImageTile tile, Action<string> log, CancellationToken cancellationToken)
    {
        var part = new PreparedSource(source, () => ImageTiler.Encode(image, tile.X, tile.Y, tile.Width, tile.Height));
        var result = await _endpoint.DetectAsync(part, log, cancellationToken).ConfigureAwait(false);
        return ImageMapping.FromTile(tile, (image.Pixels.Width, image.Pixels.Height)).Apply(result);
    }

    private DetectionResult Merge(ImageSource source, DecodedImage image, DetectionResult? whole, IReadOnlyList<ImageTile> tiles, DetectionResult[] answers)
    {
        var (width, height) = (image.Pixels.Width, image.Pixels.Height);
        var merger = new TileMerger { Width = width, Height = height, Overlap = _options.MergeLimit };
        var parts = answers.Skip(answers.Length - tiles.Count).Select((answer, i) => (tiles[i], answer.Predictions));
        return (whole ?? new DetectionResult { Path = source.Path, Model = answers[0].Model }) with
        {
            ImageWidth = width,
            ImageHeight = height,
            Time = answers.All(a => a.Time is null) ? null : answers.Sum(a => a.Time),
            Unreadable = answers.Sum(a => a.Unreadable),
            Predictions = merger.Merge(whole?.Predictions ?? [], [.. parts]),
        };
    }
}
