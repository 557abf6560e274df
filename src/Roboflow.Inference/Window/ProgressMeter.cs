using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace Roboflow.Inference.Window;

/// <summary>Progress of a run: at most five times a second, silent for a handful of items, always completed.</summary>
internal sealed class ProgressMeter
{
    private const int ActivityId = 0x526F6266;
    private const int Handful = 16;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Cmdlet _cmdlet;
    private readonly string _activity;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = TimeSpan.FromMilliseconds(500);
    private bool _shown;

    internal ProgressMeter(Cmdlet cmdlet, string activity)
    {
        _cmdlet = cmdlet;
        _activity = activity;
    }

    internal int Done { get; private set; }

    internal int Errors { get; private set; }

    internal void Count(bool failed)
    {
        Done++;
        Errors += failed ? 1 : 0;
    }

    /// <param name="given">How many items have come so far.</param>
    /// <param name="isTotal">Whether no more will come.</param>
    internal void Show(int given, bool isTotal)
    {
        if (given <= Handful || _clock.Elapsed < _next)
        {
            return;
        }

        _next = _clock.Elapsed + Interval;
        _shown = true;
        var rate = Done / _clock.Elapsed.TotalSeconds;
        _cmdlet.WriteProgress(new ProgressRecord(ActivityId, _activity, string.Format(
            CultureInfo.CurrentCulture, "{0:N0}{1} done, {2:N1} a second, {3:N0} error(s)", Done, isTotal ? $" / {given:N0}" : string.Empty, rate, Errors))
        {
            PercentComplete = isTotal ? (int)(100L * Done / Math.Max(1, given)) : -1,
            SecondsRemaining = isTotal && rate > 0 ? (int)Math.Min(int.MaxValue, (given - Done) / rate) : -1,
        });
    }

    internal void Complete()
    {
        if (_shown)
        {
            _shown = false;
            _cmdlet.WriteProgress(new ProgressRecord(ActivityId, _activity, " ") { RecordType = ProgressRecordType.Completed });
        }
    }
}
