using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Commands;

/// <summary>
/// Keeps and drops classes by name, on our side: today's servers ignore their own filter, which is also exact and
/// case-sensitive and could drop what a wildcard keeps.
/// </summary>
internal sealed class ClassFilter
{
    private readonly WildcardPattern[] _include;
    private readonly WildcardPattern[] _exclude;

    internal ClassFilter(IReadOnlyList<string>? include, IReadOnlyList<string>? exclude)
    {
        _include = Patterns(include);
        _exclude = Patterns(exclude);
    }

    internal static ClassFilter All { get; } = new(null, null);

    internal DetectionResult Apply(DetectionResult result) =>
        _include.Length + _exclude.Length == 0 || result.Predictions.All(Keeps)
            ? result
            : result with { Predictions = [.. result.Predictions.Where(Keeps)] };

    private static WildcardPattern[] Patterns(IReadOnlyList<string>? names) =>
        [.. (names ?? []).Select(n => new WildcardPattern(n.Trim(), WildcardOptions.IgnoreCase))];

    private bool Keeps(Prediction prediction) =>
        (_include.Length == 0 || _include.Any(p => p.IsMatch(prediction.Class)))
        && !_exclude.Any(p => p.IsMatch(prediction.Class));
}
