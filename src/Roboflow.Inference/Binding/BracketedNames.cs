using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Binding;

/// <summary>
/// Finds names that look like patterns: 'yard [2].jpg' means that file if the pattern matches nothing else. The same applies
/// to each part of a path: in 'site* [2]/*.jpg' the brackets can be literal while the stars are wildcards.
/// </summary>
internal static class BracketedNames
{
    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    // A bracket that the user escaped is already literal.
    private static readonly Regex Bracket = new(@"(?<!`)[\[\]]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Returns the files and folders with that name, or that match the pattern with literal brackets.</summary>
    internal static string[] Find(string full)
    {
        if (Exists(full))
        {
            return [full];
        }

        // The engine does not match a star with an escaped bracket in one part, so this goes folder by folder.
        var root = Path.GetPathRoot(full) ?? string.Empty;
        string[] found = [root];
        foreach (var part in full.Substring(root.Length).Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            var named = Children(found, WithBracketsAsText(part));
            found = named.Length > 0 ? named : Children(found, part);
        }

        return found;
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    private static string WithBracketsAsText(string part) => Bracket.Replace(part, "`$0");

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
