using System;
using System.Text.RegularExpressions;
using System.Threading;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>
/// Warnings about missing or damaged pixels while TIFF images are decoded. They come from threads of libvips and do not name
/// the image: after such a warning an image is decoded again while no other TIFF image is.
/// </summary>
internal static class TiffWarnings
{
    private static readonly ReaderWriterLockSlim Turn = new();

    // JPEG, CCITT fax and PackBits inside TIFF; the other compressions report an error. A few stray bytes before the end marker
    // are harmless, as in JPEG files. A JPEG file's own warnings begin with another word.
    private static readonly Regex Damage = new(
        @"^(Premature end of JPEG file|Corrupt JPEG data(?!: [1-6]?\d extraneous bytes before marker 0xd9)"
            + "|Premature EO[LF] at line|Line length mismatch at line|Terminating PackBitsDecode due to lack of data"
            + @"|Discarding \d+ bytes to avoid buffer overrun)",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    // A color profile that cannot be used does not damage the pixels: the image is converted without it.
    private static readonly Regex Harmless = new(
        "Corrupt JPEG data: [1-6]?[0-9] extraneous bytes before marker 0xd9|^(VipsIcc|icc_[a-z]+):", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static int s_count;

    /// <summary>Whether the text of errors during a decoding has one about its pixels, and more than a warning about harmless bytes.</summary>
    internal static bool AreDamage(string errors) => Array.Exists(errors.Split('\n'), line => line.Trim().Length > 0 && !Harmless.IsMatch(line));

    /// <summary>Receives a line of libvips' log.</summary>
    internal static void Record(string line)
    {
        if (Damage.IsMatch(line))
        {
            _ = Interlocked.Increment(ref s_count);
        }
    }

    /// <summary>Runs a decoding of a TIFF image, and returns whether pixels of it are missing or damaged.</summary>
    internal static T Listen<T>(Func<T> decode, out bool isDamaged)
    {
        Turn.EnterReadLock();
        try
        {
            var result = Count(decode, out isDamaged);
            if (!isDamaged)
            {
                return result;
            }
        }
        finally
        {
            Turn.ExitReadLock();
        }

        Turn.EnterWriteLock();
        try
        {
            return Count(decode, out isDamaged);
        }
        finally
        {
            Turn.ExitWriteLock();
        }
    }

    private static T Count<T>(Func<T> decode, out bool isDamaged)
    {
        var before = Volatile.Read(ref s_count);
        var result = decode();
        isDamaged = before != Volatile.Read(ref s_count);
        return result;
    }
}
