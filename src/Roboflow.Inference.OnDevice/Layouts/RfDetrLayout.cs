using System;
using System.Collections.Generic;

namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>RF-DETR: boxes as center and size from 0 to 1, and logits. One query can give two classes.</summary>
internal sealed class RfDetrLayout : IOutputLayout
{
    /// <summary>The architecture's name, normalized.</summary>
    internal const string Architecture = "rfdetr";

    private const int ClassicMost = 300;

    /// <inheritdoc/>
    public ModelLayout Kind => ModelLayout.RfDetr;

    /// <inheritdoc/>
    public bool NeedsSuppression => false;

    /// <inheritdoc/>
    public LayoutFit? Fit(ModelShape shape)
    {
        if (shape.Pair() is not var (boxes, scores))
        {
            return null;
        }

        var isNamed = AreNames([shape.Names[boxes], shape.Names[scores]]);
        var certainty = isNamed || shape.IsOf(Architecture) ? Certainty.Certain
            : shape.Lengths[0][1] == shape.Anchors || shape.IsOf("yolonas") ? Certainty.Possible
            : shape.HasUnitBoxes(boxes) ? Certainty.Likely
            : Certainty.Possible;
        return new LayoutFit(certainty, (int)shape.Lengths[scores][2], boxes, scores);
    }

    /// <summary>Whether the outputs have the names of RF-DETR's exporter.</summary>
    internal static bool AreNames(IReadOnlyList<string> outputs) =>
        outputs is [var boxes, var scores, ..] && boxes.StartsWith("dets", StringComparison.Ordinal) && scores.StartsWith("labels", StringComparison.Ordinal);

    /// <inheritdoc/>
    public bool IsInclusive(ModelConvention convention, LayoutTraits traits) => false;

    /// <inheritdoc/>
    public int Decode(RunOutputs outputs, LayoutTraits traits, ScoreRule rule, List<Candidate> found)
    {
        var boxes = outputs.First;
        var logits = outputs.Second;
        var pairs = new List<(float Score, int Query, int Column)>();
        var unreadable = 0;
        for (var query = 0; query < logits.Rows; query++)
        {
            var row = logits.Row(query);
            var hasNaN = false;
            for (var column = 0; column < row.Length; column++)
            {
                var score = 1 / (1 + (float)Math.Exp(-row[column]));
                hasNaN |= float.IsNaN(score) && ClassOf(column, traits) >= 0;
                if (rule.Admits(score))
                {
                    pairs.Add((score, query, column));
                }
            }

            unreadable += hasNaN ? 1 : 0;
            ScoreRule.RequirePossible(pairs.Count);
        }

        // The best scores of all queries and classes are selected first; only then the background is dropped.
        pairs.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score)
            : a.Query != b.Query ? a.Query.CompareTo(b.Query) : a.Column.CompareTo(b.Column));
        var most = rule.Convention == ModelConvention.RoboflowClassic ? ClassicMost : logits.Rows;
        foreach (var (score, query, column) in pairs.GetRange(0, Math.Min(most, pairs.Count)))
        {
            if (ClassOf(column, traits) is var classId and >= 0)
            {
                var box = boxes.Row(query);
                found.Add(Candidate.Centered(
                    box[0] * traits.InputWidth, box[1] * traits.InputHeight, box[2] * traits.InputWidth, box[3] * traits.InputHeight, score, classId));
            }
        }

        return unreadable;
    }

    private static int ClassOf(int column, LayoutTraits traits) =>
        traits.ClassOfColumn is not { } map ? column : column < map.Length ? map[column] : -1;
}
