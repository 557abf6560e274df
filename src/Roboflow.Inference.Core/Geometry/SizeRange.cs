using System;

namespace Roboflow.Inference.Geometry;

/// <summary>The sizes from <paramref name="Least"/> to <paramref name="Most"/>, in pixels.</summary>
internal readonly record struct SizeRange(double Least, double Most)
{
    // Slightly wider, so that rounding does not lose a box at the edge of a range.
    internal static SizeRange OfLevel(int level, double step) => new(Math.Exp(level * step) * (1 - 1e-9), Math.Exp((level + 1) * step) * (1 + 1e-9));
}
