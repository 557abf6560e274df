using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Detection;

/// <summary>
/// Filters predictions by class name and class threshold, and keeps the most confident of the rest. Servers cannot do this:
/// current ones ignore the filter, and others compare names exactly, so they would drop matches of a pattern or of a name in
/// another case. An exact name takes precedence over a pattern: once a class with exactly that name is detected, such as
/// <c>helmet [white]</c>, the text means only that class.
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

    /// <summary>Whether predictions can be left out because of their class.</summary>
    internal bool DropsClasses => _include.Count + _exclude.Count > 0 || _least is not null;

    /// <summary>
    /// One line for each name that matched no class in the run; none if nothing was detected at all, because then the names
    /// are not the cause.
    /// </summary>
    internal IEnumerable<string> Unmatched => _seen.Count == 0 ? [] : _unmatched.Select(p =>
        $"No class matches '{p.Text}'. Detected: {string.Join(", ", _seen.Take(MostNames))}{(_seen.Count > MostNames ? ", …" : string.Empty)}.");

    /// <summary>Returns the result with its filtered predictions.</summary>
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
