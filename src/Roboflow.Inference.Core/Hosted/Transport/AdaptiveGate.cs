using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>
/// Lets a limited number of requests through, first come first served. The limit halves when the server says that it
/// has too much to do (429, 503) and grows back by one for every window of answers.
/// </summary>
internal sealed class AdaptiveGate
{
    private readonly object _lock = new();
    private readonly Queue<TaskCompletionSource<bool>> _waiting = new();
    private readonly Queue<TaskCompletionSource<bool>> _returning = new();
    private readonly int _maximum;
    private int _limit;
    private int _inFlight;
    private int _goodInARow;

    internal AdaptiveGate(int maximum) => _maximum = _limit = maximum;

    internal async Task EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> turn;
        lock (_lock)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_inFlight < _limit && _waiting.Count + _returning.Count == 0)
            {
                _inFlight++;
                return;
            }

            turn = Enqueue(_waiting);

            // Those in front may all have been canceled, and then nobody would leave and call this one.
            Admit();
        }

        await WaitAsync(turn, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// For one that is in flight and comes back from a pause: where the limit shrank meanwhile it waits again, before all
    /// that have not been tried yet. It is in flight afterwards, also when it was canceled.
    /// </summary>
    internal async Task ReenterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> turn;
        lock (_lock)
        {
            if (_inFlight <= _limit)
            {
                return;
            }

            _inFlight--;
            turn = Enqueue(_returning);
            Admit();
        }

        try
        {
            await WaitAsync(turn, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
            {
                _inFlight++;
            }

            throw;
        }
    }

    internal void Leave()
    {
        lock (_lock)
        {
            _inFlight--;
            Admit();
        }
    }

    /// <summary>The server has too much to do.</summary>
    internal void Shrink()
    {
        lock (_lock)
        {
            _limit = Math.Max(1, _limit / 2);
            _goodInARow = 0;
        }
    }

    /// <summary>The server answered well.</summary>
    internal void Succeed()
    {
        lock (_lock)
        {
            if (_limit < _maximum && ++_goodInARow >= _limit)
            {
                _limit++;
                _goodInARow = 0;
                Admit();
            }
        }
    }

    private static TaskCompletionSource<bool> Enqueue(Queue<TaskCompletionSource<bool>> queue)
    {
        var turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Enqueue(turn);
        return turn;
    }

    private static async Task WaitAsync(TaskCompletionSource<bool> turn, CancellationToken cancellationToken)
    {
        using (cancellationToken.Register(static t => ((TaskCompletionSource<bool>)t!).TrySetCanceled(), turn))
        {
            await turn.Task.ConfigureAwait(false);
        }
    }

    private void Admit()
    {
        while (_inFlight < _limit && _returning.Count + _waiting.Count > 0)
        {
            // One that was canceled meanwhile takes no place.
            if ((_returning.Count > 0 ? _returning : _waiting).Dequeue().TrySetResult(true))
            {
                _inFlight++;
            }
        }
    }
}
