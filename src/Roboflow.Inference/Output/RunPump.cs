using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Runs;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Output;

/// <summary>
/// Writes the outcomes of a run to a cmdlet's streams on the pipeline thread, in input order, while input still arrives. It
/// ends the command when an outcome ends the run. A later command that needs no more input calls only Dispose.
/// </summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
/// <typeparam name="TResult">The type of the results.</typeparam>
internal sealed partial class RunPump<TItem, TResult>(PSCmdlet cmdlet, Run<TItem, TResult> run) : IRunPump
    where TResult : class
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private ProgressMeter? _progress;
    private ErrorRecord? _end;
    private bool _isEnding;
    private volatile bool _stopping;

    /// <summary>The activity shown in the progress bar; read when the first item is added.</summary>
    internal required Func<string> Activity { get; init; }

    /// <summary>Writes a result.</summary>
    internal required Action<TItem, TResult> WriteResult { get; init; }

    /// <summary>Creates the error record for an item's failure.</summary>
    internal required Func<TItem, Exception, ErrorRecord> Describe { get; init; }

    /// <summary>The start of a verbose line.</summary>
    internal Func<TItem, string?> ShortName { get; init; } = static _ => null;

    /// <summary>The start of a warning.</summary>
    internal Func<TItem, string?> FullName { get; init; } = static _ => null;

    /// <summary>Called after the last outcome is written, even if an outcome ends the run.</summary>
    internal Action? Ended { get; init; }

    private ProgressMeter Progress => _progress ??= new ProgressMeter(cmdlet, Activity());

    /// <summary>Waits for all items added so far and writes their outcomes, except those that only later items decide.</summary>
    internal void WriteAll()
    {
        for (var isWorking = true; run.Pending > 0 && isWorking;)
        {
            isWorking = run.IsWorking;
            isWorking |= WriteHead(Tick);
            Progress.Show(run, isTotal: false);
        }
    }

    /// <summary>Ends the run after the outcome that is being written; false, and nothing happens, if it is ending already.</summary>
    internal bool End(ErrorRecord error)
    {
        if (_isEnding)
        {
            return false;
        }

        _end ??= error;
        return true;
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
        _notes.WriteAll();
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
                EndRun(outcome, isWritten: false);
            }

            Write(outcome);
            if (_end is not null)
            {
                EndRun(outcome, isWritten: true);
            }

            WriteNotes();
            return true;
        }
        catch
        {
            // With -ErrorAction Stop, or when a later command needs no more input, the progress bar must be removed.
            CompleteProgress();
            throw;
        }
    }

    // The exception that ends the run must not be replaced by a failure to remove the progress bar.
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
            cmdlet.TellInLines(Prefix(ShortName(outcome.Item)) + line);
        }

        foreach (var line in outcome.Warnings)
        {
            cmdlet.WarnInLines(Prefix(FullName(outcome.Item)) + line);
        }

        if (outcome.Result is not null)
        {
            WriteResult(outcome.Item, outcome.Result);
        }

        if (outcome.Failure is not null && !outcome.EndsRun)
        {
            cmdlet.WriteError(Describe(outcome.Item, outcome.Failure));
        }
    }

    private static string Prefix(string? name) => name is null ? string.Empty : TerminalText.Harmless(name) + ": ";

    // Finished results of other items are written first, because they may have been billed.
    private void EndRun(Outcome<TItem, TResult> last, bool isWritten)
    {
        _isEnding = true;
        var (finished, lost) = run.End(last.OthersFinish);
        EndRun(isWritten ? finished : finished.Prepend(last), _end ?? Describe(last.Item, last.Failure!), lost + (last.Result is null ? 1 : 0));
    }

    private void EndRun(IEnumerable<Outcome<TItem, TResult>> finished, ErrorRecord error, int unprocessed)
    {
        foreach (var outcome in finished)
        {
            Write(outcome);
        }

        _notes.WriteAll();
        _progress?.Complete();
        Ended?.Invoke();
        var failed = run.Failed == 0 ? string.Empty : FormattableString.Invariant($", {run.Failed} failed");
        var text = FormattableString.Invariant(
            $"{error.Exception.Message.TrimEnd('.')}. Stopped: {run.Done - run.Failed} done{failed}, at least {unprocessed} not processed.");
        error.ErrorDetails = ErrorRecordFactory.Details(text, error.ErrorDetails?.RecommendedAction);
        cmdlet.ThrowTerminatingError(error);
    }
}
