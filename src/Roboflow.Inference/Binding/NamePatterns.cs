using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Detection;

namespace Roboflow.Inference.Binding;

/// <summary>Creates patterns for names from user input, by PowerShell's own rules.</summary>
internal static class NamePatterns
{
    internal static IReadOnlyList<NamePattern> Create(IReadOnlyList<string>? texts) => (texts ?? []).Distinct().Select(Create).ToArray();

    /// <summary>
    /// Creates a pattern; a text that is not a valid pattern, such as <c>helmet [white</c>, is a plain name. Spaces around a pattern
    /// do not count, but they can be part of a name.
    /// </summary>
    internal static NamePattern Create(string written)
    {
        var text = written.Trim();
        return IsPattern(text)
            ? new NamePattern(text, new WildcardPattern(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch, written)
            : new NamePattern(text, static _ => false, written);
    }

    /// <summary>
    /// Whether each part of a path is a valid wildcard pattern, as the engine reads it: 'd[/r[1].jpg' is not, although its brackets
    /// would close as one text.
    /// </summary>
    internal static bool IsPathPattern(string path) => path.Split('/', '\\').All(IsPattern);

    /// <summary>Whether the text is a valid wildcard pattern; with an unclosed bracket it is not.</summary>
    internal static bool IsPattern(string text)
    {
        try
        {
            // A pattern is parsed at its first use.
            _ = new WildcardPattern(text).IsMatch(string.Empty);
            return true;
        }
        catch (WildcardPatternException)
        {
            return false;
        }
    }
}
