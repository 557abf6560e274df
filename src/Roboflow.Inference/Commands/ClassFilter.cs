using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Commands;

/// <summary>
/// Keeps and drops classes by name, and the most confident of what is left. It is done on our side alone: today's servers
/// ignore their own filter, and those that know it compare names exactly, so that they would drop what a wildcard, or a
/// name in other letters' case, keeps.
/// </summary>
internal sealed class ClassFilter
{
    private readonly WildcardPattern[] _include;
    private readonly WildcardPattern[] _exclude;
    private readonly int _most;

    internal ClassFilter(IReadOnlyList<string>? include, IReadOnlyList<string>? exclude, int? most)
    {
        _include = Patterns(include);
        _exclude = Patterns(exclude);
        _most = most ?? int.MaxValue;
    }

    internal static ClassFilter All { get; } = new(null, null, null);

    /// <summary>Whether any class may be left out.</summary>
    internal bool DropsClasses => _include.Length + _exclude.Length > 0;

    internal DetectionResult Apply(DetectionResult result)
    {
        IReadOnlyList<Prediction> kept = DropsClasses ? [.. result.Predictions.Where(Keeps)] : result.Predictions;
        IReadOnlyList<Prediction> most = kept.Count > _most ? [.. kept.OrderByDescending(p => p.Confidence).Take(_most)] : kept;
        return most.Count == result.Predictions.Count ? result : result with { Predictions = most };
    }

    private static WildcardPattern[] Patterns(IReadOnlyList<string>? names) =>
        [.. (names ?? []).Select(n => new WildcardPattern(n.Trim(), WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant))];

    private bool Keeps(Prediction prediction) =>
        (_include.Length == 0 || _include.Any(p => p.IsMatch(prediction.Class)))
        && !_exclude.Any(p => p.IsMatch(prediction.Class));
}
