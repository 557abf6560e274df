using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Journal;

/// <summary>
/// Takes from the journal what it knows, and writes new answers there as soon as they come. Equal images that are under
/// way at once are sent once.
/// </summary>
/// <param name="inner">Answers what is new. If the process is killed, at most as many answers are lost as it has in flight.</param>
/// <param name="journal">The journal; several detectors may share it.</param>
internal sealed class JournaledDetector(IDetector inner, RunJournal journal) : IDetector
{
    private readonly SemaphoreSlim _unwritten = new(inner.MaxInFlight);
    private readonly ConcurrentDictionary<JournalKey, Task> _underWay = new();

    /// <inheritdoc/>
    public string Identity => inner.Identity;

    /// <inheritdoc/>
    public int MaxInFlight => inner.MaxInFlight;

    /// <inheritdoc/>
    public bool NeedsKey => inner.NeedsKey;

    /// <inheritdoc/>
    public bool StartsAtOnce => false;

    /// <inheritdoc/>
    public async Task<DetectionResult> DetectAsync(ImageSource source, RunLog log, CancellationToken cancellationToken)
    {
        var key = JournalKey.Compute(source, Identity);
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

    // The image may have had another name when it was sent.
    private static DetectionResult For(ImageSource source, DetectionResult known) => known.Path == source.Path ? known : known with
    {
        Path = source.Path,
        Predictions = known.Predictions.Select(p => p with { Path = source.Path }).ToList(),
    };

    private async Task<DetectionResult> AskAsync(JournalKey key, ImageSource source, RunLog log, CancellationToken cancellationToken)
    {
        await _unwritten.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            journal.ThrowIfBroken();
            var result = await inner.DetectAsync(source, log, cancellationToken).ConfigureAwait(false);
            try
            {
                journal.Append(key, result);
            }
            catch (JournalException e)
            {
                // The answer is paid for: it is written to the pipeline, and then the run ends.
                log.Fail(e);
            }

            return result;
        }
        finally
        {
            _ = _unwritten.Release();
        }
    }
}
