using System.Collections.Generic;
using System.Management.Automation;
using Roboflow.Inference.Reporting;

namespace Roboflow.Inference.Export;

/// <summary>An image of a report, with or without a thumbnail.</summary>
internal sealed class ReportedImage
{
    internal ReportedImage(ReportImage image, string? thumbnail, IReadOnlyList<ErrorRecord> errors) =>
        (Image, Thumbnail, Errors) = (image, thumbnail, errors);

    internal ReportImage Image { get; }

    /// <summary>The thumbnail as a data: URI, if it is embedded in the page.</summary>
    internal string? Thumbnail { get; }

    internal IReadOnlyList<ErrorRecord> Errors { get; }
}
