using System;

namespace Roboflow.Inference.Imaging.Detection;

/// <summary>How an image is cut.</summary>
/// <param name="Size">A tile's side in pixels.</param>
/// <param name="Overlap">Pixels that neighbors share.</param>
/// <param name="WithWhole">Whether the whole image is sent too.</param>
/// <param name="MergeLimit">The most overlap (IoU) of two boxes of a class, 0 to 1.</param>
internal sealed record TileOptions(int Size, int Overlap, bool WithWhole, double MergeLimit)
{
    /// <summary>What of it an answer depends on: all.</summary>
    public override string ToString()
        => FormattableString.Invariant($"tiles of {Size} that share {Overlap}{(WithWhole ? ", and the whole" : string.Empty)}, merged at {MergeLimit}");
}
