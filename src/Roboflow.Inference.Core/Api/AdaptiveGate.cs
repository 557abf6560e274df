using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Roboflow.Inference.Api;

/// <summary>
/// Lets a limited number of requests through, first come first served. The limit halves when the server says that it
/// has too much to do (429, 503) and grows back by one for every window of answers.
/// </summary>
internal sealed class AdaptiveGate
{
    private readonly object _lock = new();
    private readonly Queue<TaskCompletionSource<bool>> _waiting = new();
    private readonly int _maximum;
    private int _limit;
    private int _inFlight;
    private int _goodInARow;

    internal AdaptiveGate(int maximum) => _maximum = _limit = maximum;

    internal int Limit
    {
        get
        {
            lock (_lock)
            {
                return _limit;
            }
        }
    }

    internal async Task EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> turn;
        lock (_lock)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_inFlight < _limit && _waiting.Count == 0)
            {
                _inFlight++;
                return;
            }

            turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);

            // Those in front may all have been cancelled, and then nobody would leave and call this one.
            Admit();
        }

        using (cancellationToken.Register(static t => ((TaskCompletionSource<bool>)t!).TrySetCanceled(), turn))
        {
            await turn.Task.ConfigureAwait(false);
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

    private void Admit()
    {
        while (_inFlight < _limit && _waiting.Count > 0)
        {
            // One that was cancelled meanwhile takes no place.
            if (_waiting.Dequeue().TrySetResult(true))
            {
                _inFlight++;
            }
        }
    }
}
