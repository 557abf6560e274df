using System;
using System.Buffers;
using System.Collections.Generic;

namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>YOLOv8, 9, 11 and 12: center, size and class scores, one row per feature. Some exporters transpose it.</summary>
internal sealed class YoloV8Layout : IOutputLayout
{
    private const int BeforeClasses = 4;

    /// <inheritdoc/>
    public ModelLayout Kind => ModelLayout.YoloV8;

    /// <inheritdoc/>
    public bool NeedsSuppression => true;

    /// <inheritdoc/>
    public LayoutFit? Fit(ModelShape shape)
    {
        if (shape.Single is not var (rows, columns))
        {
            return null;
        }

        var isTransposed = IsTransposed(rows, columns, shape.Anchors);
        var features = isTransposed ? columns : rows;
        if (features <= BeforeClasses)
        {
            return null;
        }

        var classes = (int)(features - BeforeClasses);
        return new LayoutFit(isTransposed ? TransposedCertainty(shape, rows, classes) : UsualCertainty(shape, columns, classes), classes, 0);
    }

    // A small input can have fewer candidates than a model has classes.
    private static bool IsTransposed(long rows, long columns, long anchors) => rows > columns && columns != anchors;

    private static Certainty UsualCertainty(ModelShape shape, long columns, int classes) =>
        shape.IsOf("yolov8", "yolov9", "yolo9", "yolov11", "yolo11", "yolov12", "yolo12", "yolov5u") ? Certainty.Certain
        : columns == shape.Anchors && shape.NamedClasses == classes ? Certainty.Certain
        : columns == classes + BeforeClasses ? Certainty.Possible
        : Certainty.Likely;

    // [1, 8400, 85] can be this layout with 81 classes, or YOLOX with 80: only names decide.
    private static Certainty TransposedCertainty(ModelShape shape, long rows, int classes) =>
        rows == shape.Anchors && shape.NamedClasses == classes ? Certainty.Likely : Certainty.Possible;

    /// <inheritdoc/>
    public bool IsInclusive(ModelConvention convention, LayoutTraits traits) => convention == ModelConvention.RoboflowClassic;

    /// <inheritdoc/>
    public int Decode(RunOutputs outputs, LayoutTraits traits, ScoreRule rule, List<Candidate> found)
    {
        var view = outputs.First;
        var isTransposed = IsTransposed(view.Rows, view.Columns, traits.Anchors);
        var (features, count) = isTransposed ? (view.Columns, view.Rows) : (view.Rows, view.Columns);
        var (nextFeature, next) = isTransposed ? (1, features) : (count, 1);
        var values = view.Values;
        var scores = ArrayPool<float>.Shared.Rent(count);
        var classes = ArrayPool<int>.Shared.Rent(count);
        try
        {
            FindBest(values, features, count, nextFeature, next, scores, classes);
            var unreadable = 0;
            for (var i = 0; i < count; i++)
            {
                unreadable += float.IsNaN(scores[i]) ? 1 : 0;
                if (rule.Admits(scores[i]))
                {
                    var at = i * next;
                    var (width, height) = (values[at + (2 * nextFeature)], values[at + (3 * nextFeature)]);
                    found.Add(Candidate.Centered(values[at], values[at + nextFeature], width, height, scores[i], classes[i]));
                }
            }

            return unreadable;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
            ArrayPool<int>.Shared.Return(classes);
        }
    }

    // Feature by feature, in memory order. NaN is kept: a score that is not a number can be the highest.
    private static void FindBest(ReadOnlySpan<float> values, int features, int count, int nextFeature, int next, float[] scores, int[] classes)
    {
        scores.AsSpan(0, count).Fill(float.NegativeInfinity);
        for (var feature = BeforeClasses; feature < features; feature++)
        {
            var at = feature * nextFeature;
            for (var i = 0; i < count; i++, at += next)
            {
                if (values[at] > scores[i] || float.IsNaN(values[at]))
                {
                    (scores[i], classes[i]) = (values[at], feature - BeforeClasses);
                }
            }
        }
    }
}
