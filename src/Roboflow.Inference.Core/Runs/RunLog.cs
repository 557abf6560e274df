using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.TextSafety;

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
    private int _incomplete;
    private int _unnamed;
    private int _lostMasks;
    private int _otherSizes;
    private volatile string? _unused;
    private volatile string? _reduced;
    private volatile Pause? _pause;
    private volatile Exception? _fault;

    /// <summary>Lines for the verbose stream, in order.</summary>
    internal IReadOnlyList<string> VerboseLines => _verbose.ToArray();

    /// <summary>The number of predictions that cannot be read, in all answers for the item.</summary>
    internal int Unreadable => _unreadable;

    /// <summary>Lines for the warning stream. Unreadable predictions of all answers for an image are counted in one line.</summary>
    internal string[] Warnings => [.. new[] { _unused, _reduced }.OfType<string>(), .. AnswerWarnings];

    /// <summary>Those about the answers, without those about the file itself.</summary>
    internal string[] AnswerWarnings => [.. _warnings, .. Counts()];

    /// <summary>Called immediately with each answer's computing time, on the thread that reads the answer.</summary>
    internal Action<ServerUse>? OnServerUse { get; set; }

    /// <summary>The current pause before a retry, or null.</summary>
    internal Pause? Waiting => _pause;

    /// <summary>A failure in addition to the result, or null.</summary>
    internal Exception? Fault => _fault;

    internal void Verbose(string line) => _verbose.Enqueue(line);

    internal void Warn(string line) => _warnings.Enqueue(line);

    internal void AddServerUse(ServerUse use) => OnServerUse?.Invoke(use);

    /// <summary>Counts predictions that cannot be read, those of which a part cannot, and those without the name of their class.</summary>
    internal void AddUnreadable(int whole, int inPart = 0, int unnamed = 0)
    {
        _ = Interlocked.Add(ref _unnamed, unnamed);
        _ = Interlocked.Add(ref _unreadable, whole);
        _ = Interlocked.Add(ref _incomplete, inPart);
    }

    /// <summary>Counts masks that cannot be mapped to the original image, and answers about an image of another size than was sent.</summary>
    internal void AddMapped(int lostMasks, int otherSizes)
    {
        _ = Interlocked.Add(ref _lostMasks, lostMasks);
        _ = Interlocked.Add(ref _otherSizes, otherSizes);
    }

    /// <summary>Notes what of the file is not used, or null; each try can note it again.</summary>
    internal void NoteUnused(string? line) => _unused = line;

    /// <summary>Notes that the file's values are reduced.</summary>
    internal void NoteReduced(string line) => _reduced = line;

    /// <summary>Begins a pause before a retry, which the progress bar shows.</summary>
    internal void Wait(int nextTry, TimeSpan duration) => _pause = new Pause(nextTry, duration);

    /// <summary>Ends the pause.</summary>
    internal void Resume() => _pause = null;

    /// <summary>Records a failure in addition to the result, so that neither is lost, such as a billed answer that could not be journaled.</summary>
    internal void Fail(Exception fault) => _fault = fault;

    private IEnumerable<string> Counts()
    {
        if (Unreadable > 0)
        {
            yield return $"{Counted.Of(Unreadable, "prediction")} in the answer cannot be read and {(Unreadable == 1 ? "is" : "are")} left out.";
        }

        if (_incomplete > 0)
        {
            yield return $"{Counted.Of(_incomplete, "prediction")} in the answer {(_incomplete == 1 ? "has" : "have")} an outline, key points, a mask, "
                + "an angle or another value that cannot be read; these are left out.";
        }

        if (_unnamed > 0)
        {
            yield return $"{Counted.Of(_unnamed, "prediction")} in the answer {(_unnamed == 1 ? "has" : "have")} no class name; the class number is used, if "
                + "there is one.";
        }

        if (_lostMasks > 0)
        {
            yield return $"{Counted.Of(_lostMasks, "mask")} cannot be scaled to the original image and {(_lostMasks == 1 ? "is" : "are")} left out: "
                + "send the image unchanged.";
        }

        if (_otherSizes > 0)
        {
            yield return "The server states another image size than that of the scaled image or tile that was sent: its boxes can be in the wrong places.";
        }
    }

    /// <summary>A pause before a retry.</summary>
    /// <param name="NextTry">The number of the next try: 2 after the first one failed.</param>
    /// <param name="Duration">The total duration of the pause.</param>
    internal sealed record Pause(int NextTry, TimeSpan Duration);
}
