using System.Collections.Generic;
using System.Management.Automation;
using Roboflow.Inference.Reporting;

namespace Roboflow.Inference.Export;

/// <summary>An image whose thumbnail has been made, or could not be.</summary>
internal sealed class ReportedImage
{
    internal ReportedImage(ReportImage image, string? thumbnail, IReadOnlyList<ErrorRecord> errors) =>
        (Image, Thumbnail, Errors) = (image, thumbnail, errors);

    internal ReportImage Image { get; }

    /// <summary>The thumbnail as a data: URI, where the page itself holds it.</summary>
    internal string? Thumbnail { get; }

    internal IReadOnlyList<ErrorRecord> Errors { get; }
}
