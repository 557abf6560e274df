using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Roboflow.Inference.Journal;

/// <summary>
/// The key of an image in a journal: SHA-256 over its content and its detector's identity. A renamed image has the same key, a
/// changed image another; for an image that the server downloads, its address replaces the content.
/// </summary>
internal readonly record struct JournalKey(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>Length of a key as text, in hexadecimal digits.</summary>
    internal const int TextLength = 64;

    /// <param name="content">The image's bytes, or its address in UTF-8 if the server downloads it.</param>
    /// <param name="identity">Everything that the answer depends on besides the image.</param>
    internal static JournalKey Compute(byte[] content, string identity)
    {
        using var hash = SHA256.Create();
        content = hash.ComputeHash(content);
        var asked = Encoding.UTF8.GetBytes(identity);
        var both = new byte[content.Length + asked.Length];
        content.CopyTo(both, 0);
        asked.CopyTo(both, content.Length);
        var key = hash.ComputeHash(both);
        return new JournalKey(Word(key, 0), Word(key, 1), Word(key, 2), Word(key, 3));
    }

    /// <summary>Reads 64 hexadecimal digits; false for anything else.</summary>
    internal static bool TryParse(string text, out JournalKey key)
    {
        key = default;
        if (text.Length != TextLength || !TryWord(text, 0, out var a) || !TryWord(text, 1, out var b) || !TryWord(text, 2, out var c)
            || !TryWord(text, 3, out var d))
        {
            return false;
        }

        key = new JournalKey(a, b, c, d);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0:x16}{1:x16}{2:x16}{3:x16}", A, B, C, D);

    private static ulong Word(byte[] bytes, int index)
    {
        ulong word = 0;
        for (var i = 0; i < 8; i++)
        {
            word = (word << 8) | bytes[(index * 8) + i];
        }

        return word;
    }

    private static bool TryWord(string text, int index, out ulong word) =>
        ulong.TryParse(text.Substring(index * 16, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out word);
}
