using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Reporting;

/// <summary>One image of a report.</summary>
internal sealed record ReportImage
{
    /// <summary>The image's full path or URL; null for an image in memory.</summary>
    internal string? Path { get; init; }

    /// <summary>The model that answered, or null.</summary>
    internal string? Model { get; init; }

    /// <summary>Width in pixels of the image that the boxes refer to; null if unknown.</summary>
    internal int? Width { get; init; }

    /// <summary>Height in pixels of the image that the boxes refer to; null if unknown.</summary>
    internal int? Height { get; init; }

    /// <summary>The server's time in seconds, or null.</summary>
    internal double? ServerTime { get; init; }

    /// <summary>The time of the result's arrival after the first result.</summary>
    internal TimeSpan Arrival { get; init; }

    /// <summary>The predictions.</summary>
    internal IReadOnlyList<Prediction> Predictions { get; init; } = [];

    /// <summary>Whether the image is only in the ground truth or in the compared run.</summary>
    internal bool IsWithoutResult { get; init; }

    /// <summary>Whether there is a thumbnail under the image's number.</summary>
    internal bool HasThumbnail { get; init; }
}
