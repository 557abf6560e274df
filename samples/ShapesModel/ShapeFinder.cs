using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Samples.ShapesModel;

/// <summary>
/// The part shared by all layouts: finds solid shapes in six colors. It builds a mask for each color, max-pools the mask's
/// coordinates in 8 x 8 cells, and floods them over neighboring cells until each cell has the extent of its whole shape. The
/// shape follows from the missing part of each corner, the score from the fit and the cell's distance to the shape's center.
/// So each shape gives many candidates, from which thresholds and NMS must select one.
/// </summary>
internal sealed class ShapeFinder(GraphBuilder graph)
{
    private const int Colors = 6;
    private const int Forms = 4;
    private const int Cell = 8;

    // Minimum coordinates are stored as Far - value, so that max-pooling finds both ends.
    private const float Far = 4096;

    private static readonly string[] ColorNames = ["red", "orange", "yellow", "green", "blue", "purple"];
    private static readonly string[] FormNames = ["square", "rectangle", "circle", "triangle"];
    private static readonly float[][] ColorValues = [[224, 32, 32], [240, 138, 16], [240, 208, 32], [24, 160, 48], [32, 64, 224], [128, 48, 224]];

    internal static IReadOnlyList<string> ClassNames { get; } = [.. ColorNames.SelectMany(c => FormNames.Select(f => $"{c}-{f}"))];

    /// <summary>The four sides of each candidate's box [1, 4, N] (left, top, right, bottom, in pixels), and its scores [1, 24, N].</summary>
    /// <param name="pixels">[1, 3, H, W], 0 to 1.</param>
    internal (string Sides, string Scores) Find(string pixels)
    {
        var mask = Mask(pixels);
        var extents = Flood(Pooled(mask), Pool(mask, Cell, Cell));
        var far = graph.Constant(Far);
        var far2 = graph.Constant(2 * Far);
        var one = graph.Constant(1);
        var e = graph.Nodes("Split", [extents], 8, [("axis", 0)]);
        var (right, left, bottom, top) = (e[0], Sub(far, e[1]), e[2], Sub(far, e[3]));
        var (width, height) = (Sub(right, left), Sub(bottom, top));
        var (sumMost, sumLeast, differenceMost, differenceLeast) = (Sub(e[4], one), Sub(far2, e[5]), Sub(e[6], far), Sub(far, e[7]));

        // The distance of the outermost pixel on each diagonal from the box's corner.
        var (lastX, lastY) = (Sub(right, one), Sub(bottom, one));
        string[] missing =
        [
            Sub(sumLeast, Add(left, top)), Sub(Sub(lastX, top), differenceMost),
            Sub(differenceLeast, Sub(left, lastY)), Sub(Add(lastX, lastY), sumMost),
        ];
        var half = Mul(Add(width, height), graph.Constant(0.5f));
        var shares = Array.ConvertAll(missing, m => graph.Node("Div", [m, graph.Node("Max", [half, one])]));
        var forms = Scores(shares, width, height);
        var score = Mul(Mul(graph.Node("Concat", forms, [("axis", 0)]), Nearness(left, top, right, bottom, half)), Known(e[0], width, height));
        return (Candidates(graph.Node("Concat", [left, top, right, bottom], [("axis", 0)]), 4), ByClass(score));
    }

    private string Mask(string pixels)
    {
        var weights = new float[Colors * 6];
        var biases = new float[Colors];
        for (var c = 0; c < Colors; c++)
        {
            for (var k = 0; k < 3; k++)
            {
                var value = ColorValues[c][k] / 255;
                weights[(c * 6) + k] = -2 * value;
                weights[(c * 6) + 3 + k] = 1;
                biases[c] += value * value;
            }
        }

        var input = graph.Node("Concat", [pixels, Mul(pixels, pixels)], [("axis", 1)]);
        var distance = graph.Node("Conv", [input, graph.Constant(weights, Colors, 6, 1, 1), graph.Constant(biases, Colors)]);
        return graph.Node("Cast", [graph.Node("Less", [distance, graph.Constant(0.03f)])], [("to", 1)]);
    }

    // Right, left, bottom, top; the extremes of x + y and x - y. [8, 6, H / 8, W / 8]
    private string Pooled(string mask)
    {
        var ones = Add(Mul(graph.Node("Slice", [mask, graph.Whole(0), graph.Whole(1), graph.Whole(1)]), graph.Constant(0)), graph.Constant(1));
        var x = graph.Node("CumSum", [ones, graph.Whole(3)]);
        var y = graph.Node("CumSum", [ones, graph.Whole(2)]);
        var (far, far2, one) = (graph.Constant(Far), graph.Constant(2 * Far), graph.Constant(1));
        var (column, row) = (Sub(x, one), Sub(y, one));
        var (sum, difference) = (Add(column, row), Sub(column, row));
        string[] ramps = [x, Sub(far, column), y, Sub(far, row), Add(sum, one), Sub(far2, sum), Add(far, difference), Sub(far, difference)];
        return graph.Node("Concat", Array.ConvertAll(ramps, r => Pool(Mul(mask, r), Cell, Cell)), [("axis", 0)]);
    }

    private string Flood(string extents, string occupied)
    {
        for (var round = 0; round < 40; round++)
        {
            extents = Mul(graph.Node("MaxPool", [extents], [("kernel_shape", new long[] { 3, 3 }), ("pads", new long[] { 1, 1, 1, 1 })]), occupied);
        }

        return extents;
    }

    private string[] Scores(string[] shares, string width, string height)
    {
        var aspect = graph.Node("Div", [graph.Node("Min", [width, height]), graph.Node("Max", [width, height, graph.Constant(1)])]);
        var isSquare = Clip(Add(Mul(Sub(aspect, graph.Constant(0.9f)), graph.Constant(5)), graph.Constant(0.5f)));
        var full = Fit(shares, 0, 0, 0, 0);
        string[] triangles = [Fit(shares, 0.5f, 0.5f, 0, 0), Fit(shares, 0, 0, 0.5f, 0.5f), Fit(shares, 0.5f, 0, 0.5f, 0), Fit(shares, 0, 0.5f, 0, 0.5f)];
        return [Mul(full, isSquare), Mul(full, Sub(graph.Constant(1), isSquare)), Fit(shares, 0.293f, 0.293f, 0.293f, 0.293f), graph.Node("Max", triangles)];
    }

    private string Fit(string[] shares, params float[] ideal)
    {
        var off = shares.Select((s, i) => graph.Node("Abs", [Sub(s, graph.Constant(ideal[i]))])).Aggregate(Add);
        return Clip(Sub(graph.Constant(1), off));
    }

    private string Nearness(string left, string top, string right, string bottom, string half)
    {
        var ones = Add(Mul(graph.Node("Slice", [left, graph.Whole(0), graph.Whole(1), graph.Whole(1)]), graph.Constant(0)), graph.Constant(1));
        string Middle(int axis) => Mul(Sub(graph.Node("CumSum", [ones, graph.Whole(axis)]), graph.Constant(0.5f)), graph.Constant(Cell));
        string Off(string low, string high, int axis) => graph.Node("Abs", [Sub(Mul(Add(low, high), graph.Constant(0.5f)), Middle(axis))]);
        var off = graph.Node("Div", [Add(Off(left, right, 3), Off(top, bottom, 2)), graph.Node("Max", [half, graph.Constant(1)])]);
        return Clip(Sub(graph.Constant(1), Mul(off, graph.Constant(0.5f))));
    }

    // Excludes empty cells, and shapes of only a few pixels.
    private string Known(string right, string width, string height) =>
        Mul(
            graph.Node("Cast", [graph.Node("Greater", [right, graph.Constant(0)])], [("to", 1)]),
            Clip(Sub(graph.Node("Min", [width, height]), graph.Constant(6))));

    private string ByClass(string scores)
    {
        var ofColor = new float[Colors * Colors];
        for (var c = 0; c < Colors; c++)
        {
            ofColor[(c * Colors) + c] = 1;
        }

        var spread = Mul(graph.Node("Unsqueeze", [scores, graph.Whole(0)]), graph.Constant(ofColor, Colors, 1, Colors, 1, 1));
        return Candidates(spread, Colors * Forms);
    }

    private string Candidates(string value, int rows) => graph.Node("Reshape", [value, graph.Whole(1, rows, -1)]);

    private string Pool(string value, long size, long step) =>
        graph.Node("MaxPool", [value], [("kernel_shape", new long[] { size, size }), ("strides", new long[] { step, step })]);

    private string Clip(string value) => graph.Node("Clip", [value, graph.Constant(0), graph.Constant(1)]);

    private string Add(string a, string b) => graph.Node("Add", [a, b]);

    private string Sub(string a, string b) => graph.Node("Sub", [a, b]);

    private string Mul(string a, string b) => graph.Node("Mul", [a, b]);
}
