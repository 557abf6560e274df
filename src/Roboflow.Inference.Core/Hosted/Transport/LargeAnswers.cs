using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>
/// The process's memory for large answers: an answer may have a small share without asking, and beyond it waits for one
/// of two turns. So what all answers in flight hold is bounded, however many and however large they are.
/// </summary>
internal static class LargeAnswers
{
    /// <summary>What each answer may have without a turn; a thousand boxes take a fifth of it.</summary>
    internal const int FreeShare = 1024 * 1024;

    private const int Turns = 2;

    private static readonly SemaphoreSlim Room = new(Turns, Turns);

    // One answer after another uses a turn's buffer: a new one each would be garbage faster than it is collected. They go
    // with the next collection when nobody needs them.
    private static readonly ConcurrentBag<WeakReference<byte[]>> Buffers = [];

    /// <summary>Waits for a turn; dispose of it to give it back.</summary>
    internal static async Task<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        await Room.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn();
    }

    /// <summary>The right to a large buffer, and the buffer.</summary>
    internal sealed class Turn : IDisposable
    {
        private byte[]? _buffer;
        private int _left;

        /// <summary>A buffer of at least that size with what is in the smaller one, which must not be used any more.</summary>
        internal byte[] Grow(byte[] smaller, int length, int size)
        {
            if (!Buffers.TryTake(out var kept) || !kept.TryGetTarget(out var larger) || larger.Length < size)
            {
                larger = new byte[size];
            }

            Buffer.BlockCopy(smaller, 0, larger, 0, length);
            return _buffer = larger;
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) != 0)
            {
                return;
            }

            if (_buffer is not null)
            {
                Buffers.Add(new WeakReference<byte[]>(_buffer));
            }

            _ = Room.Release();
        }
    }
}
