using System;
using System.Linq;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>What the numbers after the boxes and outlines of a file are.</summary>
/// <param name="SingleIsTrack">Whether a single number after a box or an outline is a track.</param>
/// <param name="BoxHasBoth">Whether seven numbers are a box with confidence and track, instead of an outline with three points.</param>
/// <param name="OutlineHasBoth">Whether an odd number of nine or more is an outline with confidence and track, instead of an outline alone.</param>
/// <param name="TwoIsTrack">Whether the data set has outlines, so that a 2 at the end of a line is a track and not the visibility of a key point.</param>
internal readonly record struct YoloEnding(bool SingleIsTrack, bool BoxHasBoth, bool OutlineHasBoth, bool TwoIsTrack)
{
    private const double Slack = 0.01;

    // Of the first key point, after a class, a box, and two coordinates.
    private const int FirstVisibility = 7;

    /// <summary>Whether the numbers after a box can be key points: each third one is a visibility.</summary>
    internal static bool HasVisibilities(double[] line)
    {
        for (var i = FirstVisibility; i < line.Length; i += 3)
        {
            if (line[i] is not (0 or 1 or 2))
            {
                return false;
            }
        }

        return line.Length > FirstVisibility && (line.Length - FirstVisibility) % 3 == 1;
    }

    /// <summary>Whether the numbers are those of key points, of which no outline has the visibility 2.</summary>
    /// <param name="line">The numbers of the line.</param>
    /// <param name="length">The number of those that an outline would have: a 2 after them can be its track.</param>
    internal bool IsPose(double[] line, int length) => HasVisibilities(line)
        && (line.Take(length).Skip(FirstVisibility).Where((_, i) => i % 3 == 0).Contains(2) || (line[line.Length - 1] is 2 && !TwoIsTrack && IsBox(line)));

    /// <summary>Whether the first numbers after the class are a box in the image.</summary>
    internal static bool IsBox(double[] l) =>
        l[1] - (l[3] / 2) >= -Slack && l[1] + (l[3] / 2) <= 1 + Slack && l[2] - (l[4] / 2) >= -Slack && l[2] + (l[4] / 2) <= 1 + Slack;
}
