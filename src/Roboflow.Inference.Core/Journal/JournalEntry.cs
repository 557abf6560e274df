using System.Collections.Generic;

namespace Roboflow.Inference.Journal;

/// <summary>A journal's record of an image.</summary>
/// <param name="Result">The answer.</param>
/// <param name="Warnings">The warnings about the answer, such as predictions that could not be read.</param>
internal sealed record JournalEntry(DetectionResult Result, IReadOnlyList<string> Warnings)
{
    /// <summary>Whether it was in the journal when this run opened it: otherwise this run sent an identical image.</summary>
    internal bool IsOfEarlierRun { get; init; }
}
