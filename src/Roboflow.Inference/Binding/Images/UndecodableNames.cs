using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Binding.Images;

/// <summary>
/// Finds the files that a pattern matches but PowerShell leaves out without a word: on Linux a name can have any bytes, and if they
/// are not UTF-8, .NET shows them as U+FFFD and cannot open the file. Each becomes an error.
/// </summary>
internal static class UndecodableNames
{
    internal const char Mark = '\uFFFD';

    /// <param name="pattern">The pattern. Only its last part is considered: folders are found by PowerShell.</param>
    /// <param name="resolve">Returns the full path of a pattern.</param>
    internal static IEnumerable<string> Find(string pattern, Func<string, string> resolve)
    {
        if (Path.DirectorySeparatorChar != '/' || !WildcardPattern.ContainsWildcardCharacters(pattern))
        {
            return [];
        }

        var full = resolve(pattern);
        var part = Path.GetFileName(full);
        if (Path.GetDirectoryName(full) is not { } folder || WildcardPattern.ContainsWildcardCharacters(folder) || !NamePatterns.IsPattern(part))
        {
            return [];
        }

        var match = new WildcardPattern(part, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return FolderListing.Files(WildcardPattern.Unescape(folder), CancellationToken.None)
            .Where(file => Path.GetFileName(file) is var name && name.IndexOf(Mark) >= 0 && match.IsMatch(name) && !File.Exists(file))
            .OrderBy(static file => file, StringComparer.Ordinal);
    }
}
