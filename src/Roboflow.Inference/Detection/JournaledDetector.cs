using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Journal;

namespace Roboflow.Inference.Detection;

/// <summary>
/// Takes from the journal what it knows, and writes there what is new as soon as it is there. Equal images that are
/// under way at once are asked about once.
/// </summary>
/// <param name="inner">Who is asked about what is new.</param>
/// <param name="journal">The journal.</param>
/// <param name="question">Endpoint, model and parameters: all that an answer depends on but the image.</param>
/// <param name="throttleLimit">The most images that are asked about and not yet written down: so many may be paid for in vain by a kill.</param>
internal sealed class JournaledDetector(IDetector inner, RunJournal journal, string question, int throttleLimit) : IDetector
{
    private readonly SemaphoreSlim _unwritten = new(throttleLimit);
    private readonly ConcurrentDictionary<JournalKey, Task> _underWay = new();

    /// <inheritdoc/>
    /// <exception cref="JournalException">The journal cannot be written; the result is in the exception.</exception>
    public async Task<DetectionResult> DetectAsync(ImageSource source, Action<string> log, CancellationToken cancellationToken)
    {
        var key = JournalKey.Compute(source, question);
        var mine = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        for (Task other; (other = _underWay.GetOrAdd(key, mine.Task)) != mine.Task;)
        {
            await other.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        try
        {
            return journal.Find(key) is { } known
                ? For(source, known)
                : await AskAsync(key, source, log, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ = _underWay.TryRemove(key, out _);
            mine.SetResult(true);
        }
    }

    // The image may have another name than when it was asked about.
    private static DetectionResult For(ImageSource source, DetectionResult known) => known.Path == source.Path ? known : known with
    {
        Path = source.Path,
        Predictions = [.. known.Predictions.Select(p => p with { Path = source.Path })],
    };

    private async Task<DetectionResult> AskAsync(JournalKey key, ImageSource source, Action<string> log, CancellationToken cancellationToken)
    {
        await _unwritten.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            journal.ThrowIfBroken();
            var result = await inner.DetectAsync(source, log, cancellationToken).ConfigureAwait(false);
            journal.Append(key, result);
            return result;
        }
        finally
        {
            _ = _unwritten.Release();
        }
    }
}
