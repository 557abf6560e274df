using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Output;

/// <summary>Shows the progress of a run at most five times a second, not for a few items without a wait, and always completes it.</summary>
internal sealed class ProgressMeter(Cmdlet cmdlet, string activity)
{
    private const int ActivityId = 0x526F6266;
    private const int Handful = 16;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = TimeSpan.FromMilliseconds(500);
    private bool _shown;

    /// <param name="run">The run.</param>
    /// <param name="isTotal">Whether no more items will come.</param>
    internal void Show<TItem, TResult>(Run<TItem, TResult> run, bool isTotal)
        where TResult : class
    {
        var pause = run.Waiting;
        if ((run.Added <= Handful && pause is null && !_shown) || _clock.Elapsed < _next)
        {
            return;
        }

        _next = _clock.Elapsed + Interval;
        _shown = true;
        var rate = run.Done / _clock.Elapsed.TotalSeconds;
        var status = string.Format(
            CultureInfo.CurrentCulture, "{0:N0}{1} done, {2:N1} a second, {3:N0} {4}", run.Done, isTotal
                ? $" / {run.Added:N0}"
                : string.Empty, rate, run.Failed, run.Failed == 1 ? "error" : "errors");
        cmdlet.WriteProgress(new ProgressRecord(ActivityId, activity, status)
        {
            PercentComplete = isTotal ? (int)(100L * run.Done / Math.Max(1, run.Added)) : -1,
            SecondsRemaining = isTotal && rate > 0 ? (int)Math.Min(int.MaxValue, (run.Added - run.Done) / rate) : -1,
            CurrentOperation = pause is null
                ? null
                : string.Format(CultureInfo.CurrentCulture, "Waiting {0:0.#} s before try {1}", pause.Duration.TotalSeconds, pause.NextTry),
        });
    }

    internal void Complete()
    {
        if (_shown)
        {
            _shown = false;
            cmdlet.WriteProgress(new ProgressRecord(ActivityId, activity, " ") { RecordType = ProgressRecordType.Completed });
        }
    }
}
