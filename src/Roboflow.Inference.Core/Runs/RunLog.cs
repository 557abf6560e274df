using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using Roboflow.Inference.Hosted;

namespace Roboflow.Inference.Runs;

/// <summary>
/// What the work on one item tells besides its result: lines for the verbose and the warning stream, and what it waits
/// for. Workers write it from any thread; it becomes part of the item's <see cref="Outcome{TItem, TResult}"/>.
/// </summary>
internal sealed class RunLog
{
    private readonly ConcurrentQueue<string> _verbose = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private int _unreadable;
    private volatile Pause? _pause;
    private volatile Exception? _fault;

    /// <summary>Lines for the verbose stream, in the order in which they came.</summary>
    internal IReadOnlyList<string> VerboseLines => _verbose.ToArray();

    /// <summary>How many predictions cannot be read, over all answers about the item.</summary>
    internal int Unreadable => _unreadable;

    /// <summary>Lines for the warning stream. What cannot be read of several answers about one image is counted in one line.</summary>
    internal IReadOnlyList<string> Warnings => Unreadable == 0
        ? _warnings.ToArray()
        : [.. _warnings, $"{_unreadable} prediction{(_unreadable == 1 ? string.Empty : "s")} of the answer cannot be read and "
            + $"{(_unreadable == 1 ? "is" : "are")} left out."];

    /// <summary>Told of each answer's computing at once, on the thread that reads the answer.</summary>
    internal Action<ServerUse>? OnServerUse { get; set; }

    /// <summary>The pause before another try, while it lasts; else null.</summary>
    internal Pause? Waiting => _pause;

    /// <summary>What went wrong although there is a result, or null.</summary>
    internal Exception? Fault => _fault;

    internal void Verbose(string line) => _verbose.Enqueue(line);

    internal void Warn(string line) => _warnings.Enqueue(line);

    internal void AddServerUse(ServerUse use) => OnServerUse?.Invoke(use);

    /// <summary>Counts predictions that cannot be read.</summary>
    internal void AddUnreadable(int count) => Interlocked.Add(ref _unreadable, count);

    /// <summary>The work pauses before another try: the progress bar shows it.</summary>
    internal void Wait(int nextTry, TimeSpan duration) => _pause = new Pause(nextTry, duration);

    /// <summary>The pause is over.</summary>
    internal void Resume() => _pause = null;

    /// <summary>Keeps a fault beside the result, so that neither is lost: a paid answer that could not be written down.</summary>
    internal void Fail(Exception fault) => _fault = fault;

    /// <summary>A pause before another try.</summary>
    /// <param name="NextTry">The number of the try that follows: 2 after the first one failed.</param>
    /// <param name="Duration">How long the pause is in all.</param>
    internal sealed record Pause(int NextTry, TimeSpan Duration);
}
