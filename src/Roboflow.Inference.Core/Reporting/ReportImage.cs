using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Reporting;

/// <summary>One image of a report.</summary>
internal sealed record ReportImage
{
    /// <summary>The image's full path or URL; null where it came from memory.</summary>
    internal string? Path { get; init; }

    /// <summary>The model that answered, or null.</summary>
    internal string? Model { get; init; }

    /// <summary>Width of the frame that the boxes are in, in pixels; null where it is unknown.</summary>
    internal int? Width { get; init; }

    /// <summary>Height of the frame that the boxes are in, in pixels; null where it is unknown.</summary>
    internal int? Height { get; init; }

    /// <summary>Seconds that the server took, or null.</summary>
    internal double? ServerTime { get; init; }

    /// <summary>When the result arrived, since the first one did.</summary>
    internal TimeSpan Arrival { get; init; }

    /// <summary>What was found.</summary>
    internal IReadOnlyList<Prediction> Predictions { get; init; } = [];

    /// <summary>Whether only the ground truth or the compared run has the image.</summary>
    internal bool IsWithoutResult { get; init; }

    /// <summary>Whether there is a thumbnail under the image's number.</summary>
    internal bool HasThumbnail { get; init; }
}
