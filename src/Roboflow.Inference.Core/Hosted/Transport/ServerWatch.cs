using System;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>
/// Distinguishes a server that is gone from a single request without an answer, so that a long run ends instead of failing
/// image by image. Any answer, even an error, proves that the server is up. Thread-safe.
/// </summary>
internal sealed class ServerWatch
{
    /// <summary>The minimum number of consecutive tries without an answer.</summary>
    internal const int FewestTries = 3;

    // A single request can crash the server; several different ones in a row are not the cause.
    private const int FewestRequestsSent = 3;

    private readonly object _lock = new();
    private int _triesSince;
    private int _requestsSince;
    private bool _isGone;

    // Counts the starts of tries and the failures of requests, to determine their order.
    private long _clock;
    private long _latestAnswered;

    /// <summary>Returns the current time: that of a try's start, for <see cref="Answered"/>, or that of a failure, for <see cref="IsGone"/>.</summary>
    internal long Begin()
    {
        lock (_lock)
        {
            return ++_clock;
        }
    }

    internal void Answered(long begun)
    {
        lock (_lock)
        {
            // The decision is final, even if an answer is still on its way when the others have given up.
            if (_isGone)
            {
                return;
            }

            _latestAnswered = Math.Max(_latestAnswered, begun);
            _triesSince = _requestsSince = 0;
        }
    }

    internal void Unanswered()
    {
        lock (_lock)
        {
            _triesSince++;
        }
    }

    /// <summary>Returns, for a request that has used up its tries, whether the server is gone, so that no later request can succeed.</summary>
    /// <param name="since">When its tries began to fail. A request that began later and was answered shows that the server is up.</param>
    /// <param name="neverConnected">Whether there was not even a connection, which the request cannot have caused.</param>
    internal bool IsGone(long since, bool neverConnected)
    {
        lock (_lock)
        {
            if (_latestAnswered > since)
            {
                return false;
            }

            _requestsSince++;
            _isGone |= _triesSince >= FewestTries && (neverConnected || _requestsSince >= FewestRequestsSent);
            return _isGone;
        }
    }

    /// <summary>
    /// Decides, for a request that has just failed without an answer, the scope of the failure: only this item once a request
    /// that began later is answered, the whole run once the server is gone. Answers already on their way prove nothing.
    /// </summary>
    internal Func<FailureScope> GetFailureScope()
    {
        var failed = Begin();
        return () =>
        {
            lock (_lock)
            {
                return _latestAnswered > failed ? FailureScope.Item : _isGone ? FailureScope.Run : FailureScope.Undecided;
            }
        };
    }
}
