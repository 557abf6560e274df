using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Binding;

/// <summary>
/// Names that look like patterns: 'yard [2].jpg' in a list of names is that file where the pattern matches no other, and so is
/// each part of a path with such a name on its way. The brackets of 'site* [2]/*.jpg' are a name's, its stars are not.
/// </summary>
internal static class BracketedNames
{
    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    // One that the user has escaped is text already.
    private static readonly Regex Bracket = new(@"(?<!`)[\[\]]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The files and folders with that name, or that the pattern matches where brackets are text.</summary>
    internal static string[] Find(string full)
    {
        if (Exists(full))
        {
            return [full];
        }

        // By the engine a star and an escaped bracket in one part find nothing, so this goes from folder to folder.
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
