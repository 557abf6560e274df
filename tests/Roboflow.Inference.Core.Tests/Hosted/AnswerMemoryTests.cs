using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Hosted.Transport;

namespace Roboflow.Inference.Core.Tests.Hosted;

/// <summary>However many large answers arrive at once, few of them are in memory.</summary>
public sealed class AnswerMemoryTests
{
    private const int Limit = 8 * LargeAnswers.FreeShare;

    [Fact]
    public async Task At_most_two_answers_exceed_their_free_share_at_once()
    {
        var flood = new Flood();
        var reads = Enumerable.Range(0, 16).Select(async _ =>
        {
            using var content = new StreamContent(flood.Open());
            var failure = await Assert.ThrowsAsync<RoboflowException>(() => AnswerBody.ReadAsync(content, Limit, CancellationToken.None));
            Assert.Equal(FailureKind.InvalidResult, failure.Kind);
        });
        await Task.WhenAll(reads);
        Assert.InRange(flood.MostBeyond, 1, 2);
    }

    [Fact]
    public async Task Large_answer_that_fits_is_whole_and_makes_room_for_the_next()
    {
        var bytes = Enumerable.Range(0, 3 * LargeAnswers.FreeShare).Select(i => (byte)(i * 31)).ToArray();
        for (var i = 0; i < 5; i++)
        {
            using var content = new ByteArrayContent(bytes);
            using var body = await AnswerBody.ReadAsync(content, Limit, CancellationToken.None);
            Assert.True(body.Bytes.Span.SequenceEqual(bytes));
        }
    }

    /// <summary>Endless streams; counts those that are open and have given more than the free share.</summary>
    private sealed class Flood
    {
        private int _beyond;
        private int _most;

        internal int MostBeyond => Volatile.Read(ref _most);

        internal Stream Open() => new Source(this);

        private void Cross()
        {
            var now = Interlocked.Increment(ref _beyond);
            for (int seen; (seen = Volatile.Read(ref _most)) < now && Interlocked.CompareExchange(ref _most, now, seen) != seen;)
            {
                // Another thread was first.
            }
        }

        private sealed class Source(Flood flood) : Stream
        {
            private long _given;
            private bool _isBeyond;

            public override bool CanRead => true;

            public override bool CanSeek => false;

            public override bool CanWrite => false;

            public override long Length => throw new NotSupportedException();

            public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

#if NET
            public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(GiveAsync(buffer.Length));
#endif

            public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => GiveAsync(count);

            private async Task<int> GiveAsync(int most)
            {
                await Task.Yield();
                var count = Math.Min(most, 64 * 1024);
                _given += count;
                if (_given > LargeAnswers.FreeShare && !_isBeyond)
                {
                    _isBeyond = true;
                    flood.Cross();
                }

                return count;
            }

            public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

            public override void Flush()
            {
            }

            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

            public override void SetLength(long value) => throw new NotSupportedException();

            public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

            protected override void Dispose(bool disposing)
            {
                if (_isBeyond)
                {
                    _isBeyond = false;
                    Interlocked.Decrement(ref flood._beyond);
                }

                base.Dispose(disposing);
            }
        }
    }
}
