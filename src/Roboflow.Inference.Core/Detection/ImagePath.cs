namespace Roboflow.Inference.Detection;

/// <summary>Paths of images, of this machine or of another one.</summary>
internal static class ImagePath
{
    /// <summary>Where the file's name begins: behind the last separator of either kind.</summary>
    internal static int StartOfName(string path) => path.LastIndexOfAny(['/', '\\']) + 1;

    /// <summary>The file's name, without its folder.</summary>
    internal static string NameOf(string path) => path.Substring(StartOfName(path));
}
