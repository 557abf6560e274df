using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Roboflow.Inference.Runs;

/// <summary>
/// Pending work, whose outcomes are taken in input order. A slow first item delays writing, not work: hundreds of finished
/// outcomes can wait behind it. The work itself limits how many run at once.
/// </summary>
/// <typeparam name="TOutcome">The type of the outcomes; small, because many of them wait.</typeparam>
internal sealed class OrderedWindow<TOutcome> : IDisposable
{
    // While one answer takes 30 times as long as the others, each of the others completes about 30 times.
    private const int AheadOfEach = 32;
    private const int LeastAhead = 256;

    private readonly Queue<Task<TOutcome>> _tasks = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly int _capacity;
    private int _disposed;

    internal OrderedWindow(int throttleLimit) => _capacity = throttleLimit + Math.Max(LeastAhead, throttleLimit * AheadOfEach);

    internal int Count => _tasks.Count;

    internal bool IsFull => _tasks.Count >= _capacity;

    /// <summary>Starts work on this thread; it must soon continue on another.</summary>
    internal void Add(Func<CancellationToken, Task<TOutcome>> work) => _tasks.Enqueue(work(_stop.Token));

    /// <summary>Returns the oldest outcome if it is available within <paramref name="wait"/>; <see cref="Remove"/> removes it.</summary>
    /// <exception cref="OperationCanceledException">The window was stopped.</exception>
    internal bool TryPeek(TimeSpan wait, out TOutcome outcome)
    {
        outcome = default!;
        if (_tasks.Count == 0)
        {
            return false;
        }

        var head = _tasks.Peek();
        if (!head.IsCompleted && (wait <= TimeSpan.Zero || !((IAsyncResult)head).AsyncWaitHandle.WaitOne(wait)))
        {
            _stop.Token.ThrowIfCancellationRequested();
            return false;
        }

        outcome = head.GetAwaiter().GetResult();
        return true;
    }

    /// <summary>Removes the oldest outcome.</summary>
    internal void Remove() => _ = _tasks.Dequeue();

    /// <summary>Waits for the oldest pending work; false if there is none.</summary>
    internal bool WaitForNext(TimeSpan wait)
    {
        var next = _tasks.FirstOrDefault(static t => !t.IsCompleted);
        if (next is not null && wait > TimeSpan.Zero)
        {
            _ = ((IAsyncResult)next).AsyncWaitHandle.WaitOne(wait);
        }

        return next is not null;
    }

    /// <summary>The finished outcomes, in order; they stay in the window.</summary>
    internal IEnumerable<TOutcome> Finished => _tasks.Where(static t => t.Status == TaskStatus.RanToCompletion).Select(static t => t.Result);

    /// <summary>Cancels all work immediately; can be called from any thread, any number of times.</summary>
    internal void Stop()
    {
        if (Volatile.Read(ref _disposed) == 0)
        {
            _stop.Cancel();
        }
    }

    /// <summary>Cancels all work and returns the outcomes that finished before, in order; the rest is abandoned.</summary>
    internal IReadOnlyList<TOutcome> StopAndTakeFinished()
    {
        _stop.Cancel();
        var finished = new List<TOutcome>();
        while (_tasks.Count > 0)
        {
            var task = _tasks.Dequeue();
            if (task.Status == TaskStatus.RanToCompletion)
            {
                finished.Add(task.Result);
            }
        }

        return finished;
    }

    /// <summary>Waits until all work has finished, and returns the outcomes that did not fail, in order; <see cref="Stop"/> ends the wait.</summary>
    internal IReadOnlyList<TOutcome> FinishAndTake()
    {
        foreach (var task in _tasks)
        {
            _ = ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        }

        return StopAndTakeFinished();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _ = Interlocked.Exchange(ref _disposed, 1);

        // The token source is not disposed, because ending workers still use it; it has no timer.
        foreach (var task in _tasks)
        {
            // Exceptions of abandoned work are observed, so that they do not surface in the finalizer.
            _ = task.ContinueWith(static t => _ = t.Exception, TaskScheduler.Default);
        }

        _tasks.Clear();
    }
}
