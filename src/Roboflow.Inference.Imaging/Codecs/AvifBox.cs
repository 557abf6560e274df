using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>A box of an AVIF file: its name, and where its content is.</summary>
internal readonly record struct AvifBox(long Name, int Start, int End)
{
    /// <summary>The boxes that describe the images.</summary>
    internal static IEnumerable<AvifBox> OfMeta(byte[] avif) =>
        Each(avif, 0, avif.Length).Where(box => box.Is("meta")).Take(1).SelectMany(box => Each(avif, box.Start + 4, box.End));

    /// <summary>
    /// The boxes in a part of the file. Each begins with its length and its name; a length of 1 means that it is in the 64 bits after
    /// the name, and 0 up to the end.
    /// </summary>
    internal static IEnumerable<AvifBox> Each(byte[] file, int at, int end)
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

            yield return new AvifBox(Number(file, at + 4, 4), at + head, at + (int)length);
            at += (int)length;
        }
    }

    /// <summary>A number of 2, 4 or 8 bytes; -1 beyond the file.</summary>
    internal static long Number(byte[] file, int at, int length) => at < 0 || at > file.Length - length ? -1 : length switch
    {
        2 => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at)),
        4 => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at)),
        _ => BinaryPrimitives.ReadInt64BigEndian(file.AsSpan(at)),
    };

    internal bool Is(string name) => Name == FourLetters.NumberOf(name);

    /// <summary>Whether the content begins with a name.</summary>
    internal bool BeginsWith(byte[] file, string name) => Number(file, Start, 4) == FourLetters.NumberOf(name);
}
