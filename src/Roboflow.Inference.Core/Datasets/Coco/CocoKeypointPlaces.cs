using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>
/// Finds key points in a list of names. The name decides, because the numbers of two data sets can differ. A list can have a name
/// several times; then the first of an object's key points with that name has the first of its places, and so on.
/// </summary>
internal static class CocoKeypointPlaces
{
    /// <summary>Returns each name together with how many of that name come before it.</summary>
    internal static IEnumerable<(string Name, int Rank)> Ranked(IEnumerable<string?> list)
    {
        var counts = new Dictionary<string, int>();
        foreach (var name in list.Select((n, number) => n ?? CocoKeypoints.NameOf(number)))
        {
            _ = counts.TryGetValue(name, out var rank);
            counts[name] = rank + 1;
            yield return (name, rank);
        }
    }

    /// <summary>Returns the place of each key point of an object; null where the list does not have its name, or not that often.</summary>
    /// <param name="names">The list.</param>
    /// <param name="points">The object's key points.</param>
    /// <param name="known">The names in the object's own data set, which tell the second of two from the first if only one is labeled; can be
    /// empty.</param>
    internal static int?[] Find(IReadOnlyList<string?> names, IReadOnlyList<PredictionKeypoint> points, IReadOnlyList<string> known)
    {
        var placeOf = Ranked(names).Select((key, place) => (key, place)).ToDictionary(p => p.key, p => p.place);
        (string Name, int Rank)[] own = [.. Ranked(known)];
        int? Place((string Name, int Rank) key) => placeOf.TryGetValue(key, out var place) ? place : null;
        bool IsKnown(PredictionKeypoint point) =>
            point.ClassId is >= 0 and var n && n < own.Length && own[n].Name == (point.Class ?? CocoKeypoints.NameOf(n));

        bool IsAt(PredictionKeypoint point, string? name) => point.ClassId is >= 0 and var n && n < names.Count && names[n] == name;

        var found = new int?[points.Count];
        foreach (var group in Enumerable.Range(0, points.Count).GroupBy(i => points[i].Class))
        {
            int[] ordered = [.. group.OrderBy(i => points[i].ClassId ?? int.MaxValue)];
            var areKnown = ordered.All(i => IsKnown(points[i]));
            var areInPlace = ordered.Any(i => IsAt(points[i], group.Key)) && ordered.All(i => IsAt(points[i], group.Key) || IsAt(points[i], null));
            for (var rank = 0; rank < ordered.Length; rank++)
            {
                var i = ordered[rank];
                found[i] = group.Key is not { } name ? (IsKnown(points[i]) ? Place(own[points[i].ClassId!.Value]) : null) ?? points[i].ClassId ?? i
                    : areKnown ? Place(own[points[i].ClassId!.Value])
                    : areInPlace ? points[i].ClassId
                    : Place((name, rank));
            }
        }

        return found;
    }
}
