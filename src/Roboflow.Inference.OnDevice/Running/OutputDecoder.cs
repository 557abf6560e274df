using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Images;
using Roboflow.Inference.OnDevice.Layouts;
using Roboflow.Inference.OnDevice.Packages;
using Roboflow.Inference.OnDevice.Preparation;
using Roboflow.Inference.OnDevice.Suppression;

namespace Roboflow.Inference.OnDevice.Running;

/// <summary>Decodes a model's outputs to predictions.</summary>
/// <param name="plan">The model's plan.</param>
/// <param name="options">The user's options.</param>
internal sealed class OutputDecoder(ModelPlan plan, OnDeviceOptions options)
{
    // Half precision rounds.
    private const float MostScore = 1.001f;

    private readonly ScoreRule _rule = new(
        (float)options.Confidence.Fraction, plan.Layout.IsInclusive(plan.Convention, plan.Traits), plan.Convention);

    /// <summary>Adds the candidates in the outputs, by the model's layout, and returns how many others cannot be read.</summary>
    internal int Decode(RunBuffers.OutputReader outputs, List<Candidate> found)
    {
        var first = View(outputs, plan.Fit.Outputs[0]);
        var second = plan.Fit.Outputs.Length > 1 ? View(outputs, plan.Fit.Outputs[1]) : default;
        if (plan.Fit.Outputs.Length > 1 && first.Rows != second.Rows)
        {
            throw ModelWatch.Fault($"The model's outputs have {first.Rows} boxes and {second.Rows} rows of scores for this image.");
        }

        var unreadable = plan.Layout.Decode(new RunOutputs(first, second), plan.Traits, _rule, found);
        ScoreRule.RequirePossible(found.Count);
        return found.Exists(static c => c.Score is < 0 or > MostScore)
            ? throw ModelWatch.Fault($"The model's output does not match {plan.Layout.Kind}: its scores are not from 0 to 1.")
            : plan.Layout.Kind != ModelLayout.RfDetr && AreFractions(found)
            ? throw ModelWatch.Fault($"The model's output does not match {plan.Layout.Kind}: its boxes are from 0 to 1 instead of in pixels, as RT-DETR's are.")
            : unreadable;
    }

    // In pixels they would all be in the first one, and be lost there.
    private static bool AreFractions(List<Candidate> found) => found.Exists(static c => c.X2 > c.X1 && c.Y2 > c.Y1)
        && found.TrueForAll(static c => c is { X1: > -0.5f, Y1: > -0.5f, X2: < 1.5f, Y2: < 1.5f });

    // The number of rows can depend on the image, but not the features of a row, nor those of YOLOv8, which are rows.
    private TensorView View(RunBuffers.OutputReader outputs, int index)
    {
        var (shape, planned) = (outputs.ShapeOf(index), plan.OutputLengths[index]);
        return shape is [1, var rows, var columns] && columns == planned[2] && (plan.Layout.Kind != ModelLayout.YoloV8 || rows == planned[1])
            ? new TensorView(outputs.Values(index), (int)rows, (int)columns)
            : throw ModelWatch.Fault($"The model's output has the lengths [{string.Join(", ", shape)}] for this image, which do not match its layout.");
    }

    /// <summary>Removes boxes that no image can have: with NaN, infinite, or with a negative side. Returns their number.</summary>
    internal static int RemoveImpossible(List<Candidate> found) => found.RemoveAll(
        static c => !IsSide(c.X1, c.X2) || !IsSide(c.Y1, c.Y2));

    // Not with NaN, and not from infinity to infinity, which has no length either.
    private static bool IsSide(float from, float to) => to >= from && from > float.NegativeInfinity && to - from < float.PositiveInfinity;

    /// <summary>Removes boxes without an area, applies non-maximum suppression, and keeps the most confident ones.</summary>
    internal List<Candidate> Select(List<Candidate> found, CancellationToken cancellationToken)
    {
        found.RemoveAll(static c => c.X2 == c.X1 || c.Y2 == c.Y1);
        return plan.Layout.NeedsSuppression
            ? NonMaximumSuppression.Apply(found, (float)options.Overlap.Fraction, plan.Convention, options.MaxDetections, cancellationToken)
            : found.Count <= options.MaxDetections ? found
            : [.. found.OrderByDescending(c => c.Score).Take(options.MaxDetections)];
    }

    /// <summary>
    /// Returns the classes without a name, of an end-to-end model: its outputs do not show how many there are. Without any name, the
    /// model file has a warning.
    /// </summary>
    internal int[] Unnamed(List<Candidate> kept) => plan.Classes.Names.Count is > 0 and var names
        ? [.. kept.Select(c => c.ClassId).Where(id => id >= names).Distinct().OrderBy(id => id)] : [];

    /// <summary>Creates the result of one image.</summary>
    internal DetectionResult ToResult(ImageSource source, FrameMap map, List<Candidate> kept, double seconds) => new()
    {
        Path = source.Path,
        Model = plan.File.Name,
        ImageWidth = map.Width,
        ImageHeight = map.Height,
        Time = seconds,
        Predictions = kept.Select(c => ToPrediction(source, map, c)).Where(p => p.Width > 0 && p.Height > 0).ToArray(),
    };

    private Prediction ToPrediction(ImageSource source, FrameMap map, Candidate candidate)
    {
        var (x1, y1, x2, y2) = map.Map(candidate);
        return new Prediction
        {
            X = (x1 + x2) / 2,
            Y = (y1 + y2) / 2,
            Width = x2 - x1,
            Height = y2 - y1,
            Class = plan.Classes.NameOf(candidate.ClassId),
            ClassId = candidate.ClassId,
            Confidence = Math.Min(1, candidate.Score),
            Path = source.Path,
            Model = plan.File.Name,
            ImageWidth = map.Width,
            ImageHeight = map.Height,
        };
    }
}
