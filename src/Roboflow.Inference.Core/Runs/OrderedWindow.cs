using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Roboflow.Inference.Runs;

/// <summary>
/// Work under way, taken back in the order in which it was given. A slow head holds back writing, not work: hundreds of
/// finished outcomes wait behind it. How many run at once is the work's own affair.
/// </summary>
/// <typeparam name="TOutcome">What the work brings back; small, since many of them wait.</typeparam>
internal sealed class OrderedWindow<TOutcome> : IDisposable
{
    // While one answer takes 30 times as long as the others, each of these brings about 30: that many wait behind it.
    private const int AheadOfEach = 32;
    private const int LeastAhead = 256;

    private readonly Queue<Task<TOutcome>> _tasks = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly int _capacity;
    private int _disposed;

    internal OrderedWindow(int throttleLimit) => _capacity = throttleLimit + Math.Max(LeastAhead, throttleLimit * AheadOfEach);

    internal int Count => _tasks.Count;

    internal bool IsFull => _tasks.Count >= _capacity;

    /// <summary>Starts work on this thread; it must go on on another one soon.</summary>
    internal void Add(Func<CancellationToken, Task<TOutcome>> work) => _tasks.Enqueue(work(_stop.Token));

    /// <summary>The oldest outcome if it is there within <paramref name="wait"/>; <see cref="Remove"/> takes it out.</summary>
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

    /// <summary>Takes the oldest outcome out.</summary>
    internal void Remove() => _ = _tasks.Dequeue();

    /// <summary>Waits for the oldest work that is under way still. Whether there was any.</summary>
    internal bool WaitForNext(TimeSpan wait)
    {
        var next = _tasks.FirstOrDefault(static t => !t.IsCompleted);
        if (next is not null && wait > TimeSpan.Zero)
        {
            _ = ((IAsyncResult)next).AsyncWaitHandle.WaitOne(wait);
        }

        return next is not null;
    }

    /// <summary>What has finished, in order; it stays in the window.</summary>
    internal IEnumerable<TOutcome> Finished => _tasks.Where(static t => t.Status == TaskStatus.RanToCompletion).Select(static t => t.Result);

    /// <summary>Stops all work at once; callable from any thread, any number of times.</summary>
    internal void Stop()
    {
        if (Volatile.Read(ref _disposed) == 0)
        {
            _stop.Cancel();
        }
    }

    /// <summary>Stops, and takes back what had finished before, in order; the rest is given up.</summary>
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

    /// <summary>Waits until all work has ended by itself, and takes back what did not fail, in order; <see cref="Stop"/> ends the wait.</summary>
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

        // The token source is not disposed: workers that wind down still look at it, and it holds no timer.
        foreach (var task in _tasks)
        {
            // A fault in work that nobody waits for is observed, so that it does not surface in the finalizer.
            _ = task.ContinueWith(static t => _ = t.Exception, TaskScheduler.Default);
        }

        _tasks.Clear();
    }
}
