using System;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Datasets;

/// <summary>Reads the beginning of a file, to recognize its format.</summary>
internal static class FileHead
{
    private const int Length = 1 << 16;

    /// <summary>Whether one of these texts is in the beginning of a file; false if it cannot be read.</summary>
    internal static bool Mentions(string file, params string[] texts)
    {
        try
        {
            using var stream = RegularFile.OpenRead(file);
            using var reader = TextSource.Open(stream);
            var head = new char[Length];
            var text = new string(head, 0, reader.ReadBlock(head, 0, Length));
            return texts.Any(text.Contains);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
