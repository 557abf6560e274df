using System;

namespace Roboflow.Inference.Imaging.Tiling;

/// <summary>How an image is divided into tiles.</summary>
/// <param name="Size">The side of a tile, in pixels.</param>
/// <param name="Overlap">The overlap of neighboring tiles, in pixels.</param>
/// <param name="WithWhole">Whether the whole image is also sent.</param>
/// <param name="MergeLimit">The maximum overlap (IoU) of two boxes of a class, 0 to 1.</param>
internal sealed record TileOptions(int Size, int Overlap, bool WithWhole, double MergeLimit)
{
    /// <summary>Returns all options, because the answer depends on each of them.</summary>
    public override string ToString()
        => FormattableString.Invariant($"tiles of {Size} that share {Overlap}{(WithWhole ? ", and the whole" : string.Empty)}, merged at {MergeLimit}");
}
