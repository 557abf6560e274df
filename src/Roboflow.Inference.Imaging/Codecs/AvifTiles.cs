using System;
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
        var boxes = AvifBox.OfMeta(avif).ToList();
        if (boxes.Find(box => box.Is("pitm")) is not { End: > 0 } primary || boxes.Find(box => box.Is("iref")) is not { End: > 0 } links)
        {
            yield break;
        }

        var length = avif[primary.Start] == 0 ? 2 : 4;
        var tiles = TilesOf(avif, AvifBox.Number(avif, primary.Start + 4, length), links);
        var entries = boxes.Where(box => box.Is("iinf")).SelectMany(box => AvifBox.Each(avif, box.Start + (avif[box.Start] == 0 ? 6 : 8), box.End)).ToList();
        var file = tiles.Count > 0 ? (byte[])avif.Clone() : avif;
        foreach (var tile in tiles.Where(tile => tile <= ushort.MaxValue || length == 4))
        {
            for (var i = 0; i < length; i++)
            {
                file[primary.Start + 4 + i] = (byte)(tile >> ((length - 1 - i) * 8));
            }

            // The entry's flags are in the three bytes after its version.
            foreach (var entry in entries.Where(entry => entry.Is("infe") && AvifBox.Number(avif, entry.Start + 4, avif[entry.Start] == 2 ? 2 : 4) == tile))
            {
                file[entry.Start + 3] &= 0xFF ^ Hidden;
            }

            yield return file;
        }
    }

    // The image can have a second one, for its transparency, that is put together in the same way.
    private static HashSet<long> TilesOf(byte[] file, long image, AvifBox links)
    {
        var size = file[links.Start] == 0 ? 2 : 4;
        var all = AvifBox.Each(file, links.Start + 4, links.End)
            .Select(box => (box, From: AvifBox.Number(file, box.Start, size), To: Targets(file, box, size))).ToList();
        var whole = all.Where(link => link.box.Is("auxl") && link.To.Contains(image)).Select(link => link.From).Append(image).ToList();
        return [.. all.Where(link => link.box.Is("dimg") && whole.Contains(link.From)).SelectMany(link => link.To)];
    }

    private static List<long> Targets(byte[] file, AvifBox link, int size)
    {
        var count = (int)Math.Max(0, Math.Min(AvifBox.Number(file, link.Start + size, 2), (link.End - link.Start - size - 2) / size));
        return [.. Enumerable.Range(0, count).Select(i => AvifBox.Number(file, link.Start + size + 2 + (i * size), size))];
    }
}
