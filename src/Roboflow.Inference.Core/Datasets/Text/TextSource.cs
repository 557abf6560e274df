using System;
using System.IO;
using System.Text;
using System.Threading;

namespace Roboflow.Inference.Datasets.Text;

/// <summary>Opens text files in UTF-8 or UTF-16, with or without a byte order mark.</summary>
internal static class TextSource
{
    private const int HeadLength = 256;

    /// <summary>The byte order mark as a character.</summary>
    internal const char ByteOrderMark = '\uFEFF';

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

        TextReader text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 14);
        if (watch is not null && encoding is UnicodeEncoding)
        {
            text = new AppendedFilter(text, watch.OnLoss);
        }

        while (text.Peek() == ByteOrderMark)
        {
            // A second one, of a tool that writes one before a text that has it.
            _ = text.Read();
        }

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
            for (var at = 0; bytes.AsSpan(at).StartsWith(Mark); at += Mark.Length)
            {
                Blank.CopyTo(bytes.AsSpan(at));
            }

            return bytes;
        }

        var encoding = EncodingOf(bytes.AsSpan(0, Math.Min(HeadLength, bytes.Length)));
        return encoding is UTF8Encoding ? bytes : Encoding.UTF8.GetBytes(encoding.GetString(bytes).TrimStart(ByteOrderMark));
    }

    /// <summary>Returns the encoding, from a byte order mark or from the zero bytes of ASCII characters in UTF-16.</summary>
    private static Encoding EncodingOf(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => UnmarkedText.EncodingOf(head) ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

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
