using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Window;

/// <summary>
/// The base of cmdlets that do asynchronous work: many items under way, outcomes written in input order by the pipeline
/// thread alone, everything stopped at once by Ctrl+C, by a downstream stop (which calls Dispose and nothing else) and
/// by an error.
/// </summary>
/// <typeparam name="TResult">What one item's work brings back.</typeparam>
public abstract class WindowedCommand<TResult> : PSCmdlet, IDisposable
    where TResult : class
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private OrderedWindow<Outcome<TResult>>? _window;
    private ProgressMeter? _progress;
    private int _given;
    private volatile bool _stopping;

    /// <summary>How many items are under way at once. Default 8.</summary>
    [Parameter(HelpMessage = "How many requests may be in flight at once.")]
    [ValidateRange(1, 64)]
    public virtual int ThrottleLimit { get; set; } = 8;

    /// <summary>What the progress bar says is going on.</summary>
    private protected abstract string Activity { get; }

    private protected int Done => _progress?.Done ?? 0;

    private OrderedWindow<Outcome<TResult>> Window => _window ??= new OrderedWindow<Outcome<TResult>>(ThrottleLimit);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        while (_window is { Count: > 0 })
        {
            WriteHead(Tick);
            _progress?.Show(_given, isTotal: true);
        }

        _progress?.Complete();
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        _stopping = true;
        _window?.Stop();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops what is under way.</summary>
    protected virtual void Dispose(bool disposing)
    {
        _stopping = true;
        _window?.Dispose();
    }

    /// <summary>Gives work to the window; waits, and writes, while it is full.</summary>
    /// <param name="work">The work.</param>
    /// <param name="startsHere">Whether it begins on this thread, and so in order, and goes on on another one by itself.</param>
    private protected void Submit(Func<CancellationToken, Task<Outcome<TResult>>> work, bool startsHere = false)
    {
        _progress ??= new ProgressMeter(this, Activity);
        while (Window.IsFull)
        {
            WriteHead(Tick);
            _progress.Show(_given, isTotal: false);
        }

        _given++;
        Window.Add(startsHere ? work : token => Task.Run(() => work(token), token));
        while (Window.Count > 0 && WriteHead(TimeSpan.Zero))
        {
            // Everything that has finished at the head is written before more input is asked for.
        }

        _progress.Show(_given, isTotal: false);
    }

    /// <summary>Writes what a success brought; on the pipeline thread.</summary>
    private protected abstract void WriteResult(TResult result);

    private bool WriteHead(TimeSpan wait)
    {
        Outcome<TResult> outcome;
        try
        {
            if (!Window.TryTake(wait, out outcome))
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

    private void Write(Outcome<TResult> outcome)
    {
        foreach (var line in outcome.Verbose)
        {
            WriteVerbose(line);
        }

        foreach (var line in outcome.Warnings)
        {
            WriteWarning(line);
        }

        _progress!.Count(outcome.Error is not null);
        if (outcome.Result is not null)
        {
            WriteResult(outcome.Result);
        }

        if (outcome.Error is not null && !outcome.EndsRun)
        {
            WriteError(outcome.Error);
        }
    }

    // What others had finished is written first: it may have been paid for.
    private void EndRun(Outcome<TResult> last)
    {
        var lost = Window.Count + 1;
        foreach (var outcome in Window.StopAndTakeFinished().Prepend(last))
        {
            if (outcome.Result is not null || !outcome.EndsRun)
            {
                lost--;
                Write(outcome);
            }
        }

        _progress!.Complete();
        var error = last.Error!;
        var text = $"{error.Exception.Message.TrimEnd('.')}. The run ends here: {_progress.Done} done, {lost} or more not.";
        error.ErrorDetails = ErrorRecordFactory.Details(text, error.ErrorDetails?.RecommendedAction);
        ThrowTerminatingError(error);
    }
}
