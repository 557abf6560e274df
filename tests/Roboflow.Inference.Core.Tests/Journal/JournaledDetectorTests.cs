using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Images;
using Roboflow.Inference.Journal;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Core.Tests.Journal;

/// <summary>A journal around any detector: it hashes the bytes that are sent and repeats the warnings of a journaled answer.</summary>
public sealed class JournaledDetectorTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task A_known_image_is_not_sent_and_its_warnings_are_written_again()
    {
        var (first, second) = (new RunLog(), new RunLog());
        using (var journal = New())
        {
            await new JournaledDetector(new Recorder("a") { Unreadable = 2 }, journal).DetectAsync(Image("a.jpg"), first, CancellationToken.None);
        }

        var later = new Recorder("a");
        using var again = RunJournal.Open(_path);
        var result = await new JournaledDetector(later, again).DetectAsync(Image("b.jpg"), second, CancellationToken.None);
        Assert.Empty(later.Sent);
        Assert.Equal(("b.jpg", "b.jpg"), (result.Path, result.Predictions[0].Path));
        Assert.Equal((true, true), (result.FromJournal, result.Predictions[0].FromJournal));
        Assert.Equal("2 predictions in the answer cannot be read and are left out.", Assert.Single(first.Warnings));
        Assert.Equal(first.Warnings, second.Warnings);
    }

    [Fact]
    public async Task Detector_with_another_identity_does_not_use_the_journal()
    {
        using var journal = New();
        var (one, other) = (new Recorder("overlap 30"), new Recorder("overlap 31"));
        await new JournaledDetector(one, journal).DetectAsync(Image("a.jpg"), new RunLog(), CancellationToken.None);
        await new JournaledDetector(other, journal).DetectAsync(Image("a.jpg"), new RunLog(), CancellationToken.None);
        Assert.Equal((1, 1), (one.Sent.Count, other.Sent.Count));
    }

    [Fact]
    public async Task An_image_is_read_once_and_what_is_hashed_is_what_is_sent()
    {
        using var journal = New();
        var image = new ChangingSource();
        var inner = new Recorder("a") { Tries = 3 };
        await new JournaledDetector(inner, journal).DetectAsync(image, new RunLog(), CancellationToken.None);
        Assert.Equal(1, image.Opened);
        Assert.Equal(3, inner.Sent.Count);
        Assert.All(inner.Sent, sent => Assert.Equal(1, sent[^1]));
    }

    [Fact]
    public async Task File_that_is_not_an_image_is_neither_sent_nor_journaled()
    {
        using var journal = New();
        var inner = new Recorder("a");
        var failure = await Assert.ThrowsAsync<RoboflowException>(() => new JournaledDetector(inner, journal).DetectAsync(
            ImageSource.FromBytes(Encoding.ASCII.GetBytes("-----BEGIN OPENSSH PRIVATE KEY-----")), new RunLog(), CancellationToken.None));
        Assert.Equal(FailureKind.InvalidImage, failure.Kind);
        Assert.Empty(inner.Sent);
        Assert.Equal(0, journal.Count);
    }

    [Fact]
    public async Task Equal_images_at_the_same_time_are_sent_once()
    {
        using var journal = New();
        var answer = new TaskCompletionSource<bool>();
        var inner = new Recorder("a") { HeldUntil = answer.Task };
        var detector = new JournaledDetector(inner, journal);
        var all = Task.WhenAll(Start(detector, Image("a.jpg")), Start(detector, Image("b.jpg")));
        answer.SetResult(true);
        Assert.Equal([("a.jpg", false), ("b.jpg", true)], (await all).Select(r => (r.Path, r.FromJournal)));
        _ = Assert.Single(inner.Sent);
    }

    [Fact]
    public async Task Once_an_answer_is_not_journaled_nothing_more_is_sent()
    {
        using var journal = New();
        var (inner, log) = (new Recorder("a"), new RunLog());
        var detector = new JournaledDetector(inner, journal);
        File.Delete(_path);
        var paid = await detector.DetectAsync(Image("a.jpg", 1), log, CancellationToken.None);
        Assert.Equal(("a.jpg", JournalProblem.Unwritable), (paid.Path, Assert.IsType<JournalException>(log.Fault).Problem));
        await Assert.ThrowsAsync<JournalException>(() => Start(detector, Image("b.jpg", 2)));
        _ = Assert.Single(inner.Sent);
    }

    [Fact]
    public async Task No_more_images_are_sent_or_read_ahead_than_stated()
    {
        using var journal = New();
        var answer = new TaskCompletionSource<bool>();
        var inner = new Recorder("a") { HeldUntil = answer.Task };
        var detector = new JournaledDetector(inner, journal);
        var images = Enumerable.Range(0, inner.MaxInFlight + Environment.ProcessorCount + 5).Select(i => (Named)Image($"{i}.jpg", (byte)i)).ToArray();

        // Everything until the held answer is synchronous.
        var all = Task.WhenAll(images.Select(i => Start(detector, i)).ToArray());
        Assert.Equal(inner.MaxInFlight, inner.Sent.Count);
        Assert.Equal(inner.MaxInFlight + Environment.ProcessorCount, images.Count(i => i.Opened > 0));
        answer.SetResult(true);
        Assert.Equal(images.Select(i => i.Path), (await all).Select(r => r.Path));
    }

    [Theory]
    [InlineData("swap")]
    [InlineData("nul")]
    [InlineData("digit")]
    public async Task Journal_body_that_does_not_match_its_key_is_damaged(string fault)
    {
        using (var journal = New())
        {
            var detector = new JournaledDetector(new Recorder("a"), journal);
            await detector.DetectAsync(Image("a.jpg", 1), new RunLog(), CancellationToken.None);
            await detector.DetectAsync(Image("b.jpg", 2), new RunLog(), CancellationToken.None);
        }

        var lines = File.ReadAllLines(_path);
        const int Body = 8 + 64;
        lines[1] = fault switch
        {
            "swap" => lines[1][..Body] + lines[2][Body..],
            "nul" => new string('\0', lines[1].Length),
            _ => lines[1].Replace("0.5", "0.6", StringComparison.Ordinal),
        };
        File.WriteAllLines(_path, lines);
        using var again = RunJournal.Open(_path);
        Assert.Equal((1, 1), (again.Damaged, again.Count));
    }

    private static ImageSource Image(string name, byte last = 0) => new Named(name, [0xFF, 0xD8, 0xFF, last]);

    private static Task<DetectionResult> Start(JournaledDetector detector, ImageSource image) =>
        detector.DetectAsync(image, new RunLog(), CancellationToken.None);

    private RunJournal New()
    {
        File.Delete(_path);
        return RunJournal.Open(_path);
    }

    private sealed class Named : ImageSource
    {
        private readonly byte[] _bytes;

        internal Named(string name, byte[] bytes)
        {
            Path = name;
            _bytes = bytes;
        }

        internal int Opened { get; private set; }

        public override Stream Open()
        {
            Opened++;
            return new MemoryStream(_bytes);
        }
    }

    /// <summary>A file with different content each time it is opened.</summary>
    private sealed class ChangingSource : ImageSource
    {
        internal int Opened { get; private set; }

        public override Stream Open() => new MemoryStream([0xFF, 0xD8, 0xFF, (byte)++Opened]);
    }

    private sealed class Recorder(string identity) : IDetector
    {
        internal List<byte[]> Sent { get; } = [];

        internal int Unreadable { get; init; }

        internal int Tries { get; init; } = 1;

        internal Task HeldUntil { get; init; } = Task.CompletedTask;

        public string Identity => identity;

        public int MaxInFlight => 2;

        public bool NeedsKey => false;

        public bool StartsAtOnce => false;

        public async Task<DetectionResult> DetectAsync(ImageSource source, RunLog log, CancellationToken cancellationToken)
        {
            for (var i = 0; i < Tries; i++)
            {
                using var copy = new MemoryStream();
                using var image = source.Open();
                image.CopyTo(copy);
                Sent.Add(copy.ToArray());
            }

            log.AddUnreadable(Unreadable);
            var prediction = new Prediction { Path = source.Path, Class = "a", Confidence = 0.5, X = 1, Y = 1, Width = 1, Height = 1 };
            await HeldUntil;
            return new DetectionResult { Path = source.Path, Predictions = new[] { prediction } };
        }
    }
}
