using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Images;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Journal;

/// <summary>
/// Uses the results in the journal, and appends new answers as soon as they arrive. Identical images in flight at the same
/// time are sent once.
/// </summary>
/// <param name="inner">The detector for new images. If the process is killed, at most as many answers are lost as it has in flight.</param>
/// <param name="journal">The journal; several detectors can share it.</param>
/// <param name="recalled">Receives each result that is in the journal already.</param>
/// <param name="isFlawed">Whether a new answer is not recorded, so that the image is sent again in the next run; null records all.</param>
internal sealed class JournaledDetector(
    IDetector inner, RunJournal journal, Action<DetectionResult>? recalled = null, Func<DetectionResult, bool>? isFlawed = null) : IDetector
{
    // Images stay in memory after hashing, so that the same bytes are sent. This limits them to those in flight, plus one per
    // processor that may be in the journal already.
    private readonly SemaphoreSlim _room = new(inner.MaxInFlight + Environment.ProcessorCount);
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
        await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // For an image that the server downloads, its address replaces its bytes.
            return source.Address is { } address
                ? await DetectAsync(source, Encoding.UTF8.GetBytes(address.AbsoluteUri), log, cancellationToken).ConfigureAwait(false)
                : await DetectAsync(ImageReader.Load(source, log), log, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ = _room.Release();
        }
    }

    private Task<DetectionResult> DetectAsync(LoadedSource image, RunLog log, CancellationToken cancellationToken) =>
        DetectAsync(image, image.Bytes, log, cancellationToken);

    private async Task<DetectionResult> DetectAsync(ImageSource source, byte[] content, RunLog log, CancellationToken cancellationToken)
    {
        var key = JournalKey.Compute(content, Identity);
        var mine = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        for (Task other; (other = _underWay.GetOrAdd(key, mine.Task)) != mine.Task;)
        {
            await other.ConfigureAwait(false);
        }

        try
        {
            if (journal.Find(key, out var isDamaged) is { } known)
            {
                recalled?.Invoke(known.Result);
                return Recall(source, known, log);
            }

            var result = await AskAsync(key, source, log, cancellationToken).ConfigureAwait(false);
            if (isDamaged)
            {
                // Not a warning about the answer, so the journal does not repeat it.
                log.Warn("The journal's line for this image was damaged during the run, and the image was sent again.");
            }

            return result;
        }
        finally
        {
            _ = _underWay.TryRemove(key, out _);
            mine.SetResult(true);
        }
    }

    private static DetectionResult Recall(ImageSource source, JournalEntry known, RunLog log)
    {
        foreach (var line in known.Warnings)
        {
            log.Warn(line);
        }

        log.Verbose(known.IsOfEarlierRun ? "From the journal; not sent." : "From the journal; an identical image of this run was sent.");

        // The image can have had another name when it was sent.
        return known.Result with
        {
            FromJournal = true,
            IsOfEarlierRun = known.IsOfEarlierRun,
            Path = source.Path,
            Predictions = known.Result.Predictions.Select(p => p with { Path = source.Path, FromJournal = true }).ToList(),
        };
    }

    private async Task<DetectionResult> AskAsync(JournalKey key, ImageSource source, RunLog log, CancellationToken cancellationToken)
    {
        await _unwritten.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            journal.ThrowIfBroken();
            var result = await inner.DetectAsync(source, log, cancellationToken).ConfigureAwait(false);
            if (isFlawed?.Invoke(result) == true)
            {
                return result;
            }

            try
            {
                journal.Append(key, new JournalEntry(result, log.AnswerWarnings));
            }
            catch (JournalException e)
            {
                // The answer was billed, so it is written to the pipeline before the run ends.
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
