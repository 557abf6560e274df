using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Detection;

/// <summary>
/// Keeps and drops classes by name and by the confidence that each needs, and the most confident of the rest. It is done here: today's servers ignore their own
/// filter, and those that know it compare names exactly, so that they would drop what a pattern, or a name in other
/// letters' case, keeps. An exact name wins over a pattern: once a class is detected that has a text for its name, as
/// <c>helmet [white]</c> may, the text means that class alone.
/// </summary>
internal sealed class ClassFilter
{
    private const int MostNames = 10;

    private readonly IReadOnlyList<NamePattern> _include;
    private readonly IReadOnlyList<NamePattern> _exclude;
    private readonly ClassThresholds? _least;
    private readonly int _most;
    private readonly List<NamePattern> _unmatched;
    private readonly HashSet<NamePattern> _names = [];
    private readonly SortedSet<string> _seen = new(StringComparer.Ordinal);

    internal ClassFilter(IReadOnlyList<NamePattern> include, IReadOnlyList<NamePattern> exclude, int? most, ClassThresholds? least = null)
    {
        _include = include;
        _exclude = exclude;
        _most = most ?? int.MaxValue;
        _least = least is { Differ: true } ? least : null;
        _unmatched = [.. include, .. exclude, .. least?.Names ?? []];
    }

    /// <summary>Keeps everything.</summary>
    internal static ClassFilter All { get; } = new([], [], null);

    /// <summary>Whether predictions may be left out by their class.</summary>
    internal bool DropsClasses => _include.Count + _exclude.Count > 0 || _least is not null;

    /// <summary>
    /// One line for each text that no class of any result matched, once the run is over; none where nothing was detected
    /// at all, since then the texts are not to blame.
    /// </summary>
    internal IEnumerable<string> Unmatched => _seen.Count == 0 ? [] : _unmatched.Select(p =>
        $"No class matches '{p.Text}'. Detected: {string.Join(", ", _seen.Take(MostNames))}{(_seen.Count > MostNames ? ", …" : string.Empty)}.");

    /// <summary>The result with what is kept of its predictions.</summary>
    internal DetectionResult Apply(DetectionResult result)
    {
        if (DropsClasses)
        {
            Learn(result);
        }

        var kept = DropsClasses ? result.Predictions.Where(Keeps).ToList() : result.Predictions;
        var most = kept.Count > _most ? kept.OrderByDescending(p => p.Confidence).Take(_most).ToList() : kept;
        return most.Count == result.Predictions.Count ? result : result with { Predictions = most };
    }

    private void Learn(DetectionResult result)
    {
        foreach (var name in result.Predictions.Select(p => p.Class))
        {
            _names.UnionWith(_include.Concat(_exclude).Where(p => p.Is(name)));
            _ = _unmatched.RemoveAll(p => p.Is(name) || Matches(p, name));
            _ = _seen.Count <= MostNames && _seen.Add(name);
        }
    }

    private bool Keeps(Prediction prediction) =>
        (_include.Count == 0 || _include.Any(p => Matches(p, prediction.Class)))
        && !_exclude.Any(p => Matches(p, prediction.Class))
        && (_least is null || _least.Allows(prediction));

    private bool Matches(NamePattern pattern, string name) => _names.Contains(pattern) ? pattern.Is(name) : pattern.IsMatch(name);
}
