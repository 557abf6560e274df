using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Hosted;

namespace Roboflow.Inference.Credits;

/// <summary>
/// Counts the cost of answers by the vendor's formula: 500 s of computing are one credit, and an answer counts as at least
/// 100 ms. With a limit, it admits requests in order as long as the cost of past requests and those in flight stays within it,
/// assuming that no answer takes longer than the longest one so far. Thread-safe.
/// </summary>
/// <param name="limit">The maximum number of credits, or null for no limit.</param>
internal sealed class CreditMeter(double? limit = null)
{
    private const double SecondsOfCredit = 500;
    private const double LeastSeconds = 0.1;
    private const double Rounding = 1e-9;

    // The number of first requests that are sent alone while only cold starts are known.
    private const int FirstAnswers = 2;

    private readonly object _gate = new();
    private readonly Queue<TaskCompletionSource<bool>> _waiting = new();
    private int _inFlight;
    private bool _isCostKnown;
    private double _longest = LeastSeconds;
    private double _billedSeconds;

    /// <summary>The number of answers.</summary>
    internal int Answers { get; private set; }

    /// <summary>The time reported by servers, in seconds, or null.</summary>
    internal double? ServerSeconds { get; private set; }

    /// <summary>Credits according to the servers' headers, or null if answers have none.</summary>
    internal double? Credits => Answers == 0 || ServerSeconds is not null ? _billedSeconds / SecondsOfCredit : null;

    /// <summary>Returns the minimum cost of a number of images, in credits.</summary>
    internal static double Estimate(long images) => images * LeastSeconds / SecondsOfCredit;

    /// <summary>Waits until a request can be sent; <see cref="Leave"/> must follow.</summary>
    /// <exception cref="CreditLimitException">The request would exceed the limit.</exception>
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
            ReleaseWaiting();
        }

        _ = await turn.Task.ConfigureAwait(false);
    }

    /// <summary>Ends a request, with or without an answer.</summary>
    internal void Leave()
    {
        lock (_gate)
        {
            _inFlight--;
            ReleaseWaiting();
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

            // A cold start does not predict the cost of the next image.
            _longest = use.IsColdStart ? _longest : Math.Max(_longest, billed);
            _isCostKnown |= !use.IsColdStart || Answers >= FirstAnswers;
        }
    }

    private void ReleaseWaiting()
    {
        while (_waiting.Count > 0)
        {
            var fits = _billedSeconds + ((_inFlight + 1) * _longest) <= (limit * SecondsOfCredit) + Rounding;
            if (_inFlight > 0 && !(fits && _isCostKnown))
            {
                // Requests in flight can cost less than was reserved for them.
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
