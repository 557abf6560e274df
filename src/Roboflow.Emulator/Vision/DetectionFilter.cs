using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Emulator.Requests;

namespace Roboflow.Emulator.Vision;

/// <summary>The server's postprocessing: threshold, classes, NMS per class, maximum number of detections.</summary>
internal static class DetectionFilter
{
    internal static IReadOnlyList<Shape> Apply(IReadOnlyList<Shape> shapes, InferenceQuery query)
    {
        var kept = new List<Shape>();
        foreach (var shape in shapes.Where(
            s => s.Confidence >= query.Confidence && (query.Classes is null || query.Classes.Contains(s.Class, StringComparer.Ordinal))))
        {
            if (kept.Count < query.MaxDetections && !kept.Exists(k => k.Class == shape.Class && Overlap(k, shape) > query.Overlap))
            {
                kept.Add(shape);
            }
        }

        return kept;
    }

    /// <summary>Intersection over union.</summary>
    private static double Overlap(Shape a, Shape b)
    {
        var width = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
        var height = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        var shared = (double)Math.Max(0, width) * Math.Max(0, height);
        return shared / (Size(a) + Size(b) - shared);
    }

    private static double Size(Shape s) => (double)(s.Right - s.Left) * (s.Bottom - s.Top);
}
