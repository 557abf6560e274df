namespace Roboflow.Samples.ShapesModel;

/// <summary>Converts candidates to the outputs of a layout.</summary>
internal sealed class ShapesHead(GraphBuilder graph, ShapesOptions options)
{
    private const int Classes = 24;
    private const int Results = 300;
    private readonly long _count = options.IsDynamic ? -4 : 6L * (options.Width / 8) * (options.Height / 8);
    private readonly long _batch = options.IsDynamic ? 0 : 1;

    /// <param name="sides">[1, 4, N].</param>
    /// <param name="scores">[1, 24, N].</param>
    internal void Write(string sides, string scores)
    {
        switch (options.Layout)
        {
            case ShapesLayout.YoloV8:
                Output("output0", Concat(1, Centered(sides, axis: 1), scores), 4 + Classes, _count);
                break;
            case ShapesLayout.YoloV5:
                WriteV5(Centered(sides, axis: 1), scores);
                break;
            case ShapesLayout.YoloNas:
                Output("boxes", Turned(sides), _count, 4);
                Output("scores", Turned(scores), _count, Classes);
                break;
            case ShapesLayout.RfDetr:
                WriteDetr(Best(sides, scores));
                break;
            default:
                Output("output0", graph.Node("Unsqueeze", [Best(sides, scores), graph.Whole(0)]), options.IsDynamic ? -5 : Results, 6);
                break;
        }
    }

    // Objectness is the highest score; a class's own score is its share of that.
    private void WriteV5(string boxes, string scores)
    {
        var best = graph.Node("ReduceMax", [scores], [("axes", new long[] { 1 }), ("keepdims", 1)]);
        var shares = graph.Node("Div", [scores, graph.Node("Max", [best, graph.Constant(1e-6f)])]);
        Output("output0", Turned(Concat(1, boxes, best, shares)), _count, 5 + Classes);
    }

    private void WriteDetr(string rows)
    {
        var boxes = Centered(graph.Node("Slice", [rows, graph.Whole(0), graph.Whole(4), graph.Whole(1)]), axis: 1);
        float[] size = [options.Width, options.Height, options.Width, options.Height];
        Output("dets", graph.Node("Unsqueeze", [graph.Node("Div", [boxes, graph.Constant(size, 4)]), graph.Whole(0)]), Results, 4);

        // The background column shifts those after it by one.
        var column = Column(rows, 5);
        var background = options.BackgroundColumn;
        if (background >= 0)
        {
            var moves = graph.Node("Cast", [graph.Node("GreaterOrEqual", [column, graph.Constant(background)])], [("to", 1)]);
            column = graph.Node("Add", [column, moves]);
        }

        var numbers = new float[Classes + 1];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = i;
        }

        var isClass = graph.Node("Cast", [graph.Node("Equal", [column, graph.Constant(numbers, 1, Classes + 1)])], [("to", 1)]);
        var score = graph.Node("Clip", [graph.Node("Mul", [isClass, Column(rows, 4)]), graph.Constant(1e-4f), graph.Constant(0.9999f)]);
        var odds = graph.Node("Div", [score, graph.Node("Sub", [graph.Constant(1), score])]);
        Output("labels", graph.Node("Unsqueeze", [graph.Node("Log", [odds]), graph.Whole(0)]), Results, Classes + 1);
    }

    // NMS in the graph, then the best 300 rows of left, top, right, bottom, score and class, padded with zeros.
    private string Best(string sides, string scores)
    {
        var corners = Turned(sides);
        var chosen = graph.Node("NonMaxSuppression", [corners, scores, graph.Whole(50), graph.Constant([0.3f], 1), graph.Constant([0.05f], 1)]);
        string Part(long index) => graph.Node("Slice", [chosen, graph.Whole(index), graph.Whole(index + 1), graph.Whole(1)]);
        var box = graph.Node("Reshape", [Part(2), graph.Whole(-1)]);
        var boxes = graph.Node("Gather", [graph.Node("Squeeze", [corners, graph.Whole(0)]), box], [("axis", 0)]);
        var place = graph.Node("Slice", [chosen, graph.Whole(1), graph.Whole(3), graph.Whole(1)]);
        var score = graph.Node("GatherND", [graph.Node("Squeeze", [scores, graph.Whole(0)]), place]);
        var rows = Concat(1, boxes, graph.Node("Unsqueeze", [score, graph.Whole(1)]), graph.Node("Cast", [Part(1)], [("to", 1)]));
        var filled = Concat(0, rows, graph.Constant(new float[Results * 6], Results, 6));
        var best = graph.Nodes("TopK", [graph.Node("Squeeze", [Column(filled, 4), graph.Whole(1)]), graph.Whole(Results)], 2, [("axis", 0)]);
        return graph.Node("Gather", [filled, best[1]], [("axis", 0)]);
    }

    private string Centered(string sides, int axis)
    {
        var part = graph.Nodes("Split", [sides], 4, [("axis", axis)]);
        string Mid(string low, string high) => graph.Node("Mul", [graph.Node("Add", [low, high]), graph.Constant(0.5f)]);
        return Concat(axis, Mid(part[0], part[2]), Mid(part[1], part[3]), graph.Node("Sub", [part[2], part[0]]), graph.Node("Sub", [part[3], part[1]]));
    }

    private string Column(string rows, long index) => graph.Node("Slice", [rows, graph.Whole(index), graph.Whole(index + 1), graph.Whole(1)]);

    private string Turned(string value) => graph.Node("Transpose", [value], [("perm", new long[] { 0, 2, 1 })]);

    private string Concat(int axis, params string[] values) => graph.Node("Concat", values, [("axis", axis)]);

    private void Output(string name, string value, long rows, long columns) =>
        graph.Output(name, options.IsHalf ? graph.Node("Cast", [value], [("to", 10)]) : value, options.IsHalf, _batch, rows, columns);
}
