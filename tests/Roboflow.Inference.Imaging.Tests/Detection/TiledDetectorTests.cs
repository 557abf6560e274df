using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Images;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Pixels;
using Roboflow.Inference.Imaging.Tiling;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Imaging.Tests.Detection;

/// <summary>How many images are decoded at once, and what a failed tile does to the others.</summary>
public sealed class TiledDetectorTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly byte[] Wide = ImageEncoder.Encode(new DecodedImage(new PixelBuffer(300, 100, 3, new byte[300 * 100 * 3])), ImageFormat.Png);

    [Fact]
    public async Task No_more_images_are_decoded_at_once_than_stated()
    {
        using var stop = new CancellationTokenSource();
        var tiled = Tiled(new Backend());
        var images = Enumerable.Range(0, tiled.MaxInFlight + 3).Select(_ => new Counted()).ToArray();

        // An image is read before its first tile is awaited.
        var all = images.Select(image => tiled.DetectAsync(image, new RunLog(), stop.Token)).ToArray();
        Assert.Equal(tiled.MaxInFlight, images.Count(i => i.Opened > 0));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(all));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task First_failed_tile_cancels_the_others_and_is_the_images_failure(bool whole)
    {
        var tiled = Tiled(new Backend { Failing = 2 }, whole);
        var failure = await Assert.ThrowsAsync<RoboflowException>(
            () => tiled.DetectAsync(new Counted(), new RunLog(), CancellationToken.None).WaitAsync(Patience));
        Assert.Equal(FailureKind.ServerFault, failure.Kind);
    }

    private static TiledDetector Tiled(Backend backend, bool whole = true) => new(backend, null, new TileOptions(100, 20, whole, 0.3));

    private sealed class Counted : ImageSource
    {
        internal int Opened { get; private set; }

        public override Stream Open()
        {
            Opened++;
            return new MemoryStream(Wide);
        }
    }

    /// <summary>Answers nothing until it is canceled, and refuses one of the images.</summary>
    private sealed class Backend : IDetector
    {
        private int _asked;

        internal int Failing { get; init; }

        public string Identity => "a backend of a test";

        public int MaxInFlight => 6;

        public bool NeedsKey => false;

        public bool StartsAtOnce => false;

        public async Task<DetectionResult> DetectAsync(ImageSource source, RunLog log, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _asked) == Failing)
            {
                throw new RoboflowException(FailureKind.ServerFault, "no");
            }

            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("unreachable");
        }
    }
}
