using System;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using Roboflow.Inference.Datasets.Text;

namespace Roboflow.Inference.Datasets.Voc;

/// <summary>
/// An encoding that an XML file declares and that is not its own. The decoders of .NET replace what they cannot read, without a word, and other bytes
/// can become other letters.
/// </summary>
/// <param name="Declared">Its name in the file.</param>
/// <param name="IsUtf8">Whether the file is UTF-8, and is read as that.</param>
internal readonly record struct XmlEncoding(string Declared, bool IsUtf8)
{
    private const int HeadLength = 256;

    private static readonly Regex Declaration =
        new("^\\s*<\\?xml\\s[^>]*\\bencoding\\s*=\\s*[\"']([A-Za-z][\\w.:-]{0,39})[\"']", RegexOptions.CultureInvariant);

    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the text of a file that declares another encoding than UTF-8; null if it does not, or the encoding is unknown.</summary>
    internal static TextReader? Open(Stream stream, ReadOnlySpan<byte> bytes, Action<XmlEncoding> tell)
    {
        var head = Encoding.ASCII.GetString(bytes.Slice(0, Math.Min(HeadLength, bytes.Length)).ToArray());
        var name = Declaration.Match(head).Groups[1].Value;
        if (name.Length == 0 || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // Text in another encoding is hardly ever UTF-8 by chance, and what is ASCII is the same in each.
        if (IsUtf8Text(bytes, out var isAscii))
        {
            if (!isAscii && !name.Equals("utf8", StringComparison.OrdinalIgnoreCase))
            {
                tell(new(name, IsUtf8: true));
            }

            return new StreamReader(stream, Strict);
        }

        try
        {
            var encoding = Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, new LossyFallback(() => tell(new(name, IsUtf8: false))));
            return encoding.WebName.StartsWith("utf-", StringComparison.OrdinalIgnoreCase) ? null : new StreamReader(stream, encoding);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // The XML reader says so.
            return null;
        }
    }

    private static bool IsUtf8Text(ReadOnlySpan<byte> bytes, out bool isAscii)
    {
        isAscii = true;
        foreach (var b in bytes)
        {
            isAscii &= b < 0x80;
        }

        try
        {
            return isAscii || Strict.GetCharCount(bytes.ToArray()) > 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
