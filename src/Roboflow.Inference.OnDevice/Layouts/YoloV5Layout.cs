using System.Collections.Generic;

namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>YOLOv5 and YOLOv7: rows of center, size, objectness and class scores.</summary>
internal sealed class YoloV5Layout : IOutputLayout
{
    private const int BeforeClasses = 5;

    /// <inheritdoc/>
    public ModelLayout Kind => ModelLayout.YoloV5;

    /// <inheritdoc/>
    public bool NeedsSuppression => true;

    /// <inheritdoc/>
    public LayoutFit? Fit(ModelShape shape)
    {
        if (shape.Single is not var (rows, columns) || columns <= BeforeClasses)
        {
            return null;
        }

        var classes = (int)(columns - BeforeClasses);
        return new LayoutFit(CertaintyOf(shape, rows, columns, classes), classes, 0);
    }

    // A model named YOLOv5 in its metadata can be a YOLOv5u, which has YOLOv8's layout: the shape decides.
    private static Certainty CertaintyOf(ModelShape shape, long rows, long columns, int classes)
    {
        if (rows == 3 * shape.Anchors)
        {
            return shape.NamedClasses == classes || shape.IsOf("yolov5", "yolov7") ? Certainty.Certain : Certainty.Likely;
        }

        var isNamed = shape.NamedClasses is null || shape.NamedClasses == classes;
        var areCandidates = rows > columns && rows > EndToEndLayout.MostRows && rows != shape.Anchors && columns != shape.Anchors;
        return areCandidates && isNamed ? Certainty.Likely : Certainty.Possible;
    }

    /// <inheritdoc/>
    public bool IsInclusive(ModelConvention convention, LayoutTraits traits) => convention == ModelConvention.RoboflowClassic;

    /// <inheritdoc/>
    public int Decode(RunOutputs outputs, LayoutTraits traits, ScoreRule rule, List<Candidate> found)
    {
        var view = outputs.First;
        var unreadable = 0;
        for (var i = 0; i < view.Rows; i++)
        {
            var row = view.Row(i);
            var objectness = row[4];
            if (!rule.Admits(objectness))
            {
                unreadable += float.IsNaN(objectness) ? 1 : 0;
                continue;
            }

            // Each convention combines objectness and class score differently.
            var (best, ofClass) = ScoreRule.Best(row.Slice(BeforeClasses));
            var score = rule.Convention switch
            {
                ModelConvention.RoboflowClassic => objectness,
                ModelConvention.Roboflow => ofClass,
                _ => objectness * ofClass,
            };
            if (float.IsNaN(ofClass))
            {
                unreadable++;
            }
            else if (rule.Convention != ModelConvention.Ultralytics || rule.Admits(score))
            {
                found.Add(Candidate.Centered(row[0], row[1], row[2], row[3], score, best));
            }
        }

        return unreadable;
    }
}
