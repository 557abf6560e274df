using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Reporting;

/// <summary>The differences from another run on an image.</summary>
/// <param name="Number">The image's number in the report.</param>
/// <param name="Predictions">The report's own predictions.</param>
/// <param name="Others">The other run's predictions.</param>
/// <param name="Comparison">The comparison, with the other run as the reference.</param>
internal sealed record ImageDisagreement(int Number, IReadOnlyList<Prediction> Predictions, IReadOnlyList<Prediction> Others, ImageComparison Comparison)
{
    /// <summary>Returns for each of <see cref="Predictions"/> the index of its partner in <see cref="Others"/>, or -1.</summary>
    internal IEnumerable<int> Pairs()
    {
        // Not ToDictionary: a script can pass the same object twice.
        var places = new Dictionary<Prediction, int>(ReferenceComparer.Instance);
        for (var i = 0; i < Others.Count; i++)
        {
            places[Others[i]] = i;
        }

        var partners = new Dictionary<Prediction, int>(ReferenceComparer.Instance);
        foreach (var detail in Comparison.Details.Where(d => d is { Reference: not null, Difference: not null }))
        {
            partners[detail.Difference!] = places[detail.Reference!];
        }

        return Predictions.Select(p => partners.TryGetValue(p, out var place) ? place : -1);
    }

    // Two predictions with equal content are different objects.
    private sealed class ReferenceComparer : IEqualityComparer<Prediction>
    {
        internal static readonly ReferenceComparer Instance = new();

        public bool Equals(Prediction? x, Prediction? y) => ReferenceEquals(x, y);

        public int GetHashCode(Prediction prediction) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(prediction);
    }
}
