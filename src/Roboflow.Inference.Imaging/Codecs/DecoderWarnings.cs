using System;
using System.Collections.Generic;
using System.Threading;
using NetVips;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>
/// libjpeg's warnings while it decodes one image. libvips logs them when the image is closed, on the thread that closes it, but
/// takes their text from a buffer that all threads share.
/// </summary>
internal static class DecoderWarnings
{
    private const string Announcement = "read gave ";

    private static readonly ReaderWriterLockSlim Turn = new();

    [ThreadStatic]
    private static List<string>? t_heard;

    // How often the shared buffer was cleared: warnings of a decoding during which that happened can be incomplete.
    private static int s_cleared;

    /// <summary>Receives a line of libvips' log.</summary>
    internal static void Record(string line) => t_heard?.Add(line);

    /// <summary>Runs a decoding of any format, because each error takes the shared text; not while the warnings of one image are captured.</summary>
    internal static T Share<T>(Func<T> decode)
    {
        Turn.EnterReadLock();
        try
        {
            return decode();
        }
        finally
        {
            Turn.ExitReadLock();
        }
    }

    /// <summary>Runs a decoding and returns its warnings: null for none, empty if their text is lost.</summary>
    internal static T Listen<T>(Func<T> decode, out string? warnings)
    {
        string? heard = null;
        var result = Share(() => ListenAlone(decode, out heard));
        warnings = heard;
        return result;
    }

    /// <summary>As <see cref="Listen"/>, for an image whose warnings can be another image's: no other is decoded meanwhile.</summary>
    internal static T CaptureWarnings<T>(Func<T> decode, out string? warnings)
    {
        Turn.EnterWriteLock();
        try
        {
            // Its constructor takes the text and clears the buffer.
            _ = new VipsException(string.Empty);
            _ = Interlocked.Increment(ref s_cleared);
            return ListenAlone(decode, out warnings);
        }
        finally
        {
            Turn.ExitWriteLock();
        }
    }

    private static T ListenAlone<T>(Func<T> decode, out string? warnings)
    {
        var cleared = Volatile.Read(ref s_cleared);
        t_heard = [];
        try
        {
            var result = decode();
            warnings = Words(t_heard);
            if (warnings is not null && cleared != Volatile.Read(ref s_cleared))
            {
                warnings = string.Empty;
            }

            return result;
        }
        catch (VipsException)
        {
            // The exception has taken the shared buffer, which can contain warnings of any image.
            _ = Interlocked.Increment(ref s_cleared);
            throw;
        }
        finally
        {
            t_heard = null;
        }
    }

    private static string? Words(List<string> heard)
    {
        var at = heard.FindIndex(line => line.StartsWith(Announcement, StringComparison.Ordinal));
        return at < 0 ? null : at + 1 < heard.Count ? heard[at + 1] : string.Empty;
    }
}
