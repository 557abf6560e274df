using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Roboflow.Inference.Runs;

/// <summary>
/// Work on many items at once, whose outcomes come back in input order. It catches what the work throws, counts what was
/// taken, and hands over what has finished when an outcome ends the run. Used by one thread; the work runs on others.
/// </summary>
/// <typeparam name="TItem">What the work is about.</typeparam>
/// <typeparam name="TResult">What a success carries.</typeparam>
internal sealed class Run<TItem, TResult>(int throttleLimit) : IDisposable
    where TResult : class
{
    private readonly OrderedWindow<Outcome<TItem, TResult>> _window = new(throttleLimit);
    private readonly Queue<RunLog> _logs = new();
    private bool _isAllAdded;

    /// <summary>How many items have been added.</summary>
    internal int Added { get; private set; }

    /// <summary>How many outcomes have been taken.</summary>
    internal int Done { get; private set; }

    /// <summary>How many of them are failures.</summary>
    internal int Failed { get; private set; }

    /// <summary>How many items are under way, or finished and not taken yet.</summary>
    internal int Pending => _window.Count;

    /// <summary>Whether an outcome must be taken before another item is added.</summary>
    internal bool IsFull => _window.IsFull;

    /// <summary>The pause that the oldest item is in, or null: later outcomes wait behind it.</summary>
    internal RunLog.Pause? Waiting => _logs.Count > 0 ? _logs.Peek().Waiting : null;

    /// <summary>Takes an item in.</summary>
    /// <param name="item">What the work is about.</param>
    /// <param name="work">The work; whether an exception ends the run, it says itself (<see cref="IRunFailure"/>).</param>
    /// <param name="startsAtOnce">Whether the work begins on this thread, and so in input order, and soon goes on on another one.</param>
    internal void Add(TItem item, Func<RunLog, CancellationToken, Task<TResult>> work, bool startsAtOnce = false)
    {
        var log = new RunLog();
        Added++;
        _logs.Enqueue(log);
        _window.Add(startsAtOnce
            ? token => GetOutcomeAsync(item, work, log, token)
            : token => Task.Run(() => GetOutcomeAsync(item, work, log, token), token));
    }

    /// <summary>No more items come: what is undecided then is decided by what there is.</summary>
    internal void EndInput() => _isAllAdded = true;

    /// <summary>
    /// The oldest outcome if it is there within <paramref name="wait"/>. A failure that may be the first sign of the run's
    /// end is held back until what others meet tells, so that the end is one error.
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
    /// Stops everything after an outcome that ends the run. What other items have finished meanwhile is given back in
    /// input order, since it may have been paid for; failures that end the run too are dropped.
    /// </summary>
    /// <param name="othersFinish">Whether to wait for what is under way, since it finishes soon by itself.</param>
    /// <returns>The finished outcomes, and how many items have none.</returns>
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

    /// <summary>Stops all work at once; callable from any thread, any number of times.</summary>
    internal void Stop() => _window.Stop();

    /// <inheritdoc/>
    public void Dispose() => _window.Dispose();

    // Whether it is known what the failure is, or nothing under way can tell any more.
    private bool Decide(Outcome<TItem, TResult> failure, TimeSpan wait)
    {
        if (_window.WaitForNext(wait) || !failure.IsUndecided || (!_isAllAdded && !IsFull))
        {
            return !failure.IsUndecided;
        }

        // Several items, all alike, and never a result: the end of the run, too short to prove it.
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

    // What ends the run and brings no result is not a finished item: the run's one error tells of it.
    private void Count(Outcome<TItem, TResult> outcome)
    {
        if (outcome.Result is not null || !outcome.EndsRun)
        {
            Done++;
            Failed += outcome.Failure is null ? 0 : 1;
        }
    }
}
