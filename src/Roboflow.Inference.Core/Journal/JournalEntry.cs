using System.Collections.Generic;

namespace Roboflow.Inference.Journal;

/// <summary>What a journal remembers of an image.</summary>
/// <param name="Result">The answer.</param>
/// <param name="Warnings">What was said of it besides, such as predictions that could not be read.</param>
internal sealed record JournalEntry(DetectionResult Result, IReadOnlyList<string> Warnings);
