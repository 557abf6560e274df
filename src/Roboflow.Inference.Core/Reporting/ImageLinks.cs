using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Reporting;

/// <summary>How the page reaches the folder of an image: relative to itself where both are on one disk or share.</summary>
internal static class ImageLinks
{
    /// <summary>The link to a folder of images, with a slash at its end, or null.</summary>
    internal static string? To(string imageFolder, string pageFolder)
    {
        if (imageFolder.Length == 0 || ImageNames.AddressOf(imageFolder) is not null || !Path.IsPathRooted(imageFolder))
        {
            return null;
        }

        try
        {
            string[] target = Parts(imageFolder), start = Parts(pageFolder);
            var shared = target.Zip(start, (a, b) => ImageNames.Comparer.Equals(a, b)).TakeWhile(same => same).Count();

            // Another drive or share: only the whole address leads there.
            if (shared == 0)
            {
                return new Uri(Path.GetFullPath(imageFolder) + Path.DirectorySeparatorChar).AbsoluteUri;
            }

            return string.Concat(Enumerable.Repeat("../", start.Length - shared))
                + string.Concat(target.Skip(shared).Select(p => Uri.EscapeDataString(p) + "/"));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or UriFormatException or IOException)
        {
            return null;
        }
    }

    // On Unix the first part is empty, and so it is shared.
    private static string[] Parts(string folder) =>
        Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
            .Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
}
