using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Roboflow.Inference.Runs;

/// <summary>
/// Runs work on many items at once, with outcomes in input order. It catches exceptions, counts outcomes, and returns the
/// finished ones when an outcome ends the run. It is used by one thread; the work runs on others.
/// </summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
/// <typeparam name="TResult">The type of the results.</typeparam>
internal sealed class Run<TItem, TResult>(int throttleLimit) : IDisposable
    where TResult : class
{
    private readonly OrderedWindow<Outcome<TItem, TResult>> _window = new(throttleLimit);
    private readonly Queue<RunLog> _logs = new();
    private bool _isAllAdded;

    /// <summary>The number of items added.</summary>
    internal int Added { get; private set; }

    /// <summary>The number of outcomes taken.</summary>
    internal int Done { get; private set; }

    /// <summary>The number of failures among them.</summary>
    internal int Failed { get; private set; }

    /// <summary>The number of items in progress, or finished but not taken yet.</summary>
    internal int Pending => _window.Count;

    /// <summary>Whether the work on any item is in progress.</summary>
    internal bool IsWorking => _window.WaitForNext(TimeSpan.Zero);

    /// <summary>Whether an outcome must be taken before another item is added.</summary>
    internal bool IsFull => _window.IsFull;

    /// <summary>The current pause of the oldest item, for which later outcomes wait, or null.</summary>
    internal RunLog.Pause? Waiting => _logs.Count > 0 ? _logs.Peek().Waiting : null;

    /// <summary>Adds an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="work">The work; an exception states itself whether it ends the run (<see cref="IRunFailure"/>).</param>
    /// <param name="startsAtOnce">Whether the work starts on this thread, in input order, and soon continues on another.</param>
    internal void Add(TItem item, Func<RunLog, CancellationToken, Task<TResult>> work, bool startsAtOnce = false)
    {
        var log = new RunLog();
        Added++;
        _logs.Enqueue(log);
        _window.Add(startsAtOnce
            ? token => GetOutcomeAsync(item, work, log, token)
            : token => Task.Run(() => GetOutcomeAsync(item, work, log, token), token));
    }

    /// <summary>Marks the end of the input: undecided failures are then decided by the existing outcomes.</summary>
    internal void EndInput() => _isAllAdded = true;

    /// <summary>
    /// Takes the oldest outcome if it is available within <paramref name="wait"/>. A failure that can be the first sign of the
    /// run's end is held back until other outcomes decide it, so that the run ends with one error.
    /// </summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    internal bool TryTake(TimeSpan wait, out Outcome<TItem, TResult> outcome)
    {
        if (!_window.TryPeek(wait, out outcome) || (outcome.IsUndecided && !Decide(outcome, wait)))
        {
            return false;
        }

        _window.Remove();
        _ = _logs.Dequeue();
        Count(outcome);
        return true;
    }

    /// <summary>
    /// Cancels everything after an outcome that ends the run. Results that finished meanwhile are returned in input order,
    /// because they may have been billed; other failures that end the run are dropped.
    /// </summary>
    /// <param name="othersFinish">Whether to wait for pending work, because it finishes soon.</param>
    /// <returns>The finished outcomes, and the number of items without one.</returns>
    internal (IReadOnlyList<Outcome<TItem, TResult>> Finished, int Lost) End(bool othersFinish = false)
    {
        var pending = Pending;
        var finished = new List<Outcome<TItem, TResult>>();
        foreach (var outcome in othersFinish ? _window.FinishAndTake() : _window.StopAndTakeFinished())
        {
            if (outcome.Result is not null || !outcome.EndsRun)
            {
                Count(outcome);
                finished.Add(outcome);
            }
        }

        return (finished, pending - finished.Count);
    }

    /// <summary>Cancels all work immediately; can be called from any thread, any number of times.</summary>
    internal void Stop() => _window.Stop();

    /// <inheritdoc/>
    public void Dispose() => _window.Dispose();

    // Whether the scope of the failure is decided, or no pending work can decide it any more.
    private bool Decide(Outcome<TItem, TResult> failure, TimeSpan wait)
    {
        if (_window.WaitForNext(wait) || !failure.IsUndecided || (!_isAllAdded && !IsFull))
        {
            return !failure.IsUndecided;
        }

        // Several items with the same failure and no result at all: the server is gone, but the run was too short to prove it.
        if (_isAllAdded && Done == Failed && Pending > 1 && _window.Finished.All(static o => o.IsUndecided))
        {
            foreach (var other in _window.Finished)
            {
                other.IsPartOfEnd = true;
            }
        }

        return true;
    }

    private static async Task<Outcome<TItem, TResult>> GetOutcomeAsync(
        TItem item, Func<RunLog, CancellationToken, Task<TResult>> work, RunLog log, CancellationToken cancellationToken)
    {
        TResult? result = null;
        Exception? failure;
        try
        {
            result = await work(log, cancellationToken).ConfigureAwait(false);
            failure = log.Fault;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            failure = e;
        }

        return new Outcome<TItem, TResult> { Item = item, Result = result, Failure = failure, Warnings = log.Warnings, Verbose = log.VerboseLines };
    }

    // An outcome that ends the run without a result is not a finished item; the run's final error reports it.
    private void Count(Outcome<TItem, TResult> outcome)
    {
        if (outcome.Result is not null || !outcome.EndsRun)
        {
            Done++;
            Failed += outcome.Failure is null ? 0 : 1;
        }
    }
}
