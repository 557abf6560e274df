using System;
using System.Management.Automation;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Output;

/// <content>The input: items, errors about what becomes no item, and the end.</content>
internal sealed partial class RunPump<TItem, TResult>
{
    private const int MostNotes = 1000;

    private readonly InputNotes _notes = new();

    /// <summary>Adds an item to the run; waits, and writes, while the run is full.</summary>
    internal void Submit(Action<Run<TItem, TResult>> add)
    {
        while (run.IsFull)
        {
            WriteHead(Tick);
            Progress.Show(run, isTotal: false);
        }

        add(run);
        WriteFinished();
        Progress.Show(run, isTotal: false);
    }

    /// <summary>Reports an error about input that becomes no item, in its turn.</summary>
    internal void Report(ErrorRecord error) => Report(error, hasOpenItem: false);

    /// <summary>The same while an item is gathered that is not added yet.</summary>
    internal void Report(ErrorRecord error, bool hasOpenItem) => WriteInTurn(() => cmdlet.WriteError(error), hasOpenItem);

    /// <summary>
    /// Writes something about the input after the outcomes of all items before it. Otherwise an error that stops the pipeline would
    /// lose results that were sent and billed.
    /// </summary>
    internal void WriteInTurn(Action write, bool hasOpenItem = false)
    {
        // A failure that later items decide can be at the head: then nothing is written until they come.
        for (var isWorking = true; _notes.Count >= MostNotes && isWorking;)
        {
            isWorking = run.IsWorking;
            isWorking |= WriteHead(Tick);
            Progress.Show(run, isTotal: false);
        }

        _notes.Add(run.Added + (hasOpenItem ? 1 : 0), write);
        WriteFinished();
        try
        {
            WriteNotes();
        }
        catch
        {
            CompleteProgress();
            throw;
        }
    }

    /// <summary>
    /// Ends the command because of its input. Images in flight are waited for and written first, because they may have been billed.
    /// </summary>
    internal void EndNow(ErrorRecord error)
    {
        if (run.Added == 0)
        {
            cmdlet.ThrowTerminatingError(error);
        }

        _isEnding = true;
        try
        {
            var (finished, lost) = run.End(othersFinish: true);
            EndRun(finished, error, lost + 1);
        }
        catch
        {
            CompleteProgress();
            throw;
        }
    }

    // Writes all finished outcomes at the head before accepting more input.
    private void WriteFinished()
    {
        while (run.Pending > 0 && WriteHead(TimeSpan.Zero))
        {
        }
    }

    private void WriteNotes() => _notes.Write(run.Added - run.Pending);
}
