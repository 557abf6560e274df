using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Runs;

/// <summary>
/// The number of files and connections that this process can still open. When there are none left, the runtime cannot load its own
/// assemblies either, and reports other causes. Only Linux tells it, and .NET has raised it as far as it can.
/// </summary>
internal static class OpenFileLimit
{
    // Assemblies that are loaded later, the journal, and other commands of the session.
    private const int Reserve = 48;

    // The image and its connection.
    private const int OfEachImage = 2;

    /// <summary>Returns the number of images at once that the limit allows, and the limit; null if it allows all.</summary>
    /// <param name="wanted">The number of images at once that the user wants.</param>
    internal static (int Images, long Limit)? Below(int wanted)
    {
        try
        {
            const string Name = "Max open files";
            const string Limits = "/proc/self/limits";
            if (File.Exists(Limits) && File.ReadLines(Limits).FirstOrDefault(static l => l.StartsWith(Name, StringComparison.Ordinal)) is { } line
                && long.TryParse(line.Substring(Name.Length).TrimStart().Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var limit))
            {
                var images = (limit - Directory.GetFileSystemEntries("/proc/self/fd").Length - Reserve) / OfEachImage;
                return images < wanted ? ((int)Math.Max(1, images), limit) : null;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }

        return null;
    }
}
