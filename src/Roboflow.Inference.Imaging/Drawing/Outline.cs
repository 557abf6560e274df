using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>The outline of an object, if the model provides one.</summary>
internal static class Outline
{
    // An outline can have a point for each pixel, and each point that is drawn costs a circle.
    private const double LeastDistance = 0.5;

    /// <summary>
    /// Returns its points, without those that no one could see; null if there are fewer than three, or if one of them is not a
    /// possible position.
    /// </summary>
    internal static List<(double X, double Y)>? Of(Prediction prediction)
    {
        if (prediction.Points is not { Count: >= 3 } points || !points.All(p => Math.Abs(p.X) < 1e7 && Math.Abs(p.Y) < 1e7))
        {
            return null;
        }

        var outline = new List<(double X, double Y)>();
        foreach (var point in points)
        {
            if (outline.Count == 0 || Distance(outline[outline.Count - 1], point) >= LeastDistance)
            {
                outline.Add((point.X, point.Y));
            }
        }

        return outline.Count >= 3 ? outline : null;
    }

    /// <summary>Returns the area inside, in square pixels; parts of an outline that crosses itself can cancel each other.</summary>
    internal static double AreaOf(List<(double X, double Y)> outline)
    {
        var (twice, last) = (0.0, outline[outline.Count - 1]);
        foreach (var point in outline)
        {
            twice += (last.X * point.Y) - (point.X * last.Y);
            last = point;
        }

        return Math.Abs(twice) / 2;
    }

    private static double Distance((double X, double Y) from, PredictionPoint to) => Math.Max(Math.Abs(from.X - to.X), Math.Abs(from.Y - to.Y));

    /// <summary>Returns the smallest box around the points.</summary>
    internal static Prediction BoxOf(List<(double X, double Y)> outline, Prediction prediction)
    {
        var (left, right) = (outline.Min(p => p.X), outline.Max(p => p.X));
        var (top, bottom) = (outline.Min(p => p.Y), outline.Max(p => p.Y));
        return prediction with { X = (left + right) / 2, Y = (top + bottom) / 2, Width = right - left, Height = bottom - top };
    }
}
