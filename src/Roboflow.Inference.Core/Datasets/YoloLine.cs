using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Reads a line of a label file: <c>id xc yc w h</c>, with a confidence behind where a model wrote it, with key points
/// where the data set says so, or <c>id x1 y1 x2 y2 x3 y3 ...</c> for an outline.
/// </summary>
internal static class YoloLine
{
    // Tools round, and so go a little over the border.
    private const double Slack = 0.01;

    /// <exception cref="FormatException">The line is none of these.</exception>
    internal static Prediction Parse(string line, int width, int height, (int Count, int Numbers)? keypoints)
    {
        var numbers = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Number).ToArray();
        if (numbers[0] < 0 || numbers[0] > int.MaxValue || Math.Floor(numbers[0]) != numbers[0])
        {
            throw new FormatException($"'{numbers[0].ToString(CultureInfo.InvariantCulture)}' is no class number.");
        }

        var labeled = numbers switch
        {
            { Length: 5 } => Box(numbers, width, height),
            { Length: 6 } => Box(numbers, width, height) with { Confidence = numbers[5] },
            _ when keypoints is { } shape && numbers.Length == 5 + (shape.Count * shape.Numbers) => Box(numbers, width, height) with { Keypoints = Keypoints(numbers, shape, width, height) },
            { Length: >= 7 } when numbers.Length % 2 == 1 => Outline(numbers, width, height),
            _ => throw new FormatException($"the line has {numbers.Length} numbers, which is neither a box nor an outline."),
        };
        return labeled with { ClassId = (int)numbers[0], ImageWidth = width, ImageHeight = height };
    }

    private static Prediction Box(double[] n, int width, int height)
    {
        RequireFractions(n.Skip(1).Take(4));
        if (n[3] < 0 || n[4] < 0)
        {
            throw new FormatException("the width or height is negative.");
        }

        return new Prediction { X = n[1] * width, Y = n[2] * height, Width = n[3] * width, Height = n[4] * height, Confidence = 1 };
    }

    private static Prediction Outline(double[] n, int width, int height)
    {
        RequireFractions(n.Skip(1));
        var points = Enumerable.Range(0, n.Length / 2).Select(i => new PredictionPoint { X = n[(2 * i) + 1] * width, Y = n[(2 * i) + 2] * height }).ToArray();
        double left = points.Min(p => p.X), top = points.Min(p => p.Y), right = points.Max(p => p.X), bottom = points.Max(p => p.Y);
        return new Prediction { X = (left + right) / 2, Y = (top + bottom) / 2, Width = right - left, Height = bottom - top, Confidence = 1, Points = points };
    }

    private static PredictionKeypoint[] Keypoints(double[] n, (int Count, int Numbers) shape, int width, int height) =>
        [.. Enumerable.Range(0, shape.Count).Select(i => 5 + (i * shape.Numbers)).Select((at, i) => new PredictionKeypoint
        {
            X = n[at] * width,
            Y = n[at + 1] * height,
            Confidence = shape.Numbers < 3 || n[at + 2] > 0 ? 1 : 0,
            ClassId = i,
        })];

    private static void RequireFractions(IEnumerable<double> numbers)
    {
        if (numbers.Any(n => n < -Slack || n > 1 + Slack))
        {
            throw new FormatException("the numbers are no fractions of the image, from 0 to 1.");
        }
    }

    private static double Number(string word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) && !double.IsInfinity(number)
            ? number
            : throw new FormatException($"'{word}' is no number.");
}
