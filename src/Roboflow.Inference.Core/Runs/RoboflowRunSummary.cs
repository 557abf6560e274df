using System;
using System.Globalization;

namespace Roboflow.Inference;

/// <summary>What became of a run of detections, and what it cost.</summary>
public sealed record RoboflowRunSummary
{
    /// <summary>Images with a result, those of the journal included.</summary>
    public int Done { get; init; }

    /// <summary>Images with an error.</summary>
    public int Failed { get; init; }

    /// <summary>Images of <see cref="Done"/> that the journal had, so that they were not sent.</summary>
    public int FromJournal { get; init; }

    /// <summary>From the first image to the last result.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Finished images, failed ones included, a second.</summary>
    public double ImagesPerSecond => Duration > TimeSpan.Zero ? (Done + Failed) / Duration.TotalSeconds : 0;

    /// <summary>Good answers of the server: more than images where they are cut into tiles.</summary>
    public int Answers { get; init; }

    /// <summary>Seconds that the server says it took; null where it does not say.</summary>
    public double? ServerSeconds { get; init; }

    /// <summary>Credits by the vendor's formula and the answers' headers; null where the server does not say how long it took.</summary>
    public double? EstimatedCredits { get; init; }

    /// <summary>One line, such as <c>3 done (1 from the journal), 1 failed; 2.5 images a second; server 0.31 s, about 0.0006 credits</c>.</summary>
    public override string ToString()
    {
        var cost = ServerSeconds is { } seconds && EstimatedCredits is { } credits
            ? string.Format(CultureInfo.InvariantCulture, "; server {0:0.##} s, about {1:0.######} credits", seconds, credits)
            : string.Empty;
        return string.Format(
            CultureInfo.InvariantCulture, "{0} done{1}, {2} failed; {3:0.#} images a second{4}", Done, FromJournal > 0
                ? $" ({FromJournal} from the journal)"
                : string.Empty, Failed, ImagesPerSecond, cost);
    }
}
