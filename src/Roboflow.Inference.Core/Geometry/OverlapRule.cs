using System;

namespace Roboflow.Inference.Geometry;

/// <summary>
/// Whether two boxes overlap by more than a limit, and what that implies for their sizes and distance. For IoU, the overlap
/// along one axis is never less than that of the areas; for IoS, at least the limit's share of each side of the smaller box
/// must be covered. So boxes of other sizes or at a greater distance need not be compared.
/// </summary>
internal readonly record struct OverlapRule(OverlapMetric Metric, double Limit)
{
    internal bool Exceeds(BoxCorners a, BoxCorners b)
    {
        var shared = a.SharedArea(b);
        return shared > 0 && shared > Limit * (Metric == OverlapMetric.IoS ? Math.Min(a.Area, b.Area) : a.Area + b.Area - shared);
    }

    /// <summary>Whether a box can exceed the limit with any box in the given size ranges.</summary>
    internal bool AllowsSizes(BoxCorners box, SizeRange width, SizeRange height)
    {
        var otherMayBeLarger = width.Most >= Limit * box.Width && height.Most >= Limit * box.Height;
        var otherMayBeSmaller = Limit * width.Least <= box.Width && Limit * height.Least <= box.Height;
        return Metric == OverlapMetric.IoS ? otherMayBeLarger || otherMayBeSmaller : otherMayBeLarger && otherMayBeSmaller;
    }

    /// <summary>Returns the maximum distance along one axis between the centers of a box of this size and one in the size range.</summary>
    internal double Reach(double size, SizeRange other) => Metric == OverlapMetric.IoS
        ? ((size + other.Most) / 2) - (Limit * Math.Min(size, other.Least))
        : (size + other.Most) * (1 - Limit) / (2 * (1 + Limit));
}
