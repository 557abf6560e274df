using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Detection;

namespace Roboflow.Inference;

/// <summary>
/// The minimum confidence of each class: one threshold for all, or thresholds by name. An exact name takes precedence over
/// patterns; of several matching patterns, the one with the most letters applies.
/// </summary>
public sealed class ClassThresholds
{
    private readonly (NamePattern Name, Threshold Least)[] _classes;

    /// <summary>Creates the same threshold for all classes.</summary>
    internal ClassThresholds(Threshold all)
        : this([], all)
    {
    }

    internal ClassThresholds(IEnumerable<(NamePattern Name, Threshold Least)> classes, Threshold others)
    {
        Others = others;
        _classes = [.. classes.OrderByDescending(c => LettersOf(c.Name.Text)).ThenByDescending(c => c.Least.Percent)
            .ThenBy(c => c.Name.Text, StringComparer.Ordinal)];
        Lowest = _classes.Select(c => c.Least).Concat([others]).OrderBy(t => t.Percent).First();
    }

    /// <summary>The threshold of classes that are not named.</summary>
    internal Threshold Others { get; }

    /// <summary>The lowest threshold, which is sent to the model; the others are applied here.</summary>
    internal Threshold Lowest { get; }

    /// <summary>The names that have their own threshold.</summary>
    internal IEnumerable<NamePattern> Names => _classes.Select(c => c.Name);

    /// <summary>Whether the thresholds of classes differ.</summary>
    internal bool Differ => Array.Exists(_classes, c => c.Least != Others);

    /// <summary>Returns the threshold of a class.</summary>
    internal Threshold For(string className)
    {
        var found = Array.FindIndex(_classes, c => c.Name.Is(className));
        found = found >= 0 ? found : Array.FindIndex(_classes, c => c.Name.IsMatch(className));
        return found >= 0 ? _classes[found].Least : Others;
    }

    /// <inheritdoc/>
    public override string ToString() => _classes.Length == 0
        ? Others.ToString()
        : string.Join(", ", _classes.Select(c => $"{c.Name.Text} {c.Least}")) + ", others " + Others;

    /// <summary>Returns the names that match none of these classes.</summary>
    internal IEnumerable<string> Unused(IReadOnlyCollection<string> classes) =>
        Names.Where(name => !classes.Any(c => name.Is(c) || name.IsMatch(c))).Select(name => name.Text);

    internal bool Allows(Prediction prediction) => prediction.Confidence >= For(prediction.Class).Fraction;

    private static int LettersOf(string pattern) => pattern.Count(c => c is not ('*' or '?' or '[' or ']'));
}
