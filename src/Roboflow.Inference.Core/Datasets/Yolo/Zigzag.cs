using System;
using System.Collections.Generic;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// Recognizes key points that were read as an outline, because no configuration says how many there are: pairs of their triples
/// (x, y, confidence) jump across the whole box, while the points of an outline follow each other.
/// </summary>
internal static class Zigzag
{
    // A convex outline of ten points is shorter than this.
    private const int FewestPoints = 10;
    private const double LongestStep = 0.3;

    /// <summary>Whether the mean step between points is too long for an outline.</summary>
    internal static bool Is(IReadOnlyList<PredictionPoint> points)
    {
        if (points.Count < FewestPoints)
        {
            return false;
        }

        var length = 0.0;
        for (var i = 0; i < points.Count; i++)
        {
            length += Distance(points[i], points[(i + 1) % points.Count]);
        }

        var box = BoxCorners.Around(points);
        return length / points.Count > LongestStep * Distance(new() { X = box.X1, Y = box.Y1 }, new() { X = box.X2, Y = box.Y2 });
    }

    private static double Distance(PredictionPoint a, PredictionPoint b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
