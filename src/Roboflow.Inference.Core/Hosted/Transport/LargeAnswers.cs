using System;
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

    /// <summary>Waits for a turn; dispose of it to give it back.</summary>
    internal static async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await Room.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn();
    }

    private sealed class Turn : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                _ = Room.Release();
            }
        }
    }
}
