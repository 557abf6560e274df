using System;
using System.Globalization;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference;

/// <summary>The summary of a detection run, with its cost. Source: the run's results and the headers of the server's answers.</summary>
public sealed record RoboflowRunSummary
{
    /// <summary>The number of images with a result, including those from the journal.</summary>
    public int Done { get; init; }

    /// <summary>The number of images with an error.</summary>
    public int Failed { get; init; }

    /// <summary>The number of images in <see cref="Done"/> that were from the journal, so that they were not sent.</summary>
    public int FromJournal { get; init; }

    /// <summary>The time from the first image to the last result.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Finished images per second, including failed ones.</summary>
    public double ImagesPerSecond => Duration > TimeSpan.Zero ? (Done + Failed) / Duration.TotalSeconds : 0;

    /// <summary>The number of successful answers; with tiles, more than the number of images.</summary>
    public int Answers { get; init; }

    /// <summary>The server's time in seconds, as it reports it, or null.</summary>
    public double? ServerSeconds { get; init; }

    /// <summary>Credits by the vendor's formula and the answers' headers; null if the server does not report its time.</summary>
    public double? EstimatedCredits { get; init; }

    /// <summary>Returns one line, such as <c>3 done (1 from the journal), 1 failed; 2.5 images/s; server 0.31 s, about 0.0006
    /// credits</c>.</summary>
    public override string ToString()
    {
        var cost = ServerSeconds is { } seconds && EstimatedCredits is { } credits
            ? string.Format(CultureInfo.InvariantCulture, "; server {0:0.##} s, about {1}", seconds, Counted.Credits(credits))
            : string.Empty;
        return string.Format(
            CultureInfo.InvariantCulture, "{0} done{1}, {2} failed; {3:0.#} images/s{4}", Done, FromJournal > 0
                ? $" ({FromJournal} from the journal)"
                : string.Empty, Failed, ImagesPerSecond, cost);
    }
}
