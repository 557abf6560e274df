namespace Roboflow.Inference.Images;

/// <summary>Paths of images on this machine or another one.</summary>
internal static class ImagePath
{
    /// <summary>The index of the file name: after the last separator of either kind. In a full path of Unix, a backslash is a letter.</summary>
    internal static int StartOfName(string path) =>
        (path.Length > 0 && path[0] == '/' ? path.LastIndexOf('/') : path.LastIndexOfAny(['/', '\\'])) + 1;

    /// <summary>Returns the file name without its folder.</summary>
    internal static string NameOf(string path) => path.Substring(StartOfName(path));
}
