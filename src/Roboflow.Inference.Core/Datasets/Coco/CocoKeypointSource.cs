using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>
/// The places that the key points of one model have in a category whose names no data set has listed. A name is the same key point in all models; a
/// number only in its own, so a name with two numbers is two key points, such as two ears, also if each object shows only one of them.
/// </summary>
internal sealed class CocoKeypointSource
{
    private readonly Dictionary<(string Name, int Number), int> _places = [];
    private readonly Dictionary<int, string> _names = [];

    /// <summary>Whether no number of these key points had another name before, as in another model.</summary>
    internal bool Fits(IReadOnlyList<PredictionKeypoint> points) =>
        !points.Any(p => p is { Class: { } name, ClassId: { } number } && _names.TryGetValue(number, out var other) && other != name);

    /// <summary>Returns the place of each key point of an object; null where the list has none for it.</summary>
    internal int?[] Find(IReadOnlyList<string?> names, IReadOnlyList<PredictionKeypoint> points)
    {
        var found = new int?[points.Count];
        var ofModel = new HashSet<int>(_places.Values);
        foreach (var group in Enumerable.Range(0, points.Count).GroupBy(i => points[i].Class))
        {
            if (group.Key is not { } name)
            {
                foreach (var i in group)
                {
                    found[i] = points[i].ClassId ?? i;
                }

                continue;
            }

            int[] all = [.. Enumerable.Range(0, names.Count).Where(place => (names[place] ?? CocoKeypoints.NameOf(place)) == name)];
            foreach (var i in group.Where(i => points[i].ClassId is not null))
            {
                found[i] = _places.TryGetValue((name, points[i].ClassId!.Value), out var place) ? place : null;
            }

            FindNew(names, points, [.. group.Where(i => found[i] is null && points[i].ClassId is not null)], [.. all.Where(p => !ofModel.Contains(p))], found);

            // A key point without a number can be any of that name that the object does not have otherwise.
            var rest = new Queue<int>(all.Except(group.Select(i => found[i]).OfType<int>()));
            foreach (var i in group.Where(i => points[i].ClassId is null && rest.Count > 0))
            {
                found[i] = rest.Dequeue();
            }
        }

        return found;
    }

    /// <summary>Keeps the places of an object's key points.</summary>
    internal void Add(IReadOnlyList<PredictionKeypoint?> places)
    {
        for (var place = 0; place < places.Count; place++)
        {
            if (places[place] is { Class: { } name, ClassId: { } number })
            {
                _places[(name, number)] = place;
                _names[number] = name;
            }
        }
    }

    // At their own numbers if these are places of the name, or could be; otherwise in their order.
    private static void FindNew(IReadOnlyList<string?> names, IReadOnlyList<PredictionKeypoint> points, int[] group, int[] free, int?[] found)
    {
        int[] ordered = [.. group.OrderBy(i => points[i].ClassId)];
        int[] numbers = [.. ordered.Select(i => points[i].ClassId!.Value)];
        var areInPlace = numbers.Any(free.Contains)
            && numbers.All(n => free.Contains(n) || (n >= 0 && n < names.Count && names[n] is null));
        for (var rank = 0; rank < ordered.Length; rank++)
        {
            found[ordered[rank]] = areInPlace ? numbers[rank] : rank < free.Length ? free[rank] : null;
        }
    }
}
