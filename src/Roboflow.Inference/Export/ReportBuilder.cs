using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Comparison;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Evaluation;
using Roboflow.Inference.Files;
using Roboflow.Inference.Imaging.Drawing;
using Roboflow.Inference.Reporting;

namespace Roboflow.Inference.Export;

/// <summary>
/// Builds a report from images in order. Boxes stay in memory only for comparison with another set, because figures over all
/// images need all boxes.
/// </summary>
/// <param name="output">The report's output.</param>
/// <param name="head">The report's metadata.</param>
internal sealed class ReportBuilder(IReportOutput output, ReportHead head) : IDisposable
{
    /// <summary>The default confidence threshold of Measure-RoboflowAccuracy and of reports.</summary>
    private const double Confidence = 0.4;
    private const double Overlap = 0.5;

    private readonly ReportWriter _writer = new(output, ColorOfClass());
    private readonly Dictionary<string, int> _numbers = new(FolderPaths.Comparer);
    private (ReportSide Side, IReadOnlyList<ImagePair> Pairs)[] _pairs = [];

    internal ReportSide? Truth { get; init; }

    internal ReportSide? Other { get; init; }

    /// <summary>The path of the page to open.</summary>
    internal string Page => output.Page;

    private int Count { get; set; }

    private IEnumerable<ReportSide> Sides => new[] { Truth, Other }.OfType<ReportSide>();

    /// <summary>Assigns the next image its number; null if the image came before and its boxes are needed for a comparison.</summary>
    internal int? Take(ReportImage image)
    {
        if (Sides.Any() && image.Path is { Length: > 0 } path)
        {
            if (_numbers.ContainsKey(path))
            {
                return null;
            }

            _numbers.Add(path, Count);
            foreach (var side in Sides)
            {
                side.Add(path, image.Predictions);
            }
        }

        return Count++;
    }

    /// <summary>Writes an image; called in the order of image numbers.</summary>
    internal void Add(ReportedImage reported) => _writer.Add(reported.Image, reported.Thumbnail);

    internal void Add(ReportError error) => _writer.Add(error);

    /// <summary>Pairs the images with those of the ground truth and of the other run, and returns the images that only these have.</summary>
    internal IReadOnlyList<ReportImage> PairUp(Action<string, string> reportAmbiguous)
    {
        _pairs = [.. Sides.Select(side => (side, side.Pair(reportAmbiguous)))];
        var missing = new List<ReportImage>();
        foreach (var path in _pairs.SelectMany(p => p.Pairs).Where(p => p.PredictedPath is null).Select(p => p.TruthPath!))
        {
            if (!_numbers.ContainsKey(path))
            {
                _numbers.Add(path, Count + missing.Count);
                missing.Add(new ReportImage { Path = path, IsWithoutResult = true });
            }
        }

        return missing;
    }

    /// <summary>The warnings about the ground truth, after <see cref="PairUp"/>.</summary>
    internal IEnumerable<string> Warnings => PairsOf(Truth) is { } pairs ? AccuracyErrors.Warnings(Truth!.UnknownCount, pairs) : [];

    /// <summary>Assigns a number to an image from <see cref="PairUp"/>.</summary>
    internal int TakeMissing() => Count++;

    /// <summary>Measures, compares, and moves the report to its destination.</summary>
    internal void Complete(CancellationToken cancellation)
    {
        var accuracy = PairsOf(Truth) is { } truth ? WriteTruth(truth, cancellation) : null;
        var comparison = PairsOf(Other) is { } other ? WriteComparison(other, cancellation) : null;
        _writer.Complete(head with { Created = DateTimeOffset.Now, Accuracy = accuracy, Comparison = comparison });
    }

    public void Dispose() => _writer.Dispose();

    private IReadOnlyList<ImagePair>? PairsOf(ReportSide? side) => side is null ? null : _pairs.First(p => p.Side == side).Pairs;

    private AccuracyReport WriteTruth(IReadOnlyList<ImagePair> pairs, CancellationToken cancellation)
    {
        foreach (var pair in pairs.Where(p => !p.IsAmbiguous))
        {
            _writer.Add(ImageTruth.Of(NumberOf(pair), pair, Overlap, cancellation));
        }

        return new AccuracyMeasurement(Confidence, Overlap).Measure(pairs, cancellation);
    }

    private DetectionComparison WriteComparison(IReadOnlyList<ImagePair> pairs, CancellationToken cancellation)
    {
        var comparer = new DetectionComparer(new ComparisonOptions(Overlap, PixelTolerance: 1, ConfidenceTolerance: 0.01));
        var images = new List<ImageComparison>();
        foreach (var pair in pairs)
        {
            var image = comparer.Compare(pair.TruthPath ?? pair.PredictedPath, pair.Truth, pair.Predictions, cancellation);
            images.Add(image);
            _writer.Add(new ImageDisagreement(NumberOf(pair), pair.Predictions, pair.Truth, image));
        }

        return comparer.Sum(images);
    }

    private static Func<Prediction, string> ColorOfClass()
    {
        var colors = new ClassColors(Palette.Default);
        return prediction => colors.Of(prediction).ToString();
    }

    private int NumberOf(ImagePair pair) => _numbers[pair.PredictedPath ?? pair.TruthPath!];
}
