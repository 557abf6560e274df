using System.IO;

namespace Roboflow.Inference.Files;

/// <summary>The file behind a link. .NET shows the length of a link's text as its length, also where the link leads to a pipe.</summary>
internal static class LinkedFile
{
    /// <summary>Returns the file itself, or the one at the end of its links. .NET Framework on Windows cannot resolve links.</summary>
    internal static FileInfo Of(string path)
    {
        var file = new FileInfo(path);
#if NET
        try
        {
            return file.LinkTarget is null ? file : (FileInfo?)file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
        }
        catch (IOException)
        {
            // Links in a circle: opening the file says so.
        }
#endif
        return file;
    }
}
