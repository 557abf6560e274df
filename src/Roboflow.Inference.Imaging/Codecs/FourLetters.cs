namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>Names of four letters in binary formats, as big-endian numbers.</summary>
internal static class FourLetters
{
    internal static uint NumberOf(string name) => ((uint)name[0] << 24) | ((uint)name[1] << 16) | ((uint)name[2] << 8) | name[3];
}
