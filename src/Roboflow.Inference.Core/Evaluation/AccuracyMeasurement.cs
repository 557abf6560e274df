using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Roboflow.Inference.Evaluation;

/// <summary>Measures predictions against ground truth.</summary>
/// <param name="confidence">The minimum confidence for precision, recall, F1 and the confusion matrix, 0 to 1.</param>
/// <param name="overlap">The minimum overlap for these, 0 to 1.</param>
internal sealed class AccuracyMeasurement(double confidence, double overlap)
{
    /// <exception cref="OperationCanceledException">The measurement was canceled; checked at each image.</exception>
    internal AccuracyReport Measure(IReadOnlyList<ImagePair> pairs, CancellationToken cancellation = default)
    {
        // Its objects were neither found nor missed.
        ImagePair[] images = [.. pairs.Where(p => !p.IsAmbiguous)];
        string[] classes = [.. images.SelectMany(p => p.Truth.Concat(p.Predictions)).Select(p => p.Class).Distinct(StringComparer.Ordinal)
            .OrderBy(c => c, StringComparer.Ordinal)];
        var byClass = ByClass(images, classes);
        ClassFigures[] figures = [.. classes.Select(name => ClassFigures.Of(name, byClass[name], overlap, cancellation))];
        var all = figures.SelectMany(f => f.AtOverlap).ToArray();
        var point = OperatingPoint.At(all, figures.Sum(f => f.ToFind), confidence);
        var best = OperatingPoint.Best(all, point.ToFind);
        var confusion = new ConfusionCounter(classes, confidence, overlap, cancellation);
        foreach (var image in images)
        {
            cancellation.ThrowIfCancellationRequested();
            confusion.Add(image);
        }

        return new AccuracyReport
        {
            ImageCount = images.Length,
            TruthCount = point.ToFind,
            PredictionCount = images.Sum(p => p.Predictions.Count),
            MAP = Mean(figures, f => f.All.Precisions),
            MAP50 = Mean(figures, f => f.All.Precisions?.Take(1)),
            MAP75 = Mean(figures, f => f.All.Precisions?.Skip(5).Take(1)),
            MAPSmall = Mean(figures, f => f.Small.Precisions),
            MAPMedium = Mean(figures, f => f.Medium.Precisions),
            MAPLarge = Mean(figures, f => f.Large.Precisions),
            AR1 = Mean(figures, f => f.All.Recalls(1)),
            AR10 = Mean(figures, f => f.All.Recalls(10)),
            AR100 = Mean(figures, f => f.All.Recalls(AveragePrecision.MostDetections)),
            ARSmall = Mean(figures, f => f.Small.Recalls(AveragePrecision.MostDetections)),
            ARMedium = Mean(figures, f => f.Medium.Recalls(AveragePrecision.MostDetections)),
            ARLarge = Mean(figures, f => f.Large.Recalls(AveragePrecision.MostDetections)),
            Confidence = confidence,
            Overlap = overlap,
            Precision = point.Precision,
            Recall = point.Recall,
            F1 = point.F1,
            BestConfidence = best?.Confidence,
            BestF1 = best?.F1,
            Classes = figures.Select(f => f.ToAccuracy(confidence)).ToArray(),
            ConfusionMatrix = confusion.ToMatrix(),
        };
    }

    /// <summary>Returns the mean of the figures, or null if there are none.</summary>
    internal static double? Mean(IEnumerable<double>? figures) => figures?.Select(f => (double?)f).Average();

    private static double? Mean(IEnumerable<ClassFigures> classes, Func<ClassFigures, IEnumerable<double>?> figures) =>
        Mean(classes.SelectMany(c => figures(c) ?? []));

    private static Dictionary<string, List<ImagePair>> ByClass(IReadOnlyList<ImagePair> images, IEnumerable<string> classes)
    {
        var byClass = classes.ToDictionary(c => c, _ => new List<ImagePair>(), StringComparer.Ordinal);
        foreach (var image in images)
        {
            var truth = image.Truth.ToLookup(t => t.Class, StringComparer.Ordinal);
            var predictions = image.Predictions.ToLookup(p => p.Class, StringComparer.Ordinal);
            foreach (var name in truth.Select(t => t.Key).Union(predictions.Select(p => p.Key), StringComparer.Ordinal))
            {
                byClass[name].Add(new ImagePair([.. truth[name]], [.. predictions[name]]));
            }
        }

        return byClass;
    }
}
