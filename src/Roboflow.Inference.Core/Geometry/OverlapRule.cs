using System;

namespace Roboflow.Inference.Geometry;

/// <summary>
/// Whether two boxes overlap by more than a limit, and what that demands of their sizes and distance. Along one axis
/// the overlap of two boxes is never less, by the same metric, than that of their areas for IoU; for IoS each side of
/// the smaller one must be covered by the limit at least. So boxes of other sizes and further off need no test.
/// </summary>
internal readonly record struct OverlapRule(OverlapMetric Metric, double Limit)
{
    internal bool Exceeds(BoxCorners a, BoxCorners b)
    {
        var shared = a.SharedArea(b);
        return shared > 0 && shared > Limit * (Metric == OverlapMetric.IoS ? Math.Min(a.Area, b.Area) : a.Area + b.Area - shared);
    }

    /// <summary>Whether a box can exceed the limit with any whose sizes lie in the given ranges.</summary>
    internal bool AllowsSizes(BoxCorners box, SizeRange width, SizeRange height)
    {
        var otherMayBeLarger = width.Most >= Limit * box.Width && height.Most >= Limit * box.Height;
        var otherMayBeSmaller = Limit * width.Least <= box.Width && Limit * height.Least <= box.Height;
        return Metric == OverlapMetric.IoS ? otherMayBeLarger || otherMayBeSmaller : otherMayBeLarger && otherMayBeSmaller;
    }

    /// <summary>How far apart, along one axis, the centers may be of a box of this size and one whose size lies in the range.</summary>
    internal double Reach(double size, SizeRange other) => Metric == OverlapMetric.IoS
        ? ((size + other.Most) / 2) - (Limit * Math.Min(size, other.Least))
        : (size + other.Most) * (1 - Limit) / (2 * (1 + Limit));
}

/// <summary>The sizes from <paramref name="Least"/> to <paramref name="Most"/>, in pixels.</summary>
internal readonly record struct SizeRange(double Least, double Most)
{
    // A hair wider than it is, so that rounding loses no box on the edge of a range.
    internal static SizeRange OfLevel(int level, double step) => new(Math.Exp(level * step) * (1 - 1e-9), Math.Exp((level + 1) * step) * (1 + 1e-9));
}
