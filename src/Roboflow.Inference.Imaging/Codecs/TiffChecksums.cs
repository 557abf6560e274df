using System;
using System.Buffers;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using Roboflow.Inference.Images;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>
/// Checks the Deflate data of a TIFF's first page. libtiff stops at the last pixel, before the checksum, so that a changed byte
/// gives other pixels. The other compressions inside TIFF have no checksum.
/// </summary>
internal static class TiffChecksums
{
    private const int ImageWidth = 256;
    private const int ImageHeight = 257;
    private const int BitsPerSample = 258;
    private const int Compression = 259;
    private const int FillOrder = 266;
    private const int StripOffsets = 273;
    private const int SamplesPerPixel = 277;
    private const int RowsPerStrip = 278;
    private const int StripLengths = 279;
    private const int PlanarConfiguration = 284;
    private const int TileWidth = 322;
    private const int TileHeight = 323;
    private const int TileOffsets = 324;
    private const int TileLengths = 325;
    private const int LowestBitFirst = 2;
    private const int Deflate = 8;
    private const int OldDeflate = 32946;
    private const int ChecksumLength = 4;
    private const int Slack = 64 * 1024;

    /// <summary>Whether a strip or tile is damaged. What libtiff rejects, such as data outside the file, is left to it.</summary>
    /// <param name="tiff">The image, which was decoded, so its size is within the limit for pixels.</param>
    internal static bool AreWrong(byte[] tiff)
    {
        var directory = new TiffDirectory(tiff);

        // libtiff turns the bits of each byte before it inflates them; such files are so rare that only libtiff looks at them.
        if (directory.First(Compression) is not (Deflate or OldDeflate)
            || directory.First(FillOrder) == LowestBitFirst
            || directory.First(ImageWidth) is not (> 0 and var width)
            || directory.First(ImageHeight) is not (> 0 and var height)
            || (directory.Find(TileOffsets) ?? directory.Find(StripOffsets)) is not { } offsets
            || (directory.Find(TileLengths) ?? directory.Find(StripLengths)) is not { } lengths)
        {
            return false;
        }

        var samples = directory.First(SamplesPerPixel) ?? 1;
        var isPlanar = directory.First(PlanarConfiguration) == 2;
        var (columns, rows) = directory.First(TileWidth) is > 0 and var tileWidth && directory.First(TileHeight) is > 0 and var tileHeight
            ? (tileWidth, tileHeight)
            : (width, Math.Min(height, directory.First(RowsPerStrip) is > 0 and var strip ? strip : height));

        // Not an integer, because untrusted numbers would overflow it.
        var size = (double)columns * rows * (directory.First(BitsPerSample) ?? 1) * (isPlanar ? 1 : samples) / 8;
        var parts = ((width + columns - 1) / columns) * ((height + rows - 1) / rows) * (isPlanar ? samples : 1);
        for (var i = 0; i < parts; i++)
        {
            if (directory.Value(offsets, i) is not { } offset || directory.Value(lengths, i) is not { } length)
            {
                return false;
            }

            // Without data, the part is empty.
            if (offset <= tiff.Length - length && length > 0 && (!IsZlib(tiff, offset, length) || IsWrong(tiff, (int)offset, (int)length, size)))
            {
                return true;
            }
        }

        return false;
    }

    // Two bytes: the method in the low bits, no dictionary, and a check of both.
    private static bool IsZlib(byte[] tiff, long offset, long length) => length > 2
        && (tiff[offset] & 15) == 8 && (tiff[offset + 1] & 32) == 0 && ((tiff[offset] << 8) + tiff[offset + 1]) % 31 == 0;

    // A part is not much larger than its pixels with the padding of its rows, so that untrusted data cannot expand without end.
    private static bool IsWrong(byte[] tiff, int offset, int length, double size)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Slack);
        try
        {
            using var inflated = new DeflateStream(new MemoryStream(tiff, offset + 2, length - 2, writable: false), CompressionMode.Decompress);
            var sum = Adler32.Start;
            long total = 0;
            for (int read; (read = inflated.Read(buffer, 0, buffer.Length)) > 0;)
            {
                sum = sum.Add(buffer.AsSpan(0, read));
                total += read;
                if (total > (2 * size) + Slack)
                {
                    return true;
                }
            }

            // DeflateStream does not say where its data ends, and some writers pad it or do not count the checksum.
            var checksum = new byte[ChecksumLength];
            BinaryPrimitives.WriteUInt32BigEndian(checksum, sum.Value);
            return tiff.AsSpan(offset, Math.Min(length + ChecksumLength, tiff.Length - offset)).LastIndexOf(checksum) < 0;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // Mono has the second exception.
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
