using System.Collections.Generic;

namespace Roboflow.Inference.Help.Facts;

/// <summary>What the engine knows of a cmdlet.</summary>
/// <param name="Name">Verb-Noun.</param>
/// <param name="Sets">The names of the parameter sets, the default one first.</param>
/// <param name="Parameters">The cmdlet's own parameters first, then inherited ones; as they are declared.</param>
/// <param name="OutputTypes">Full names, as [OutputType] says.</param>
internal sealed record CommandFacts(
    string Name,
    IReadOnlyList<string> Sets,
    IReadOnlyList<ParameterFacts> Parameters,
    IReadOnlyList<string> OutputTypes);

/// <summary>What the engine knows of a parameter.</summary>
internal sealed record ParameterFacts
{
    internal required string Name { get; init; }

    internal required string Type { get; init; }

    internal required bool IsSwitch { get; init; }

    internal IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The value without the parameter, or None.</summary>
    internal required string Default { get; init; }

    internal bool TakesWildcards { get; init; }

    /// <summary>The names that it takes, where these are few and known.</summary>
    internal IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The limits of a number, in words, or null.</summary>
    internal string? Range { get; init; }

    internal required IReadOnlyList<SetFacts> Sets { get; init; }

    /// <summary>The part that it plays in a set, or null where it does not belong to it.</summary>
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

/// <summary>A parameter's part in one set.</summary>
internal sealed record SetFacts(string Set, bool IsMandatory, int? Position, bool ByValue, bool ByPropertyName);
