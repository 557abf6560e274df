using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using Roboflow.Inference.Hosted;

namespace Roboflow.Inference.Runs;

/// <summary>
/// The messages of the work on one item: lines for the verbose and warning streams, and its current pause. Workers write it
/// from any thread; it becomes part of the item's <see cref="Outcome{TItem, TResult}"/>.
/// </summary>
internal sealed class RunLog
{
    private readonly ConcurrentQueue<string> _verbose = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private int _unreadable;
    private volatile Pause? _pause;
    private volatile Exception? _fault;

    /// <summary>Lines for the verbose stream, in order.</summary>
    internal IReadOnlyList<string> VerboseLines => _verbose.ToArray();

    /// <summary>The number of predictions that cannot be read, in all answers for the item.</summary>
    internal int Unreadable => _unreadable;

    /// <summary>Lines for the warning stream. Unreadable predictions of all answers for an image are counted in one line.</summary>
    internal IReadOnlyList<string> Warnings => Unreadable == 0
        ? _warnings.ToArray()
        : [.. _warnings, $"{_unreadable} prediction{(_unreadable == 1 ? string.Empty : "s")} in the answer cannot be read and "
            + $"{(_unreadable == 1 ? "is" : "are")} left out."];

    /// <summary>Called immediately with each answer's computing time, on the thread that reads the answer.</summary>
    internal Action<ServerUse>? OnServerUse { get; set; }

    /// <summary>The current pause before a retry, or null.</summary>
    internal Pause? Waiting => _pause;

    /// <summary>A failure in addition to the result, or null.</summary>
    internal Exception? Fault => _fault;

    internal void Verbose(string line) => _verbose.Enqueue(line);

    internal void Warn(string line) => _warnings.Enqueue(line);

    internal void AddServerUse(ServerUse use) => OnServerUse?.Invoke(use);

    /// <summary>Counts predictions that cannot be read.</summary>
    internal void AddUnreadable(int count) => Interlocked.Add(ref _unreadable, count);

    /// <summary>Begins a pause before a retry, which the progress bar shows.</summary>
    internal void Wait(int nextTry, TimeSpan duration) => _pause = new Pause(nextTry, duration);

    /// <summary>Ends the pause.</summary>
    internal void Resume() => _pause = null;

    /// <summary>Records a failure in addition to the result, so that neither is lost, such as a billed answer that could not be journaled.</summary>
    internal void Fail(Exception fault) => _fault = fault;

    /// <summary>A pause before a retry.</summary>
    /// <param name="NextTry">The number of the next try: 2 after the first one failed.</param>
    /// <param name="Duration">The total duration of the pause.</param>
    internal sealed record Pause(int NextTry, TimeSpan Duration);
}
