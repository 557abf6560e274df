using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Output;

/// <summary>Errors and warnings about input that became no item of the run; each waits for the outcomes of the items before it.</summary>
internal sealed class InputNotes
{
    private readonly Queue<(int ItemsBefore, Action Write)> _notes = new();

    /// <summary>The number of those that wait.</summary>
    internal int Count => _notes.Count;

    internal void Add(int itemsBefore, Action write) => _notes.Enqueue((itemsBefore, write));

    /// <summary>Writes those whose turn has come.</summary>
    /// <param name="done">The number of items whose outcomes were taken.</param>
    internal void Write(int done)
    {
        while (_notes.Count > 0 && _notes.Peek().ItemsBefore <= done)
        {
            _notes.Dequeue().Write();
        }
    }

    /// <summary>Writes all at the end of the run.</summary>
    internal void WriteAll() => Write(int.MaxValue);
}
