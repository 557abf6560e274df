using System.IO;

namespace Roboflow.Inference.TextSafety;

/// <summary>
/// Parts of names that other programs wrote, as <see cref="Path"/> returns them. These need not be valid paths, and .NET Framework's
/// methods throw for a quotation mark, a bar or a control character in them.
/// </summary>
internal static class PathText
{
    /// <summary>Returns what is after the last separator.</summary>
    internal static string NameOf(string path) => path.Substring(StartOfName(path));

    /// <summary>Returns the extension with its dot; empty if there is none, or nothing after the dot.</summary>
    internal static string ExtensionOf(string path) => DotOf(path) is >= 0 and var dot && dot < path.Length - 1 ? path.Substring(dot) : string.Empty;

    /// <summary>Returns the name without its extension and the dot.</summary>
    internal static string StemOf(string path)
    {
        var start = StartOfName(path);
        return path.Substring(start, (DotOf(path) is >= 0 and var dot ? dot : path.Length) - start);
    }

    /// <summary>Whether a path begins at a root; false for one that is not valid.</summary>
    internal static bool IsRooted(string path) => path.IndexOfAny(Path.GetInvalidPathChars()) < 0 && Path.IsPathRooted(path);

    private static int DotOf(string path) => path.LastIndexOf('.') is var dot && dot >= StartOfName(path) ? dot : -1;

    // On Windows also after a drive.
    private static int StartOfName(string path) => Path.DirectorySeparatorChar == '\\' ? path.LastIndexOfAny(['\\', '/', ':']) + 1 : path.LastIndexOf('/') + 1;
}
