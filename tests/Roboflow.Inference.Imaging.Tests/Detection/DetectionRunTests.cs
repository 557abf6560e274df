using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Images;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Detection;
using Roboflow.Inference.Imaging.Pixels;
using Roboflow.Inference.Imaging.Tiling;
using Roboflow.Inference.Journal;
using Roboflow.Inference.Runs;
using Roboflow.Inference.Sharding;

namespace Roboflow.Inference.Imaging.Tests.Detection;

/// <summary>A whole run without an engine or a server: how its parts are composed.</summary>
public sealed class DetectionRunTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly DetectionOptions Asked = new() { Model = ModelId.TryParse("a/1", out var id) ? id! : null! };
    private static readonly byte[] Wide = ImageEncoder.Encode(new DecodedImage(new PixelBuffer(300, 100, 3, new byte[300 * 100 * 3])), ImageFormat.Png);

    [Fact]
    public void Backend_without_options_is_the_only_detector_and_starts_in_input_order()
    {
        var backend = new Backend { StartsAtOnce = true };
        using var run = Run(backend);
        run.Add(Image("a.png"), Asked);
        run.Add(Image("b.png"), Asked);
        Assert.Equal(["a.png", "b.png"], Take(run, 2).Select(o => o.Result!.Path));
        Assert.Equal([(300, 100), (300, 100)], backend.Sizes);
    }

    [Fact]
    public void Scaling_sends_fewer_pixels_and_answers_in_the_originals()
    {
        var backend = new Backend();
        using var run = Run(backend, new() { Backend = _ => backend, ThrottleLimit = 2, MaxDimension = 150 });
        run.Add(Image("a.png"), Asked);
        var result = Take(run, 1).Single().Result!;
        Assert.Equal((150, 50), Assert.Single(backend.Sizes));
        Assert.Equal((300, 100), (result.ImageWidth, result.ImageHeight));
        Assert.Equal((20d, 20d), (result.Predictions[0].X, result.Predictions[0].Width));
    }

    [Theory]
    [InlineData(true, 5, 5 * 0.25)]
    [InlineData(false, 4, 4 * 0.25)]
    public void Tiles_are_sent_beside_the_whole_and_their_times_are_added(bool whole, int requests, double time)
    {
        var backend = new Backend { Time = 0.25 };
        using var run = Run(backend, new() { Backend = _ => backend, ThrottleLimit = 2, Tiles = new TileOptions(100, 20, whole, 0.3) });
        run.Add(Image("a.png"), Asked);
        var outcome = Take(run, 1).Single();
        Assert.Equal(requests, backend.Sizes.Count);
        Assert.Equal(whole ? 1 : 0, backend.Sizes.Count(s => s == (300, 100)));
        Assert.Equal(time, outcome.Result!.Time);
        Assert.Equal($"{requests} predictions in the answer cannot be read and are left out.", Assert.Single(outcome.Warnings));
    }

    // A model file detects on the caller's thread.
    [Fact]
    public void Tiles_of_an_image_are_detected_at_once()
    {
        using var both = new CountdownEvent(2);
        var backend = new Backend { Meet = both };
        using var run = Run(backend, new() { Backend = _ => backend, ThrottleLimit = 2, Tiles = new TileOptions(100, 20, true, 0.3) });
        run.Add(Image("a.png"), Asked);
        Assert.Null(Take(run, 1).Single().Failure);
        Assert.Equal(5, backend.Sizes.Count);
    }

    [Fact]
    public void Tiled_result_has_no_time_if_no_answer_has_one()
    {
        var backend = new Backend { Time = null };
        using var run = Run(backend, new() { Backend = _ => backend, ThrottleLimit = 2, Tiles = new TileOptions(100, 20, true, 0.3) });
        run.Add(Image("a.png"), Asked);
        Assert.Null(Take(run, 1).Single().Result!.Time);
    }

    [Fact]
    public void Every_option_that_changes_an_answer_is_in_the_identity()
    {
        var backend = new Backend();
        var scaled = new ScaledDetector(backend, 100);
        string[] identities =
        [
            backend.Identity,
            scaled.Identity,
            new ScaledDetector(backend, 101).Identity,
            .. from size in new[] { 640, 641 } from overlap in new[] { 64, 65 } from whole in new[] { true, false } from limit in new[] { 0.3, 0.4 }
               from inner in new[] { null, scaled } select new TiledDetector(backend, inner, new TileOptions(size, overlap, whole, limit)).Identity,
        ];
        Assert.Equal(identities.Length, identities.Distinct(StringComparer.Ordinal).Count());
        Assert.All(identities, i => Assert.StartsWith(backend.Identity, i, StringComparison.Ordinal));
    }

    [Fact]
    public void Journal_wraps_the_tiles_and_serves_all_models()
    {
        var path = Path.GetTempFileName();
        File.Delete(path);
        try
        {
            var opened = 0;
            var backend = new Backend();
            var options = new DetectionRunOptions
            {
                Backend = _ => backend,
                ThrottleLimit = 4,
                Tiles = new TileOptions(100, 20, true, 0.3),
                OpenJournal = () =>
                {
                    opened++;
                    return RunJournal.Open(path);
                },
            };
            using (var run = Run(backend, options))
            {
                run.Add(Image("a.png"), Asked);
                Assert.Null(Take(run, 1).Single().Failure);
                run.Add(Image("b.png"), Asked with { Model = ModelId.TryParse("b/2", out var other) ? other! : null! });
                Assert.True(Take(run, 1).Single().Result!.FromJournal);
            }

            Assert.Equal((1, 5), (opened, backend.Sizes.Count));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Images_of_other_workers_are_not_taken()
    {
        using var run = Run(new Backend(), new() { Backend = _ => new Backend(), ThrottleLimit = 1, Shard = Shard.TryCreate(1, 2) });
        var own = Enumerable.Range(0, 100).Count(i => run.Owns(ImageSource.FromFile($"/images/{i}.jpg")));
        Assert.InRange(own, 30, 70);
        Assert.Throws<ArgumentException>(() => run.Owns(ImageSource.FromBytes(Wide)));
    }

    private static DetectionRun Run(Backend backend, DetectionRunOptions? options = null) =>
        new(options ?? new DetectionRunOptions { Backend = _ => backend, ThrottleLimit = 2 });

    private static ImageSource Image(string name) => new Named(name);

    private static List<Outcome<DetectionItem, DetectionResult>> Take(DetectionRun run, int count)
    {
        var taken = new List<Outcome<DetectionItem, DetectionResult>>();
        while (taken.Count < count)
        {
            Assert.True(run.Outcomes.TryTake(Patience, out var outcome));
            taken.Add(outcome);
        }

        return taken;
    }

    private sealed class Named : ImageSource
    {
        internal Named(string name) => Path = name;

        public override Stream Open() => new MemoryStream(Wide);
    }

    /// <summary>Finds one object of 10 x 10 pixels, and reports one unreadable prediction.</summary>
    private sealed class Backend : IDetector
    {
        private readonly List<(int Width, int Height)> _sizes = [];
        private int _met;

        internal IReadOnlyList<(int Width, int Height)> Sizes => _sizes;

        internal double? Time { get; init; } = 1;

        /// <summary>The first two images wait for each other.</summary>
        internal CountdownEvent? Meet { get; init; }

        public string Identity => "a backend of a test";

        public int MaxInFlight => 2;

        public bool NeedsKey => false;

        public bool StartsAtOnce { get; init; }

        public Task<DetectionResult> DetectAsync(ImageSource source, RunLog log, CancellationToken cancellationToken)
        {
            var size = SecondDecoder.SizeOf(ImageReader.Load(source, log).Bytes);
            lock (_sizes)
            {
                _sizes.Add(size);
            }

            if (Meet is not null && Interlocked.Increment(ref _met) <= Meet.InitialCount)
            {
                Meet.Signal();
                Assert.True(Meet.Wait(Patience, cancellationToken));
            }

            log.AddUnreadable(1);
            return Task.FromResult(new DetectionResult
            {
                Path = source.Path,
                ImageWidth = size.Width,
                ImageHeight = size.Height,
                Time = Time,
                Predictions = [new Prediction {
                    X = 10,
                    Y = 10,
                    Width = 10,
                    Height = 10,
                    Confidence = 0.5,
                    Path = source.Path,
                    ImageWidth = size.Width,
                    ImageHeight = size.Height }],
            });
        }
    }
}
