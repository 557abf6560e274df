using System.Collections.Generic;

namespace Roboflow.Inference.Help.Facts;

/// <summary>The engine's data about a cmdlet.</summary>
/// <param name="Name">Verb-Noun.</param>
/// <param name="Sets">The names of the parameter sets, the default one first.</param>
/// <param name="Parameters">The cmdlet's own parameters first, then inherited ones, in declaration order.</param>
/// <param name="OutputTypes">The full names in [OutputType].</param>
internal sealed record CommandFacts(
    string Name,
    IReadOnlyList<string> Sets,
    IReadOnlyList<ParameterFacts> Parameters,
    IReadOnlyList<string> OutputTypes);

/// <summary>The engine's data about a parameter.</summary>
internal sealed record ParameterFacts
{
    internal required string Name { get; init; }

    internal required string Type { get; init; }

    internal required bool IsSwitch { get; init; }

    internal IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The default value, or None.</summary>
    internal required string Default { get; init; }

    internal bool TakesWildcards { get; init; }

    /// <summary>The possible values, if they are limited.</summary>
    internal IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The range of a number as text, or null.</summary>
    internal string? Range { get; init; }

    internal required IReadOnlyList<SetFacts> Sets { get; init; }

    /// <summary>Returns its properties in a parameter set, or null if it is not in the set.</summary>
    internal SetFacts? In(string set)
    {
        foreach (var member in Sets)
        {
            if (member.Set == set || member.Set == FactReader.AllSets)
            {
                return member;
            }
        }

        return null;
    }
}

/// <summary>A parameter's properties in one parameter set.</summary>
internal sealed record SetFacts(string Set, bool IsMandatory, int? Position, bool ByValue, bool ByPropertyName);
