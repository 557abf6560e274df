using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Datasets.Voc;

/// <summary>Reads the boxes, outlines and rotations of objects, in pixels.</summary>
/// <param name="options">Takes warnings, and has the convention of the corners.</param>
internal sealed class VocShapes(DatasetReaderOptions options)
{
    // Less is noise of single precision.
    private const double LeastFraction = 0.001;

    private bool _warned;

    /// <summary>Returns an object with its box.</summary>
    /// <exception cref="FormatException">A corner is missing, no number, or beyond the opposite one.</exception>
    internal Prediction Box(string file, XElement box, Prediction common)
    {
        double left = box.Number("xmin"), top = box.Number("ymin"), right = box.Number("xmax"), bottom = box.Number("ymax");
        Require(left <= right, $"xmin {left} is greater than xmax {right}.");
        Require(top <= bottom, $"ymin {top} is greater than ymax {bottom}.");
        var corner = options.VocCorner;
        if (!_warned && Doubt(corner, left, top, right, bottom) is { } doubt)
        {
            _warned = true;
            options.Warn($"{file}, line {box.Parent!.Line()}: {doubt}, use -VocCorner Edge.");
        }

        return PredictionRules.Checked(VocCorners.Edges(left, top, right, bottom, corner).On(common));
    }

    /// <summary>Returns the outline that Roboflow writes, as x1, y1, x2, y2 and so on, in pixels; null if there is none. Another one is left out with a
    /// warning: the object has its box.</summary>
    internal PredictionPoint[]? Polygon(string file, XElement item, bool hasOneBox)
    {
        XElement[] polygons = [.. item.All("polygon").Where(p => p.HasElements || p.HasAttributes || p.Value.Trim().Length > 0)];
        if (polygons.Length == 0)
        {
            return null;
        }

        var cause = polygons.Length > 1 ? "the object has several" : hasOneBox ? null : "the object has several boxes";
        var points = cause is null ? Points(polygons[0], out cause) : null;
        if (cause is not null)
        {
            options.Warn($"{file}, line {polygons[polygons.Length > 1 ? 1 : 0].Line()}: the outline is ignored, because {cause}.");
        }

        return points;
    }

    private static PredictionPoint[]? Points(XElement polygon, out string? cause)
    {
        // Searched by name once for all, because an untrusted outline can have a million points.
        var numbers = polygon.Elements().ToLookup(e => e.Name.LocalName, StringComparer.OrdinalIgnoreCase);
        var points = new List<PredictionPoint>();
        try
        {
            for (var i = 1; numbers.Contains($"x{i}") && numbers.Contains($"y{i}"); i++)
            {
                points.Add(new PredictionPoint { X = VocElements.Number(numbers, $"x{i}"), Y = VocElements.Number(numbers, $"y{i}") });
            }
        }
        catch (FormatException e)
        {
            cause = e.Message.TrimEnd('.');
            return null;
        }

        cause = points.Count >= 3 && numbers.Count == 2 * points.Count ? null : "it is not x1, y1, x2, y2, x3, y3 and so on";
        return cause is null ? [.. points] : null;
    }

    /// <summary>Returns CVAT's rotation in degrees; anything else is an attribute of the user.</summary>
    internal static double Rotation(XElement item) =>
        item.All("attributes").SelectMany(a => a.All("attribute")).FirstOrDefault(a => a.Text("name") == "rotation") is { } rotation
            && double.TryParse(rotation.Text("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && FiniteNumber.Is(degrees)
                ? degrees
                : 0;

    private static string? Doubt(VocCorner corner, params double[] corners) =>
        VocCorners.FirstOffset(corner) > 0 && (corners[0] <= 0 || corners[1] <= 0)
            ? FormattableString.Invariant($"a corner is at {Math.Min(corners[0], corners[1])}, while Pascal VOC counts from 1. ")
                + "If the tool writes edges from 0, like CVAT and labelImg"
        : corner is VocCorner.PixelFromOne or VocCorner.PixelFromZero && Array.Exists(corners, c => Math.Abs(c - Math.Round(c)) > LeastFraction)
            ? "a corner is a fraction, while Pascal VOC has the numbers of pixels. If the tool writes edges from 0, like labelme"
        : null;

    private static void Require(bool condition, FormattableString message)
    {
        if (!condition)
        {
            throw new FormatException(FormattableString.Invariant(message));
        }
    }
}
