using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Files;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Reporting;

/// <summary>Links from the page to image folders: relative if both are on the same drive or share.</summary>
internal static class ImageLinks
{
    /// <summary>Returns the link to a folder of images, with a trailing slash, or null.</summary>
    internal static string? To(string imageFolder, string pageFolder)
    {
        if (imageFolder.Length == 0 || WebAddress.Of(imageFolder) is not null || !PathText.IsRooted(imageFolder))
        {
            return null;
        }

        try
        {
            // On another drive or share, only an absolute address works.
            if (!FolderPaths.Comparer.Equals(Path.GetPathRoot(Path.GetFullPath(imageFolder))!, Path.GetPathRoot(Path.GetFullPath(pageFolder))!))
            {
                return new Uri(Path.GetFullPath(imageFolder) + Path.DirectorySeparatorChar).AbsoluteUri;
            }

            string[] target = Parts(imageFolder), start = Parts(pageFolder);
            var shared = target.Zip(start, (a, b) => FolderPaths.Comparer.Equals(a, b)).TakeWhile(same => same).Count();
            return string.Concat(Enumerable.Repeat("../", start.Length - shared))
                + string.Concat(target.Skip(shared).Select(p => Uri.EscapeDataString(p) + "/"));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or UriFormatException or IOException)
        {
            return null;
        }
    }

    // On Unix the first part is empty, so it is always shared.
    private static string[] Parts(string folder) =>
        Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
            .Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
}
