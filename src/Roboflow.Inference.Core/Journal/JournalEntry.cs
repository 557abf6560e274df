using System.Collections.Generic;

namespace Roboflow.Inference.Journal;

/// <summary>A journal's record of an image.</summary>
/// <param name="Result">The answer.</param>
/// <param name="Warnings">The warnings about the answer, such as predictions that could not be read.</param>
internal sealed record JournalEntry(DetectionResult Result, IReadOnlyList<string> Warnings);
