using System;
using System.Collections.Generic;

namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>YOLO-NAS: boxes as corners in one output, class scores in the other.</summary>
internal sealed class YoloNasLayout : IOutputLayout
{
    /// <inheritdoc/>
    public ModelLayout Kind => ModelLayout.YoloNas;

    /// <inheritdoc/>
    public bool NeedsSuppression => true;

    /// <inheritdoc/>
    public LayoutFit? Fit(ModelShape shape)
    {
        if (shape.Pair() is not var (boxes, scores))
        {
            return null;
        }

        var isOtherByName = shape.Names[boxes].StartsWith("dets", StringComparison.Ordinal) || shape.IsOf("rfdetr");
        var certainty = shape.IsOf("yolonas") ? Certainty.Certain
            : isOtherByName ? Certainty.Possible
            : shape.Lengths[0][1] == shape.Anchors || !shape.HasUnitBoxes(boxes) ? Certainty.Likely
            : Certainty.Possible;
        return new LayoutFit(certainty, (int)shape.Lengths[scores][2], boxes, scores);
    }

    /// <inheritdoc/>
    public bool IsInclusive(ModelConvention convention, LayoutTraits traits) => convention == ModelConvention.RoboflowClassic;

    /// <inheritdoc/>
    public int Decode(RunOutputs outputs, LayoutTraits traits, ScoreRule rule, List<Candidate> found)
    {
        var unreadable = 0;
        for (var i = 0; i < outputs.Second.Rows; i++)
        {
            var (best, score) = ScoreRule.Best(outputs.Second.Row(i));
            unreadable += float.IsNaN(score) ? 1 : 0;
            if (rule.Admits(score))
            {
                var box = outputs.First.Row(i);
                found.Add(new Candidate(box[0], box[1], box[2], box[3], score, best));
            }
        }

        return unreadable;
    }
}
