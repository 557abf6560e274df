using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>
/// The key points of each category. COCO has one list of names per category, and a slot for each of them in all its objects;
/// models omit key points of low confidence. So slots are assigned by name and number, and objects that were written before the
/// list grew are padded at the end.
/// </summary>
internal sealed class CocoKeypoints
{
    // Limits untrusted numbers: each object has three values for each slot.
    internal const int MostPlaces = 1000;

    private readonly Dictionary<int, List<string?>> _names = [];
    private readonly HashSet<int> _listed = [];
    private readonly Dictionary<(int Category, string? Model), CocoKeypointSource> _sources = [];

    /// <summary>Returns the names of a category's key points, or their numbers if unnamed; empty if it has no key points.</summary>
    internal string[] NamesOf(int category) => [.. Of(category).Select((name, number) => name ?? NameOf(number))];

    /// <summary>Returns the name in the list for an unnamed key point.</summary>
    internal static string NameOf(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Adds the names of the data set that was read, because an object has only the key points that are labeled. A list in another order than
    /// the earlier names only adds those that are new.</summary>
    internal void Add(int category, IReadOnlyList<string> known)
    {
        if (known.Count is 0 or > MostPlaces)
        {
            return;
        }

        _ = _listed.Add(category);
        List<string?> names = [.. Of(category)];
        var agrees = Agrees(names, new HashSet<string>(known), known);
        if (agrees)
        {
            Grow(names, known.Count - 1);
        }

        var before = new HashSet<(string Name, int Rank)>(CocoKeypointPlaces.Ranked(names));
        var number = 0;
        foreach (var key in CocoKeypointPlaces.Ranked(known))
        {
            if (agrees)
            {
                names[number] ??= Given(key.Name, number);
            }
            else if (names.Count < MostPlaces && before.Add(key))
            {
                names.Add(Given(key.Name, names.Count));
            }

            number++;
        }

        _names[category] = names;
    }

    /// <summary>Returns an object's key points in their slots, null in the others; null if two have the same slot or a number is out of range.</summary>
    internal PredictionKeypoint?[]? Place(int category, string? model, IReadOnlyList<PredictionKeypoint> points, IReadOnlyList<string> known)
    {
        if (points.Count > MostPlaces)
        {
            return null;
        }

        List<string?> names = [.. Of(category)];
        var places = new List<PredictionKeypoint?>();
        var source = _listed.Contains(category) ? null : SourceOf(category, model, points);
        var found = source?.Find(names, points) ?? CocoKeypointPlaces.Find(names, points, known.Count > MostPlaces ? [] : known);

        // Those that the list has come first, so that new names do not take their slots. New ones of one name are in order of their numbers.
        foreach (var i in Enumerable.Range(0, points.Count).OrderBy(i => found[i] is null).ThenBy(i => points[i].ClassId ?? int.MaxValue))
        {
            var number = found[i] ?? NewPlace(points[i], points, names, places, isListed: source is null);
            if (number is < 0 or >= MostPlaces)
            {
                return null;
            }

            Grow(names, number);
            Grow(places, number);
            if (places[number] is not null)
            {
                return null;
            }

            names[number] ??= points[i].Class is { } name ? Given(name, number) : null;
            places[number] = points[i];
        }

        _names[category] = names;
        source?.Add(places);
        return [.. places];
    }

    /// <summary>Copies annotations, one per line, and pads those with fewer key points than their category.</summary>
    internal void CopyFilled(Stream annotations, Stream destination)
    {
        if (_names.Count == 0)
        {
            annotations.CopyTo(destination);
            return;
        }

        // The first line is empty, because each entry begins with a line break.
        foreach (var line in TextLines.Read(annotations).Skip(1).Select(l => l.Text!))
        {
            var entry = line.TrimEnd(',');
            JsonText.Append(destination, "\n" + Filled(entry) + line.Substring(entry.Length));
        }
    }

    /// <summary>Writes an object's key points at the end of the entry, where they can be padded.</summary>
    internal static void Write(Utf8JsonWriter w, PredictionKeypoint?[] places)
    {
        w.WriteNumber("num_keypoints", places.Count(IsLabeled));
        w.WriteStartArray("keypoints");
        foreach (var point in places)
        {
            var isLabeled = IsLabeled(point);
            w.WriteNumberValue(isLabeled ? point!.X : 0);
            w.WriteNumberValue(isLabeled ? point!.Y : 0);
            w.WriteNumberValue(isLabeled ? 2 : 0);
        }

        w.WriteEndArray();
    }

    // The slot of a name that the list does not have (so often): that of its number if free and behind the others of that name, or else a new one.
    // Two key points of one number contradict each other.
    private static int NewPlace(
        PredictionKeypoint point, IReadOnlyList<PredictionKeypoint> points, List<string?> names, List<PredictionKeypoint?> places, bool isListed)
    {
        var number = point.ClassId ?? names.Count;
        var last = isListed ? names.LastIndexOf(point.Class) : places.FindLastIndex(p => p is not null && p.Class == point.Class && p.ClassId < number);
        var isTaken = number >= 0 && number < names.Count
            && (names[number] is not null || number < last || places.ElementAtOrDefault(number) is not null);
        return !isTaken ? number : points.Count(p => p.ClassId == number) > 1 ? -1 : names.Count;
    }

    // A number that has another name begins another source: models that are not named, or a model whose key points were changed.
    private CocoKeypointSource SourceOf(int category, string? model, IReadOnlyList<PredictionKeypoint> points)
    {
        if (!_sources.TryGetValue((category, model), out var source) || !source.Fits(points))
        {
            source = new();
            _sources[(category, model)] = source;
        }

        return source;
    }

    // An unnamed key point is listed with its number, so in its own slot that number is not a name.
    private static string? Given(string name, int number) => name == NameOf(number) ? null : name;

    // Whether no earlier name, nor the number of an unnamed key point, has another place in a list.
    private static bool Agrees(List<string?> names, HashSet<string> list, IReadOnlyList<string> known)
    {
        bool Fits(string? earlier, int i)
        {
            var name = earlier ?? NameOf(i);
            var other = i < known.Count ? known[i] ?? NameOf(i) : null;
            return name == other || (!list.Contains(name) && (earlier is null || other is null || other == NameOf(i)));
        }

        return names.Select(Fits).All(fits => fits);
    }

    // Some tools represent a missing key point as 0, 0 without confidence, as labels of COCO and YOLO do.
    private static bool IsLabeled(PredictionKeypoint? point) => point is not null and not { X: 0, Y: 0, Confidence: 0 };

    private IReadOnlyList<string?> Of(int category) => _names.TryGetValue(category, out var names) ? names : [];

    private string Filled(string entry)
    {
        using var annotation = JsonDocument.Parse(entry);
        var has = annotation.RootElement.TryGetProperty("keypoints", out var list) ? list.GetArrayLength() / 3 : 0;
        var missing = Of(annotation.RootElement.GetProperty("category_id").GetInt32()).Count - has;
        var zeros = string.Join(",", Enumerable.Repeat("0,0,0", missing));
        return missing == 0 ? entry
            : has > 0 ? entry.Substring(0, entry.Length - "]}".Length) + "," + zeros + "]}"
            : entry.Substring(0, entry.Length - "}".Length) + ",\"num_keypoints\":0,\"keypoints\":[" + zeros + "]}";
    }

    private static void Grow<T>(List<T?> list, int number)
        where T : class
    {
        while (list.Count <= number)
        {
            list.Add(null);
        }
    }
}
