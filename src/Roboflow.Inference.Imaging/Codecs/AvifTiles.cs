using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>
/// The tiles of an AVIF image that is put together from several, as phones write it. libheif leaves a tile green that it cannot
/// decode, without an error, unless that tile is the image itself.
/// </summary>
internal static class AvifTiles
{
    private const byte Hidden = 1;

    /// <summary>Returns the file once for each tile, with that tile as its image. Use one before you take the next: they share an array.</summary>
    internal static IEnumerable<byte[]> Each(byte[] avif)
    {
        var boxes = Boxes(avif, 0, avif.Length).Where(box => box.Is("meta")).Take(1).SelectMany(box => Boxes(avif, box.Start + 4, box.End)).ToList();
        if (boxes.Find(box => box.Is("pitm")) is not { End: > 0 } primary || boxes.Find(box => box.Is("iref")) is not { End: > 0 } links)
        {
            yield break;
        }

        var length = avif[primary.Start] == 0 ? 2 : 4;
        var tiles = TilesOf(avif, Number(avif, primary.Start + 4, length), links);
        var entries = boxes.Where(box => box.Is("iinf")).SelectMany(box => Boxes(avif, box.Start + (avif[box.Start] == 0 ? 6 : 8), box.End)).ToList();
        var file = tiles.Count > 0 ? (byte[])avif.Clone() : avif;
        foreach (var tile in tiles.Where(tile => tile <= ushort.MaxValue || length == 4))
        {
            for (var i = 0; i < length; i++)
            {
                file[primary.Start + 4 + i] = (byte)(tile >> ((length - 1 - i) * 8));
            }

            // The entry's flags are in the three bytes after its version.
            foreach (var entry in entries.Where(entry => entry.Is("infe") && Number(avif, entry.Start + 4, avif[entry.Start] == 2 ? 2 : 4) == tile))
            {
                file[entry.Start + 3] &= 0xFF ^ Hidden;
            }

            yield return file;
        }
    }

    // The image can have a second one, for its transparency, that is put together in the same way.
    private static HashSet<long> TilesOf(byte[] file, long image, Box links)
    {
        var size = file[links.Start] == 0 ? 2 : 4;
        var all = Boxes(file, links.Start + 4, links.End)
            .Select(box => (box, From: Number(file, box.Start, size), To: Targets(file, box, size))).ToList();
        var whole = all.Where(link => link.box.Is("auxl") && link.To.Contains(image)).Select(link => link.From).Append(image).ToList();
        return [.. all.Where(link => link.box.Is("dimg") && whole.Contains(link.From)).SelectMany(link => link.To)];
    }

    private static List<long> Targets(byte[] file, Box link, int size)
    {
        var count = (int)Math.Max(0, Math.Min(Number(file, link.Start + size, 2), (link.End - link.Start - size - 2) / size));
        return [.. Enumerable.Range(0, count).Select(i => Number(file, link.Start + size + 2 + (i * size), size))];
    }

    // Each begins with its length and its name; a length of 1 means that it is in the 64 bits after the name, and 0 up to the end.
    private static IEnumerable<Box> Boxes(byte[] file, int at, int end)
    {
        while (at >= 0 && at <= end - 12)
        {
            var length = Number(file, at, 4);
            var head = length == 1 ? 16 : 8;
            length = length == 1 ? Number(file, at + 8, 8) : length == 0 ? end - at : length;
            if (length < head + 4 || length > end - at)
            {
                yield break;
            }

            yield return new Box(Number(file, at + 4, 4), at + head, at + (int)length);
            at += (int)length;
        }
    }

    // -1 beyond the file.
    private static long Number(byte[] file, int at, int length) => at < 0 || at > file.Length - length ? -1 : length switch
    {
        2 => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at)),
        4 => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at)),
        _ => BinaryPrimitives.ReadInt64BigEndian(file.AsSpan(at)),
    };

    private readonly record struct Box(long Name, int Start, int End)
    {
        internal bool Is(string name) => Name == (((long)name[0] << 24) | ((long)name[1] << 16) | ((long)name[2] << 8) | name[3]);
    }
}
