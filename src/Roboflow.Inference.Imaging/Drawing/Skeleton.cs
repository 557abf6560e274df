using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>The key points to join: the 17 of COCO's person, recognized by name or, without names, by number and order.</summary>
internal static class Skeleton
{
    private static readonly string[] Person =
    [
        "nose", "left_eye", "right_eye", "left_ear", "right_ear", "left_shoulder", "right_shoulder", "left_elbow", "right_elbow",
        "left_wrist", "right_wrist", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle",
    ];

    // COCO's own list of limbs, from 0.
    private static readonly (int From, int To)[] Limbs =
    [
        (15, 13), (13, 11), (16, 14), (14, 12), (11, 12), (5, 11), (6, 12), (5, 6), (5, 7), (6, 8), (7, 9), (8, 10), (1, 2), (0, 1),
        (0, 2), (1, 3), (2, 4), (3, 5), (4, 6),
    ];

    /// <summary>Whether a model detected the point; models return others as 0, 0.</summary>
    internal static bool IsSeen(PredictionKeypoint point) => Math.Abs(point.X) < 1e7 && Math.Abs(point.Y) < 1e7 && point is not { X: 0, Y: 0 };

    /// <summary>Returns the pairs of points to join; none for an unknown skeleton.</summary>
    internal static IEnumerable<(PredictionKeypoint From, PredictionKeypoint To)> LimbsOf(IReadOnlyList<PredictionKeypoint> points)
    {
        var joints = new PredictionKeypoint?[Person.Length];
        for (var i = 0; i < points.Count; i++)
        {
            var joint = JointOf(points[i], points.Count, i);
            if (joint < 0)
            {
                return [];
            }

            joints[joint] = IsSeen(points[i]) ? points[i] : null;
        }

        return Limbs.Where(l => joints[l.From] is not null && joints[l.To] is not null).Select(l => (joints[l.From]!, joints[l.To]!));
    }

    private static int JointOf(PredictionKeypoint point, int count, int index)
    {
        if (string.IsNullOrEmpty(point.Class))
        {
            return count == Person.Length ? index : -1;
        }

        var name = point.Class!.Replace('-', '_').Replace(' ', '_');
        return Array.FindIndex(Person, p => p.Equals(name, StringComparison.OrdinalIgnoreCase));
    }
}
