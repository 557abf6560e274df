using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Roboflow.Inference.Evaluation;

/// <summary>
/// Counts confusions between classes: on each image, the object and prediction that overlap most are paired first, whatever
/// their classes; for equal overlaps, equal classes first, then the more confident prediction.
/// </summary>
internal sealed class ConfusionCounter
{
    private readonly IReadOnlyList<string> _classes;
    private readonly Dictionary<string, int> _places;
    private readonly int[][] _counts;
    private readonly double _confidence;
    private readonly double _overlap;
    private readonly CancellationToken _cancellation;

    internal ConfusionCounter(IReadOnlyList<string> classes, double confidence, double overlap, CancellationToken cancellation)
    {
        (_classes, _confidence, _overlap, _cancellation) = (classes, confidence, overlap, cancellation);
        _places = classes.Select((name, place) => (name, place)).ToDictionary(c => c.name, c => c.place, System.StringComparer.Ordinal);
        _counts = [.. Enumerable.Range(0, classes.Count + 1).Select(_ => new int[classes.Count + 1])];
    }

    private int Nothing => _classes.Count;

    internal ConfusionMatrix ToMatrix() => new(_classes, _counts);

    /// <exception cref="System.OperationCanceledException">The count was canceled; checked at each prediction.</exception>
    internal void Add(ImagePair image)
    {
        var truth = image.Truth.Where(t => !ClassOnImage.IsIgnored(t)).ToArray();
        var ignored = image.Truth.Where(ClassOnImage.IsIgnored).ToArray();
        var predictions = image.Predictions.Where(p => p.Confidence >= _confidence).OrderByDescending(p => p.Confidence).ToArray();
        var taken = new bool[truth.Length];
        var used = new bool[predictions.Length];
        foreach (var (t, p) in new OverlapPairing(truth, predictions, _overlap).Pair(_cancellation))
        {
            taken[t] = used[p] = true;
            _counts[_places[truth[t].Class]][_places[predictions[p].Class]]++;
        }

        foreach (var missed in truth.Where((_, t) => !taken[t]))
        {
            _counts[_places[missed.Class]][Nothing]++;
        }

        // A prediction on a crowd or a difficult object of its class is not a false positive.
        foreach (var alarm in predictions.Where((_, p) => !used[p]))
        {
            _cancellation.ThrowIfCancellationRequested();
            if (!ignored.Any(t => t.Class == alarm.Class && ClassOnImage.Reaches(ClassOnImage.OverlapOf(alarm, t), _overlap)))
            {
                _counts[Nothing][_places[alarm.Class]]++;
            }
        }
    }
}
