using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Binding.Images;

/// <summary>
/// Detects names with a backslash, as archives from Windows can leave them on Unix, among the matches of a pattern: PowerShell takes
/// the backslash for a separator, so 'train\a.jpg' would be another file or none.
/// </summary>
internal static class MisreadNames
{
    /// <param name="resolved">The matches according to PowerShell.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="resolve">Returns the full path of a pattern.</param>
    internal static bool AreAmong(IEnumerable<string> resolved, string pattern, Func<string, string> resolve)
    {
        if (Path.DirectorySeparatorChar != '/' || !WildcardPattern.ContainsWildcardCharacters(pattern))
        {
            return false;
        }

        // A match has as many parts as the pattern.
        var parts = PartsOf(resolve(pattern));
        return resolved.Any(path => PartsOf(path) > parts);
    }

    private static int PartsOf(string path) => path.Split(['/'], StringSplitOptions.RemoveEmptyEntries).Length;
}
