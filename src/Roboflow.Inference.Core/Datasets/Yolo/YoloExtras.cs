using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Datasets.Text;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// The numbers after a box or an outline: a confidence, a track number, or both. A line does not say which; the numbers in the
/// whole file decide, or those in the following files.
/// </summary>
internal sealed class YoloExtras
{
    private const double Slack = 0.01;

    private bool? _singleIsTrack;
    private bool? _boxHasBoth;
    private bool? _outlineHasBoth;
    private bool? _twoIsTrack;
    private bool _isGuessed;

    /// <summary>Returns, once, whether single numbers are taken as tracks only because one is 0 and none is a fraction: CVAT counts tracks
    /// from 0, and no model writes that it is sure of nothing.</summary>
    internal bool TakeGuess()
    {
        var isGuessed = _isGuessed;
        _isGuessed = false;
        return isGuessed;
    }

    /// <summary>Returns the numbers of the lines that can be read.</summary>
    internal static List<double[]> NumbersOf(IReadOnlyList<TextLine> lines, CancellationToken cancellation)
    {
        var all = new List<double[]>(lines.Count);
        foreach (var line in lines)
        {
            try
            {
                var numbers = YoloLine.Split(line.Text ?? string.Empty, cancellation);
                if (numbers.Length > 0)
                {
                    all.Add(numbers);
                }

                // A zero that is written as a fraction is one.
                if (numbers is [.., 0] && line.Text!.TrimEnd().TrimEnd('0') is [.., '.'])
                {
                    numbers[numbers.Length - 1] = double.Epsilon;
                }
            }
            catch (FormatException)
            {
                // The error is reported when the line is read.
            }
        }

        return all;
    }

    /// <summary>Returns what the numbers after the boxes and outlines of a file are.</summary>
    /// <param name="lines">The numbers of the file's lines.</param>
    /// <param name="keypointNumbers">The number of key point values in a line.</param>
    /// <param name="further">The lines of the following files, which are read only if this file is ambiguous.</param>
    internal YoloEnding Of(
        IReadOnlyList<double[]> lines,
        int keypointNumbers,
        Func<IEnumerable<double[]>> further)
    {
        var singles = lines.Where(l => IsSingle(l, keypointNumbers)).ToArray();
        var sevens = lines.Where(l => IsSeven(l, keypointNumbers)).ToArray();
        var single = Decide(
            singles, isTrackByDefault: (_, hasZero) => _isGuessed = hasZero, ref _singleIsTrack, () => further().Where(l => IsSingle(l, keypointNumbers)));
        var outlines = lines.Where(l => IsOddOutline(l, keypointNumbers)).ToArray();
        var both = Decide(
            sevens, isTrackByDefault: (l, _) => l.All(YoloEnding.IsBox), ref _boxHasBoth, () => further().Where(l => IsSeven(l, keypointNumbers)));
        var outline = Decide(
            outlines, isTrackByDefault: (l, _) => l.All(IsLowestAlone), ref _outlineHasBoth, () => further().Where(l => IsOddOutline(l, keypointNumbers)));
        return new(single, both, outline, keypointNumbers == 0 && HasOutlines(lines, further));
    }

    // Only a line that ends in 2 asks.
    private bool HasOutlines(IReadOnlyList<double[]> lines, Func<IEnumerable<double[]>> further)
    {
        if (_twoIsTrack is null && lines.Any(IsOutline))
        {
            _twoIsTrack = true;
        }
        else if (_twoIsTrack is null && lines.Any(l => l is [.., 2] && YoloEnding.HasVisibilities(l)))
        {
            _twoIsTrack = further().Any(IsOutline);
        }

        return _twoIsTrack ?? false;
    }

    // With key points, each line has their visibilities.
    private static bool IsOutline(double[] line) => line.Length >= 8 && CanBeRead(line) && !YoloEnding.HasVisibilities(line);

    /// <summary>Whether a number can only be a track.</summary>
    internal static bool IsTrack(double number) => number > 1 + Slack && Math.Floor(number) == number;

    // A track is a whole number, and sooner or later greater than 1; a confidence or fraction is not.
    private static bool Decide(double[][] lines, Func<double[][], bool, bool> isTrackByDefault, ref bool? known, Func<IEnumerable<double[]>> further)
    {
        if (lines.Length == 0)
        {
            return false;
        }

        if (InferTrack(lines) is { } told)
        {
            known = told;
            return told;
        }

        if (known is null)
        {
            var hasZero = lines.Any(EndsInZero);
            foreach (var line in further())
            {
                if (InferTrack([line]) is { } later)
                {
                    known = later;
                    return later;
                }

                hasZero |= EndsInZero(line);
            }

            known = isTrackByDefault(lines, hasZero);
        }

        return known.Value;
    }

    private static bool EndsInZero(double[] line) => line is [.., 0];

    private static bool? InferTrack(double[][] lines) =>
        lines.Any(l => Math.Floor(l[l.Length - 1]) != l[l.Length - 1]) ? false
        : lines.Any(l => l[l.Length - 1] > 1) ? true
        : null;

    private static bool IsSingle(double[] line, int keypointNumbers) =>
        keypointNumbers > 0 ? line.Length == 6 || line.Length == 6 + keypointNumbers
        : (line.Length == 6 || (line.Length >= 8 && line.Length % 2 == 0)) && CanBeRead(line);

    private static bool IsSeven(double[] line, int keypointNumbers) => line.Length == 7 && keypointNumbers != 2 && CanBeRead(line);

    private static bool IsOddOutline(double[] line, int keypointNumbers) =>
        keypointNumbers == 0 && line.Length >= 9 && line.Length % 2 == 1 && CanBeRead(line);

    // All before the last are fractions. Otherwise the line is an error, as one with key points and their visibilities whose shape no file states.
    private static bool CanBeRead(double[] line)
    {
        for (var i = 1; i < line.Length - 1; i++)
        {
            if (line[i] < -Slack || line[i] > 1 + Slack)
            {
                return false;
            }
        }

        return true;
    }

    // The first track's number is 1, as is the bottom edge. An outline that reaches the edge follows it, with further points there.
    private static bool IsLowestAlone(double[] l) =>
        l[l.Length - 1] > 1 - Slack && Enumerable.Range(1, (l.Length - 3) / 2).All(i => l[2 * i] < 1);
}
