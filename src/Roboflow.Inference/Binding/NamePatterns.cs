using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Detection;

namespace Roboflow.Inference.Binding;

/// <summary>Makes patterns, by PowerShell's own rules, of what users write for names.</summary>
internal static class NamePatterns
{
    internal static IReadOnlyList<NamePattern> Create(IReadOnlyList<string>? texts) => (texts ?? []).Select(Create).ToArray();

    private static NamePattern Create(string written)
    {
        var text = written.Trim();
        var pattern = new WildcardPattern(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return new NamePattern(text, pattern.IsMatch);
    }
}
