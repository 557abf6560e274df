using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// What stands behind a box or an outline: a confidence, the number of a track, or both. Nothing in a line says which;
/// the numbers of a file do, and where they do not, those of the files after it.
/// </summary>
internal sealed class YoloExtras
{
    private const double Slack = 0.01;

    private bool? _singleIsTrack;
    private bool? _boxHasBoth;

    /// <summary>Whether a single number behind a box or an outline is a track's, and whether seven numbers are a box with both.</summary>
    /// <param name="lines">The numbers of the file's lines.</param>
    /// <param name="keypointNumbers">How many numbers the key points of a line are.</param>
    /// <param name="further">The lines of the files after it, which are read only where this file does not tell.</param>
    internal (bool SingleIsTrack, bool BoxHasBoth) Of(IReadOnlyList<double[]> lines, int keypointNumbers, Func<IEnumerable<double[]>> further)
    {
        var singles = lines.Where(l => IsSingle(l, keypointNumbers)).ToArray();
        var sevens = lines.Where(l => IsSeven(l, keypointNumbers)).ToArray();
        var single = Decide(singles, isTrackByDefault: _ => false, ref _singleIsTrack, () => further().Where(l => IsSingle(l, keypointNumbers)));
        var both = Decide(sevens, isTrackByDefault: l => l.All(IsBox), ref _boxHasBoth, () => further().Where(l => IsSeven(l, keypointNumbers)));
        return (single, both);
    }

    /// <summary>Whether the two last numbers of a long line are a confidence and a track, behind an outline.</summary>
    internal static bool IsTrack(double number) => number > 1 + Slack && Math.Floor(number) == number;

    // A track is a whole number, and sooner or later greater than 1; a confidence and a fraction are not.
    private static bool Decide(double[][] lines, Func<double[][], bool> isTrackByDefault, ref bool? known, Func<IEnumerable<double[]>> further)
    {
        if (lines.Length == 0)
        {
            return false;
        }

        if (Tell(lines) is { } told)
        {
            known = told;
            return told;
        }

        known ??= further().Select(l => Tell([l])).FirstOrDefault(t => t is not null) ?? isTrackByDefault(lines);
        return known.Value;
    }

    private static bool? Tell(double[][] lines) =>
        lines.Any(l => Math.Floor(l[l.Length - 1]) != l[l.Length - 1]) ? false
        : lines.Any(l => l[l.Length - 1] > 1) ? true
        : null;

    private static bool IsSingle(double[] line, int keypointNumbers) =>
        line.Length == 6 || (keypointNumbers > 0 ? line.Length == 6 + keypointNumbers : line.Length >= 8 && line.Length % 2 == 0);

    private static bool IsSeven(double[] line, int keypointNumbers) => line.Length == 7 && keypointNumbers != 2;

    private static bool IsBox(double[] l) =>
        l[1] - (l[3] / 2) >= -Slack && l[1] + (l[3] / 2) <= 1 + Slack && l[2] - (l[4] / 2) >= -Slack && l[2] + (l[4] / 2) <= 1 + Slack;
}
