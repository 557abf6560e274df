using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Roboflow.Inference.Hosted;

/// <summary>
/// Counts what answers cost by the vendor's formula: 500 s of computing are one credit, and an answer counts for 100 ms
/// at least. With a limit it lets requests go, in order, as long as what is spent and what is in flight stays below it,
/// if no answer takes longer than the longest one before. Safe to share between threads.
/// </summary>
/// <param name="limit">The most credits, or null for no limit.</param>
internal sealed class CreditMeter(double? limit = null)
{
    private const double SecondsOfCredit = 500;
    private const double LeastSeconds = 0.1;
    private const double Rounding = 1e-9;

    // So many first answers go alone, while only cold starts are known.
    private const int FirstAnswers = 2;

    private readonly object _gate = new();
    private readonly Queue<TaskCompletionSource<bool>> _waiting = new();
    private int _inFlight;
    private bool _isCostKnown;
    private double _longest = LeastSeconds;
    private double _billedSeconds;

    /// <summary>How many answers came.</summary>
    internal int Answers { get; private set; }

    /// <summary>Seconds that servers say they took, or null where none says.</summary>
    internal double? ServerSeconds { get; private set; }

    /// <summary>Credits by the servers' headers, or null where answers came without them.</summary>
    internal double? Credits => Answers == 0 || ServerSeconds is not null ? _billedSeconds / SecondsOfCredit : null;

    /// <summary>What so many images cost at least.</summary>
    internal static double Estimate(long images) => images * LeastSeconds / SecondsOfCredit;

    /// <summary>Waits until a request may go; <see cref="Leave"/> follows it.</summary>
    /// <exception cref="CreditLimitException">The request would cost more than the limit leaves.</exception>
    internal async Task EnterAsync(CancellationToken cancellationToken)
    {
        if (limit is null)
        {
            return;
        }

        var turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stop = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
        lock (_gate)
        {
            _waiting.Enqueue(turn);
            LetGo();
        }

        _ = await turn.Task.ConfigureAwait(false);
    }

    /// <summary>A request is over, with an answer or without one.</summary>
    internal void Leave()
    {
        lock (_gate)
        {
            _inFlight--;
            LetGo();
        }
    }

    /// <summary>Counts an answer.</summary>
    internal void Add(ServerUse use)
    {
        lock (_gate)
        {
            var billed = Math.Max(LeastSeconds, use.Seconds ?? 0);
            Answers++;
            ServerSeconds = use.Seconds is { } seconds ? (ServerSeconds ?? 0) + seconds : ServerSeconds;
            _billedSeconds += billed;

            // A cold start says nothing of the next image.
            _longest = use.IsColdStart ? _longest : Math.Max(_longest, billed);
            _isCostKnown |= !use.IsColdStart || Answers >= FirstAnswers;
        }
    }

    private void LetGo()
    {
        while (_waiting.Count > 0)
        {
            var fits = _billedSeconds + ((_inFlight + 1) * _longest) <= (limit * SecondsOfCredit) + Rounding;
            if (_inFlight > 0 && !(fits && _isCostKnown))
            {
                // What is in flight may cost less than was set aside for it.
                return;
            }

            var next = _waiting.Dequeue();
            if (!fits)
            {
                _ = next.TrySetException(new CreditLimitException(limit!.Value, _billedSeconds / SecondsOfCredit, _longest / SecondsOfCredit));
            }
            else if (next.TrySetResult(true))
            {
                _inFlight++;
            }
        }
    }
}
