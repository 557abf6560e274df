using System;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>
/// Tells a server that is gone from a single request without an answer, so that a long run ends instead of failing image
/// by image. Any answer, also a refusal, proves that the server is there. Safe to share between threads.
/// </summary>
internal sealed class ServerWatch
{
    /// <summary>The fewest tries in a row without an answer that mean anything.</summary>
    internal const int FewestTries = 3;

    // A request that was sent may be the server's undoing by itself; several of them in a row are not.
    private const int FewestRequestsSent = 3;

    private readonly object _lock = new();
    private long _answers;
    private int _triesSince;
    private int _requestsSince;
    private bool _isGone;

    // Counts the beginnings of tries and the failures of requests, to tell which was first.
    private long _clock;
    private long _latestAnswered;

    /// <summary>How many answers came so far.</summary>
    internal long Answers
    {
        get
        {
            lock (_lock)
            {
                return _answers;
            }
        }
    }

    /// <summary>A try begins. <see cref="Answered"/> takes what this gives.</summary>
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
            // What is decided stays so: an answer may still be on its way when the others have given up.
            if (_isGone)
            {
                return;
            }

            _answers++;
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

    /// <summary>A request has used up its tries. Whether the server is gone, so that no later request can succeed.</summary>
    /// <param name="answersBefore"><see cref="Answers"/> when its tries began to fail.</param>
    /// <param name="neverConnected">Whether not even a connection came about, which cannot be the request's fault.</param>
    internal bool IsGone(long answersBefore, bool neverConnected)
    {
        lock (_lock)
        {
            if (_answers != answersBefore)
            {
                return false;
            }

            _requestsSince++;
            _isGone |= _triesSince >= FewestTries && (neverConnected || _requestsSince >= FewestRequestsSent);
            return _isGone;
        }
    }

    /// <summary>
    /// Tells of a request that has just failed without an answer what that was: its own fault once another is answered
    /// that began after it, the run's end once the server is gone. Answers that were on their way already prove nothing.
    /// </summary>
    internal Func<FailureScope> Judge()
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
