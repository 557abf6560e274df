using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Binding.Images;

/// <summary>
/// Finds names that look like patterns: 'yard [2].jpg' means that file if the pattern matches nothing else. The same applies
/// to each part of a path: in 'site* [2]/*.jpg' the brackets can be literal while the stars are wildcards.
/// </summary>
internal static class BracketedNames
{
    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    private static readonly char[] Stars = ['*', '?'];

    private const int MostSets = 4;

    // A set of letters, or a bracket alone. One that the user has escaped is text already.
    private static readonly Regex Bracket = new(@"(?<!`)(?:\[[^\[\]`]+\]|[\[\]])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Returns the files and folders with that name, or that match the pattern with literal brackets.</summary>
    internal static string[] Find(string full)
    {
        if (full.IndexOfAny(Stars) < 0 && Exists(full))
        {
            return [full];
        }

        // The engine does not match a star with an escaped bracket in one part, so this goes folder by folder.
        var root = Path.GetPathRoot(full) ?? string.Empty;
        string[] found = [root];
        foreach (var part in full.Substring(root.Length).Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            var folders = found;
            found = Readings(part).Select(reading => Children(folders, reading)).FirstOrDefault(static c => c.Length > 0) ?? [];
        }

        return found;
    }

    /// <summary>The message if nothing is found. A folder that cannot be read matches nothing, so the message says so.</summary>
    internal static string NotFound(string written, string full)
    {
        var folder = Path.GetDirectoryName(full);
        try
        {
            _ = Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder!).Any();
            return $"No file matches '{written}'.";
        }
        catch (UnauthorizedAccessException)
        {
            return $"No file matches '{written}': the folder '{folder}' cannot be read.";
        }
    }

    internal static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    // Brackets are all literal, all wildcards, or mixed, as in '[xy]ard [3]'.
    private static IEnumerable<string> Readings(string part)
    {
        yield return WithSets(part, 0);
        yield return part;
        var sets = Bracket.Matches(part).Cast<Match>().Count(static m => m.Length > 1);
        for (var chosen = (1 << Math.Min(sets, MostSets)) - 1; chosen > 0; chosen--)
        {
            yield return WithSets(part, chosen);
        }
    }

    // The sets whose bits are chosen stay; every other bracket becomes text.
    private static string WithSets(string part, int chosen)
    {
        var set = 0;
        return Bracket.Replace(part, m => m.Length > 1 && (chosen & (1 << set++)) != 0 ? m.Value : m.Value.Replace("[", "`[").Replace("]", "`]"));
    }

    private static string[] Children(string[] folders, string part)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(part))
        {
            var name = WildcardPattern.Unescape(part);
            return [.. folders.Select(f => f.TrimEnd(Separators) + Path.DirectorySeparatorChar + name).Where(Exists)];
        }

        if (!NamePatterns.IsPattern(part))
        {
            return [];
        }

        var pattern = new WildcardPattern(part, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return [.. folders.SelectMany(Entries).Where(IsMatch).OrderBy(static p => p, StringComparer.OrdinalIgnoreCase)];

        bool IsMatch(string path) => Path.GetFileName(path) is var name && (name[0] != '.' || part[0] == '.') && pattern.IsMatch(name);
    }

    private static string[] Entries(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
