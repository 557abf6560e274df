using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Detection;

namespace Roboflow.Inference.Binding;

/// <summary>Makes patterns, by PowerShell's own rules, of what users write for names.</summary>
internal static class NamePatterns
{
    internal static IReadOnlyList<NamePattern> Create(IReadOnlyList<string>? texts) => (texts ?? []).Select(Create).ToArray();

    /// <summary>A text that is not a pattern, such as <c>helmet [white</c>, is a name and nothing else.</summary>
    internal static NamePattern Create(string written)
    {
        var text = written.Trim();
        return IsPattern(text)
            ? new NamePattern(text, new WildcardPattern(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch)
            : new NamePattern(text, static _ => false);
    }

    /// <summary>Whether the text is a wildcard pattern; brackets may be open in one that is not.</summary>
    internal static bool IsPattern(string text)
    {
        try
        {
            // It is taken apart when it is first needed.
            _ = new WildcardPattern(text).IsMatch(string.Empty);
            return true;
        }
        catch (WildcardPatternException)
        {
            return false;
        }
    }
}
