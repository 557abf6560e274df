using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Datasets.Coco;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// Reads a line of a label file: <c>id xc yc w h</c>, with key points if the data set defines them, or
/// <c>id x1 y1 x2 y2 x3 y3 ...</c> for an outline; after either, a confidence, a track, or both.
/// </summary>
internal sealed class YoloLine(int width, int height, (int Count, int Numbers)? keypoints)
{
    // Rounding in other tools can slightly exceed the border.
    private const double Slack = 0.01;

    // A class, a box, a confidence and a track.
    private const int MostOfBox = 7;

    // Python, in which the trainers are written, ends a line also here. To other tools it is a space, which would make one object of two.
    private const string PythonLineEnds = "\v\f\u0085\u2028\u2029";

    private readonly Dictionary<int, string[]> _listed = [];
    private readonly int _keypointNumbers = keypoints is { } shape ? shape.Count * shape.Numbers : 0;

    /// <summary>What the numbers after a box or an outline are.</summary>
    internal YoloEnding Ending { get; init; }

    /// <summary>The names of the key points by class.</summary>
    internal IReadOnlyDictionary<int, List<object>> KeypointNames { get; init; } = YoloClasses.None.KeypointNames;

    /// <summary>Returns the numbers in a line.</summary>
    /// <exception cref="FormatException">A value is not a number, or Python would read two lines.</exception>
    internal static double[] Split(string line, CancellationToken cancellation = default)
    {
        var text = line.AsSpan().Trim();
        if (ForeignText.IsMergeMark(line))
        {
            throw new FormatException(ForeignText.MergeConflict);
        }

        if (text.IndexOfAny(PythonLineEnds.AsSpan()) is >= 0 and var at)
        {
            throw new FormatException($"U+{(int)text[at]:X4} in it ends a line for some tools and not for others; use a line feed.");
        }

        var numbers = new List<double>(8);
        for (var start = 0; start < line.Length;)
        {
            var end = start;
            while (end < line.Length && !char.IsWhiteSpace(line[end]))
            {
                end++;
            }

            if (end > start)
            {
                // A single line can have millions of numbers.
                cancellation.ThrowIfCancellationRequested();
                numbers.Add(Number(line.Substring(start, end - start)));
            }

            start = end + 1;
        }

        return [.. numbers];
    }

    /// <exception cref="FormatException">The line is neither a box nor an outline.</exception>
    internal Prediction Parse(double[] n)
    {
        if (n[0] < 0 || n[0] > int.MaxValue || Math.Floor(n[0]) != n[0])
        {
            throw new FormatException($"'{n[0].ToString(CultureInfo.InvariantCulture)}' is not a class number.");
        }

        var isPose = _keypointNumbers > 0 && n.Length >= 5 + _keypointNumbers && n.Length <= 7 + _keypointNumbers;
        if (_keypointNumbers > 0 && !isPose && n.Length > MostOfBox)
        {
            throw new FormatException($"the line has {n.Length} numbers, but with the key points of data.yaml it needs {5 + _keypointNumbers}.");
        }

        var extras = isPose ? n.Length - 5 - _keypointNumbers
            : n.Length is 5 or 6 ? n.Length - 5
            : n.Length == 7 ? Ending.BoxHasBoth ? 2 : 0
            : n.Length % 2 == 0 ? 1
            : n.Length >= 9 && (Ending.OutlineHasBoth || YoloExtras.IsTrack(n[n.Length - 1])) ? 2
            : 0;
        var length = n.Length - extras;
        var labeled = isPose ? Box(n) with { Keypoints = Keypoints(n), KeypointNames = KeypointNamesOf((int)n[0]) is { Length: > 0 } names ? names : null }
            : length == 5 ? Box(n)
            : length >= 7 ? Outline(n, length)
            : throw new FormatException($"the line has {Counted.Of(n.Length, "number")}, which is neither a box nor an outline.");
        var hasConfidence = extras == 2 || (extras == 1 && !Ending.SingleIsTrack);
        return PredictionRules.Checked(labeled with
        {
            ClassId = (int)n[0],
            ImageWidth = width,
            ImageHeight = height,
            Confidence = hasConfidence ? n[length] : 1,
            TrackerId = extras == 2 || (extras == 1 && Ending.SingleIsTrack) ? Track(n[n.Length - 1]) : null,
        });
    }

    private Prediction Box(double[] n)
    {
        RequireFractions(n, 1, 5);
        if (n[3] < 0 || n[4] < 0)
        {
            throw new FormatException($"the {(n[3] < 0 ? "width" : "height")} is negative.");
        }

        return new Prediction { X = n[1] * width, Y = n[2] * height, Width = n[3] * width, Height = n[4] * height };
    }

    private Prediction Outline(double[] n, int length)
    {
        if (Ending.IsPose(n, length))
        {
            throw new FormatException("the numbers are those of key points with visibility; state their number in a data.yaml, such as kpt_shape: "
                + $"[{(n.Length - 5) / 3}, 3].");
        }

        RequireFractions(n, 1, length);
        var points = Enumerable.Range(0, length / 2).Select(i => new PredictionPoint { X = n[(2 * i) + 1] * width, Y = n[(2 * i) + 2] * height }).ToArray();
        double left = points.Min(p => p.X), top = points.Min(p => p.Y), right = points.Max(p => p.X), bottom = points.Max(p => p.Y);
        return new Prediction { X = (left + right) / 2, Y = (top + bottom) / 2, Width = right - left, Height = bottom - top, Points = points };
    }

    // A visibility of 0 means not labeled, as in COCO.
    private PredictionKeypoint[]? Keypoints(double[] n)
    {
        var (count, numbers) = keypoints!.Value;
        for (var i = 0; i < count; i++)
        {
            RequireFractions(n, 5 + (i * numbers), 7 + (i * numbers));
            if (numbers > 2 && n[7 + (i * numbers)] is var visibility && !visibility.Equals(2) && !ConfidenceRange.Contains(visibility))
            {
                throw new FormatException(FormattableString.Invariant($"the visibility {visibility} of a key point must be 0, 1, 2, or a confidence."));
            }
        }

        var names = NamesOf((int)n[0]);
        PredictionKeypoint[] points = [.. Enumerable.Range(0, count).Where(i => numbers < 3 || n[7 + (i * numbers)] > 0).Select(i => new PredictionKeypoint
        {
            X = n[5 + (i * numbers)] * width,
            Y = n[6 + (i * numbers)] * height,

            // The visibility 1 or 2, or a model's confidence.
            Confidence = numbers < 3 ? 1 : Math.Min(1, n[7 + (i * numbers)]),
            Class = NameAt(names, i),
            ClassId = i,
        })];
        return points.Length > 0 ? points : null;
    }

    private List<object> NamesOf(int id) =>
        KeypointNames.TryGetValue(id, out var own) || KeypointNames.TryGetValue(YoloDataYaml.EveryClass, out own) ? own : [];

    private static string? NameAt(List<object> names, int number) => number < names.Count && names[number] is string { Length: > 0 } name ? name : null;

    // An unnamed one has its number in its place, as in COCO.
    private string[] KeypointNamesOf(int id)
    {
        if (!_listed.TryGetValue(id, out var list))
        {
            var names = NamesOf(id);
            list = [.. Enumerable.Range(0, names.Count > 0 ? keypoints!.Value.Count : 0).Select(i => NameAt(names, i) ?? CocoKeypoints.NameOf(i))];
            _listed.Add(id, list);
        }

        return list;
    }

    private static string Track(double number) => number >= 0 && Math.Floor(number) == number
        ? number.ToString("0", CultureInfo.InvariantCulture)
        : throw new FormatException($"'{number.ToString(CultureInfo.InvariantCulture)}' is not a track number.");

    private static void RequireFractions(double[] numbers, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (numbers[i] < -Slack || numbers[i] > 1 + Slack)
            {
                throw new FormatException("the numbers are not fractions of the image, from 0 to 1.");
            }
        }
    }

    private static double Number(string word) =>
        !double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? throw new FormatException(word.IndexOf(',') > 0 ? $"'{word}' has a comma; numbers have a decimal point." : $"'{word}' is not a number.")
            : double.IsNaN(number) ? throw new FormatException("a number is NaN.")
        : double.IsInfinity(number) ? throw new FormatException("a number is infinite.")
        : number;
}
