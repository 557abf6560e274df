using System.Globalization;
using System.Text;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>Reads one quoted Python string with escapes.</summary>
internal static class PythonString
{
    /// <param name="text">The text that contains it.</param>
    /// <param name="at">The position of its opening quote; afterwards the position after its closing quote.</param>
    /// <returns>The string, or null if it is not closed or an escape is invalid.</returns>
    internal static string? Read(string text, ref int at)
    {
        var quote = text[at++];
        var read = new StringBuilder();
        while (at < text.Length)
        {
            var c = text[at++];
            if (c == quote)
            {
                return read.ToString();
            }

            if (c != '\\')
            {
                read.Append(c);
            }
            else if (at >= text.Length || !Escape(text, ref at, read))
            {
                return null;
            }
        }

        return null;
    }

    private static bool Escape(string text, ref int at, StringBuilder read)
    {
        var c = text[at++];
        switch (c)
        {
            case 'x':
                return Code(text, ref at, 2, read);
            case 'u':
                return Code(text, ref at, 4, read);
            case 'U':
                return Code(text, ref at, 8, read);
            case >= '0' and <= '7':
                var octal = c - '0';
                for (var i = 0; i < 2 && at < text.Length && text[at] is >= '0' and <= '7'; i++)
                {
                    octal = (octal * 8) + text[at++] - '0';
                }

                read.Append((char)octal);
                return true;
        }

        var plain = c switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'a' => '\a', 'b' => '\b', 'f' => '\f', 'v' => '\v', '\\' or '\'' or '"' => c, _ => '\0' };

        // Python keeps the backslash of an unknown escape.
        _ = plain != '\0' ? read.Append(plain) : read.Append('\\').Append(c);
        return true;
    }

    private static bool Code(string text, ref int at, int digits, StringBuilder read)
    {
        if (at + digits > text.Length
            || !int.TryParse(text.Substring(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || code is < 0 or > 0x10FFFF)
        {
            return false;
        }

        at += digits;

        // A Python string can contain unpaired surrogates.
        _ = code is >= 0xD800 and <= 0xDFFF ? read.Append((char)code) : read.Append(char.ConvertFromUtf32(code));
        return true;
    }
}
