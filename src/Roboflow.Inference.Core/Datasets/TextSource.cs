using System;
using System.IO;
using System.Text;
using System.Threading;

namespace Roboflow.Inference.Datasets;

/// <summary>Opens text files in UTF-8 or UTF-16, with or without a byte order mark.</summary>
internal static class TextSource
{
    private const int HeadLength = 256;

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> Blank => "   "u8;

    /// <summary>Opens the text of a stream, from its beginning.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="watch">Is told what is wrong with it, or null.</param>
    internal static TextReader Open(Stream stream, TextWatch? watch = null)
    {
        var head = new byte[HeadLength];
        var count = ReadFully(stream, head, CancellationToken.None);
        if (count > 0)
        {
            stream.Position = 0;
        }

        var encoding = EncodingOf(head.AsSpan(0, count));
        if (encoding is UTF8Encoding && watch is not null)
        {
            encoding = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new LossyFallback(watch.OnLoss));
        }

        var text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 14);
        return watch?.OnNul is { } onNul ? new NulFilter(text, onNul) : text;
    }

    /// <summary>Reads a JSON text as UTF-8 without a byte order mark.</summary>
    internal static byte[] ReadUtf8(Stream stream, CancellationToken cancellation)
    {
        var bytes = new byte[stream.Length];
        Array.Resize(ref bytes, ReadFully(stream, bytes, cancellation));
        if (bytes.AsSpan().StartsWith(Mark))
        {
            // White space before a JSON text is allowed, so the mark is overwritten instead of moving the bytes.
            Blank.CopyTo(bytes);
            return bytes;
        }

        var encoding = EncodingOf(bytes.AsSpan(0, Math.Min(HeadLength, bytes.Length)));
        return encoding is UTF8Encoding ? bytes : Encoding.UTF8.GetBytes(encoding.GetString(bytes).TrimStart('\uFEFF'));
    }

    /// <summary>Returns the encoding, from a byte order mark or from the zero byte of a first ASCII character in UTF-16.</summary>
    private static Encoding EncodingOf(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        [>= (byte)'\t' and < 0x7F, 0, ..] when !IsDamagedUtf8(head, zeroAt: 1) => Encoding.Unicode,
        [0, >= (byte)'\t' and < 0x7F, ..] when !IsDamagedUtf8(head, zeroAt: 0) => Encoding.BigEndianUnicode,
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    // Whether a single zero is in UTF-8, for example after a power failure: no other of the characters has one in this place, up to a NUL as both
    // encodings have it, and the rest is valid in UTF-8.
    private static bool IsDamagedUtf8(ReadOnlySpan<byte> head, int zeroAt)
    {
        var end = 2;
        for (; end + 1 < head.Length && (head[end] | head[end + 1]) != 0; end += 2)
        {
            if (head[end + zeroAt] == 0)
            {
                return false;
            }
        }

        // The last character can continue after the head.
        return end > 2 ? IsValidUtf8(head.Slice(2, end - 2).ToArray()) : head.Length % 2 != 0;
    }

    private static bool IsValidUtf8(byte[] bytes)
    {
        try
        {
            var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            _ = strict.GetDecoder().GetCharCount(bytes, 0, bytes.Length, flush: false);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Fills the bytes from a stream, which can return less than was asked for; returns how many there were.</summary>
    internal static int ReadFully(Stream stream, byte[] bytes, CancellationToken cancellation)
    {
        const int Block = 1 << 22;
        var read = 0;
        for (int got; read < bytes.Length && (got = stream.Read(bytes, read, Math.Min(Block, bytes.Length - read))) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            read += got;
        }

        return read;
    }
}
