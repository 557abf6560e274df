using System.Collections.Generic;
using System.IO;

namespace Roboflow.Inference.Images;

/// <summary>Counts the images of a TIFF file, of which servers and this module use only the first.</summary>
internal static class TiffPages
{
    // Untrusted files can have any number of pages, also in a circle.
    private const int Most = 1000;

    private const int NewSubfileType = 254;
    private const int Short = 3;

    // A reduced copy, and a mask.
    private const int NoImage = 1 | 4;

    /// <summary>Returns the number of images, and whether there can be more, which are not counted.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static (int Count, bool CanBeMore) CountImages(Stream tiff)
    {
        var isBigEndian = Number(tiff, 0, 1, false) == 'M';
        var isBig = Read(2, 2) == 43;
        var (head, size, width) = isBig ? (8, 20, 8) : (2, 12, 4);
        var seen = new HashSet<long>();
        var images = 0;
        var page = Read(isBig ? 8 : 4, width);
        while (page > 0 && page < tiff.Length && seen.Count < Most && seen.Add(page))
        {
            // Tags are in order, and no other comes before this one.
            var first = page + head;
            var kind = Read(first, 2) == NewSubfileType ? Read(first + 4 + width, Read(first + 2, 2) == Short ? 2 : 4) : 0;
            images += (kind & NoImage) == 0 ? 1 : 0;
            page = Read(first + (Read(page, head) * size), width);
        }

        return (images, seen.Count == Most);

        long Read(long at, int length) => Number(tiff, at, length, isBigEndian);
    }

    // 0 beyond the end.
    private static long Number(Stream tiff, long at, int length, bool isBigEndian)
    {
        var bytes = new byte[length];
        if (at < 0 || at > tiff.Length - length)
        {
            return 0;
        }

        tiff.Position = at;
        _ = tiff.ReadBlock(bytes);
        var number = 0L;
        for (var i = 0; i < length; i++)
        {
            number = (number << 8) | bytes[isBigEndian ? i : length - 1 - i];
        }

        return number;
    }
}
