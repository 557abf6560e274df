using System;
using System.Collections.Generic;
using System.Threading;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Evaluation;

/// <summary>
/// Pairs objects and predictions of an image, those that overlap most first; for equal overlaps, equal classes first, then the
/// prediction and the object that come first.
/// </summary>
internal sealed class OverlapPairing(Prediction[] truth, Prediction[] predictions, double least)
{
    private readonly BoxPairing _boxes = new(Array.ConvertAll(truth, ClassOnImage.EdgesOf), Array.ConvertAll(predictions, ClassOnImage.EdgesOf))
    {
        Overlap = (t, p) => ClassOnImage.OverlapOf(predictions[p], truth[t]),
        HasSameClass = (t, p) => string.Equals(truth[t].Class, predictions[p].Class, StringComparison.Ordinal),
        Least = least,
    };

    /// <exception cref="OperationCanceledException">The pairing was canceled; checked at each prediction.</exception>
    internal IEnumerable<(int Truth, int Prediction)> Pair(CancellationToken cancellation) => _boxes.Pair(acrossClasses: true, cancellation);
}
