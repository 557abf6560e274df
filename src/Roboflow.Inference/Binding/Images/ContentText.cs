using System;
using System.IO;
using Roboflow.Inference.Images;

namespace Roboflow.Inference.Binding.Images;

/// <summary>Distinguishes an image's content passed as text (Base64 or a data URL) from a path: errors must not repeat it.</summary>
internal static class ContentText
{
    // Longer than any path: Linux allows 4,096 bytes, Windows 32,767 characters.
    private const int LongestPath = 32_767;

    // Enough characters to recognize a format, and a multiple of four.
    private const int Sample = 64;

    internal static bool IsContent(string text) =>
        text.Length > (Path.DirectorySeparatorChar == '/' ? 4096 : LongestPath)
        || text.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
        || IsEncodedImage(text.Trim())
        || IsEncodedLine(text);

    private static bool IsEncodedImage(string text)
    {
        if (text.Length < Sample || !IsAlphabet(text))
        {
            return false;
        }

        try
        {
            return ImageSignature.IsImage(Convert.FromBase64String(text.Substring(0, Sample)), length: null) && !File.Exists(text);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // A later line of Base64: no dot or space, and more than a quarter capitals, unlike paths of that length. A hexadecimal
    // checksum is excluded.
    private static bool IsEncodedLine(string text)
    {
        if (text.Length < Sample || text.Length % 4 != 0 || text[0] is '/' || !IsAlphabet(text))
        {
            return false;
        }

        var capitals = 0;
        var isChecksum = true;
        foreach (var c in text)
        {
            capitals += c is >= 'A' and <= 'Z' ? 1 : 0;
            isChecksum &= c is (>= '0' and <= '9') or (>= 'A' and <= 'F') or (>= 'a' and <= 'f');
        }

        return capitals > text.Length / 4 && !isChecksum && !File.Exists(text);
    }

    private static bool IsAlphabet(string text)
    {
        foreach (var c in text)
        {
            if (!(c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '/' or '=' or '\r' or '\n'))
            {
                return false;
            }
        }

        return true;
    }
}
