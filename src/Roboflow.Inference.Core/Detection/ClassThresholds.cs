using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Detection;

namespace Roboflow.Inference;

/// <summary>
/// The least confidence of each class: one limit for all, or limits by name. A name that is written out goes before
/// patterns; of several patterns that match, the one with the most letters counts.
/// </summary>
public sealed class ClassThresholds
{
    private readonly (NamePattern Name, Threshold Least)[] _classes;

    /// <summary>The same limit for all classes.</summary>
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

    /// <summary>The limit of classes that are not named.</summary>
    internal Threshold Others { get; }

    /// <summary>The lowest of all limits: what a model must answer with, so that the rest can be done here.</summary>
    internal Threshold Lowest { get; }

    /// <summary>The names that have a limit of their own.</summary>
    internal IEnumerable<NamePattern> Names => _classes.Select(c => c.Name);

    /// <summary>Whether classes differ.</summary>
    internal bool Differ => Array.Exists(_classes, c => c.Least != Others);

    /// <summary>The limit of a class.</summary>
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

    /// <summary>The names that match none of these classes.</summary>
    internal IEnumerable<string> Unused(IReadOnlyCollection<string> classes) =>
        Names.Where(name => !classes.Any(c => name.Is(c) || name.IsMatch(c))).Select(name => name.Text);

    internal bool Allows(Prediction prediction) => prediction.Confidence >= For(prediction.Class).Fraction;

    private static int LettersOf(string pattern) => pattern.Count(c => c is not ('*' or '?' or '[' or ']'));
}
