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
        catch (VipsException)
        {
            CountTakenText();
            throw;
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
        string? heard = null;
        var result = Alone(() =>
        {
            _ = TakeText();
            return ListenAlone(decode, out heard);
        });
        warnings = heard;
        return result;
    }

    /// <summary>
    /// Runs a decoding that continues after an error, and returns the errors' text. libvips draws a TIFF's tile black that it cannot
    /// decode, whatever the strictness.
    /// </summary>
    /// <param name="decode">Decodes the image.</param>
    /// <param name="open">Reads only its header, whose errors do not count.</param>
    /// <param name="errors">The text; empty for none.</param>
    internal static T ListenForErrors<T>(Func<T> decode, Action open, out string errors)
    {
        errors = string.Empty;
        var cleared = Volatile.Read(ref s_cleared);
        var result = Share(decode);
        if (cleared == Volatile.Read(ref s_cleared) && TakeText().Length == 0)
        {
            return result;
        }

        // It can be the text of another image, or have gone with that of another.
        var heard = string.Empty;
        result = Alone(() =>
        {
            _ = TakeText();
            open();
            var ofHeader = TakeText();
            var decoded = decode();
            var ofAll = TakeText();
            heard = ofAll == ofHeader ? string.Empty : ofAll;
            return decoded;
        });
        errors = heard;
        return result;
    }

    private static T Alone<T>(Func<T> decode)
    {
        Turn.EnterWriteLock();
        try
        {
            return decode();
        }
        finally
        {
            Turn.ExitWriteLock();
        }
    }

    /// <summary>Notes that an exception has taken the shared text, which can contain warnings and errors of any image.</summary>
    internal static void CountTakenText() => _ = Interlocked.Increment(ref s_cleared);

    // Clears the shared text: the constructor of the exception takes it.
    private static string TakeText()
    {
        var text = new VipsException(string.Empty).Message.Trim();
        if (text.Length > 0)
        {
            CountTakenText();
        }

        return text;
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
