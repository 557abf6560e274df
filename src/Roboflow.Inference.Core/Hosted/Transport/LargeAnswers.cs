using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>
/// Limits the process's memory for large answers: each answer can use a small buffer, and beyond that waits for one of two
/// turns. So the memory of all answers in flight is bounded, whatever their number and size.
/// </summary>
internal static class LargeAnswers
{
    /// <summary>The bytes that each answer can use without a turn; a thousand boxes need a fifth of that.</summary>
    internal const int FreeShare = 1024 * 1024;

    private const int Turns = 2;

    private static readonly SemaphoreSlim Room = new(Turns, Turns);

    // Consecutive answers share a turn's buffer, because new buffers would become garbage faster than they are collected.
    // Unused buffers are freed by the next collection.
    private static readonly ConcurrentBag<WeakReference<byte[]>> Buffers = [];

    /// <summary>Waits for a turn; dispose it to return it.</summary>
    internal static async Task<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        await Room.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn();
    }

    /// <summary>A turn: the right to a large buffer, and the buffer.</summary>
    internal sealed class Turn : IDisposable
    {
        private byte[]? _buffer;
        private int _left;

        /// <summary>Returns a buffer of at least that size with the content of the smaller one, which must not be used afterwards.</summary>
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
