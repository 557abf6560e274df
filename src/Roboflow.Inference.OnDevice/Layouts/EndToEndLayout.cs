using System.Collections.Generic;

namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>YOLOv10, YOLO26 and models exported with NMS: rows of corners, score and class, padded with rows of zeros.</summary>
internal sealed class EndToEndLayout : IOutputLayout
{
    /// <summary>The maximum number of result rows; more rows are candidates.</summary>
    internal const int MostRows = 1000;

    private const int Columns = 6;

    /// <inheritdoc/>
    public ModelLayout Kind => ModelLayout.YoloEndToEnd;

    /// <inheritdoc/>
    public bool NeedsSuppression => false;

    /// <inheritdoc/>
    public LayoutFit? Fit(ModelShape shape)
    {
        if (shape.Single is not (var rows, Columns))
        {
            return null;
        }

        var certainty = shape.IsEndToEnd || shape.IsOf("yolov10", "yolo10", "yolov26", "yolo26") ? Certainty.Certain
            : rows <= MostRows && rows != 3 * shape.Anchors && rows != shape.Anchors && !IsRtDetr(shape) ? Certainty.Likely
            : Certainty.Possible;
        return new LayoutFit(certainty, shape.NamedClasses ?? 0, 0);
    }

    // RT-DETR with two classes has the same shape, but rows of center, size and two scores, all from 0 to 1.
    private static bool IsRtDetr(ModelShape shape) => shape.IsOf("rtdetr") || (shape.NamedClasses is null or 2 && shape.HasUnitBoxes(0));

    /// <inheritdoc/>
    public bool IsInclusive(ModelConvention convention, LayoutTraits traits) =>
        convention == ModelConvention.Roboflow && (traits.HasNms || traits.IsYolo26);

    /// <inheritdoc/>
    public int Decode(RunOutputs outputs, LayoutTraits traits, ScoreRule rule, List<Candidate> found)
    {
        var view = outputs.First;
        var unreadable = 0;
        for (var i = 0; i < view.Rows; i++)
        {
            var row = view.Row(i);
            var isFilling = row[4] == 0 && row[2] == row[0] && row[3] == row[1];
            if (isFilling || !(rule.Admits(row[4]) || float.IsNaN(row[4])))
            {
                continue;
            }

            if (!float.IsNaN(row[4]) && row[5] is >= 0 and < int.MaxValue / 2)
            {
                found.Add(new Candidate(row[0], row[1], row[2], row[3], row[4], (int)row[5]));
            }
            else
            {
                unreadable++;
            }
        }

        return unreadable;
    }
}
