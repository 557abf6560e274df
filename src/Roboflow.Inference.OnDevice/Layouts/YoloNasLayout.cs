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
    public void Decode(RunOutputs outputs, LayoutTraits traits, ScoreRule rule, List<Candidate> found)
    {
        for (var i = 0; i < outputs.Second.Rows; i++)
        {
            var scores = outputs.Second.Row(i);
            var best = 0;
            for (var c = 1; c < scores.Length; c++)
            {
                best = scores[c] > scores[best] ? c : best;
            }

            if (rule.Admits(scores[best]))
            {
                var box = outputs.First.Row(i);
                found.Add(new Candidate(box[0], box[1], box[2], box[3], scores[best], best));
            }
        }
    }
}
