using System;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Pipeline;

/// <summary>
/// Writes the outcomes of a run with a cmdlet, on the pipeline thread: each stream, in input order, while the input still
/// arrives. It ends the command when an outcome ends the run. A command behind that has enough calls Dispose alone.
/// </summary>
/// <typeparam name="TItem">What the work is about.</typeparam>
/// <typeparam name="TResult">What a success carries.</typeparam>
internal sealed class RunPump<TItem, TResult>(PSCmdlet cmdlet, Run<TItem, TResult> run) : IRunPump
    where TResult : class
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private ProgressMeter? _progress;
    private volatile bool _stopping;

    /// <summary>What the progress bar says is going on; read when the first item is added.</summary>
    internal required Func<string> Activity { get; init; }

    /// <summary>Writes what a success brought.</summary>
    internal required Action<TResult> WriteResult { get; init; }

    /// <summary>Makes the error of an item's failure.</summary>
    internal required Func<TItem, Exception, ErrorRecord> Describe { get; init; }

    /// <summary>What a verbose line begins with.</summary>
    internal Func<TItem, string?> ShortName { get; init; } = static _ => null;

    /// <summary>What a warning begins with.</summary>
    internal Func<TItem, string?> FullName { get; init; } = static _ => null;

    /// <summary>Called once the last outcome is written, also where an outcome ends the run.</summary>
    internal Action? Ended { get; init; }

    private ProgressMeter Progress => _progress ??= new ProgressMeter(cmdlet, Activity());

    /// <summary>Adds an item to the run; waits, and writes, while the run is full.</summary>
    internal void Submit(Action<Run<TItem, TResult>> add)
    {
        while (run.IsFull)
        {
            WriteHead(Tick);
            Progress.Show(run, isTotal: false);
        }

        add(run);
        while (run.Pending > 0 && WriteHead(TimeSpan.Zero))
        {
            // Everything that has finished at the head is written before more input is asked for.
        }

        Progress.Show(run, isTotal: false);
    }

    /// <inheritdoc/>
    public void Finish()
    {
        run.EndInput();
        while (run.Pending > 0)
        {
            WriteHead(Tick);
            Progress.Show(run, isTotal: true);
        }

        _progress?.Complete();
        Ended?.Invoke();
    }

    /// <inheritdoc/>
    public void Stop()
    {
        _stopping = true;
        run.Stop();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping = true;
        run.Dispose();
    }

    private bool WriteHead(TimeSpan wait)
    {
        Outcome<TItem, TResult> outcome;
        try
        {
            if (!run.TryTake(wait, out outcome))
            {
                return false;
            }
        }
        catch (OperationCanceledException) when (_stopping)
        {
            throw new PipelineStoppedException();
        }

        try
        {
            if (outcome.EndsRun)
            {
                EndRun(outcome);
            }

            Write(outcome);
            return true;
        }
        catch
        {
            // -ErrorAction Stop, or a command behind us that has enough: the bar goes with the run.
            CompleteProgress();
            throw;
        }
    }

    // What ends the run is thrown on as it is: a bar that cannot be taken away any more must not take its place.
    private void CompleteProgress()
    {
        try
        {
            _progress?.Complete();
        }
        catch (RuntimeException)
        {
        }
    }

    private void Write(Outcome<TItem, TResult> outcome)
    {
        foreach (var line in outcome.Verbose)
        {
            cmdlet.WriteVerbose(Prefix(ShortName(outcome.Item)) + line);
        }

        foreach (var line in outcome.Warnings)
        {
            cmdlet.WriteWarning(Prefix(FullName(outcome.Item)) + line);
        }

        if (outcome.Result is not null)
        {
            WriteResult(outcome.Result);
        }

        if (outcome.Failure is not null && !outcome.EndsRun)
        {
            cmdlet.WriteError(Describe(outcome.Item, outcome.Failure));
        }
    }

    private static string Prefix(string? name) => name is null ? string.Empty : name + ": ";

    // What others had finished is written first: it may have been paid for.
    private void EndRun(Outcome<TItem, TResult> last)
    {
        var (finished, lost) = run.End(last.OthersFinish);
        foreach (var outcome in finished.Prepend(last))
        {
            Write(outcome);
        }

        _progress?.Complete();
        Ended?.Invoke();
        var error = Describe(last.Item, last.Failure!);
        var unprocessed = lost + (last.Result is null ? 1 : 0);
        var text = FormattableString.Invariant($"{error.Exception.Message.TrimEnd('.')}. Stopped: {run.Done} done, at least {unprocessed} not processed.");
        error.ErrorDetails = ErrorRecordFactory.Details(text, error.ErrorDetails?.RecommendedAction);
        cmdlet.ThrowTerminatingError(error);
    }
}
