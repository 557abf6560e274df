using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>
/// Admits a limited number of requests, first come first served. The limit is halved when the server is overloaded (429, 503)
/// and grows back by one for every window of answers.
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
            if (_inFlight < _limit)
            {
                _inFlight++;
                return;
            }

            turn = Enqueue(_waiting);
        }

        await WaitAsync(turn, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Readmits a request in flight after a pause: if the limit was reduced meanwhile, it waits again, before all requests that
    /// have not been tried yet. It is in flight afterwards, even if it was canceled.
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

    /// <summary>Reduces the limit because the server is overloaded.</summary>
    internal void Shrink()
    {
        lock (_lock)
        {
            _limit = Math.Max(1, _limit / 2);
            _goodInARow = 0;
        }
    }

    /// <summary>Records a successful answer.</summary>
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

    // Called whenever a place may be free, so that nobody waits while one is.
    private void Admit()
    {
        while (_inFlight < _limit && _returning.Count + _waiting.Count > 0)
        {
            // A request that was canceled meanwhile is not counted.
            if ((_returning.Count > 0 ? _returning : _waiting).Dequeue().TrySetResult(true))
            {
                _inFlight++;
            }
        }
    }
}
