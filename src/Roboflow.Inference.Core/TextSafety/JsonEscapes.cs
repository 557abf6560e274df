using System;
using System.Globalization;
using System.Text;

namespace Roboflow.Inference.TextSafety;

/// <summary>Compares the bytes of a JSON text, in which any character can be escaped, with a text of ASCII.</summary>
internal static class JsonEscapes
{
    private const int HexDigits = 4;

    // What follows the backslash, and the character that is meant.
    private const string Short = "\"\\/bfnrt";
    private const string Meant = "\"\\/\b\f\n\r\t";

    /// <summary>Returns how many bytes at the start of the JSON spell the text; 0 if they do not.</summary>
    internal static int LengthOf(ReadOnlySpan<byte> json, string text)
    {
        var length = 0;
        foreach (var character in text)
        {
            var one = LengthOfOne(json.Slice(length), character);
            if (one == 0)
            {
                return 0;
            }

            length += one;
        }

        return length;
    }

    /// <summary>Returns the number of bytes of the first byte or escape, so that the second backslash of a pair begins nothing.</summary>
    internal static int LengthOfFirst(ReadOnlySpan<byte> json) => json.Length > 1 && json[0] == '\\' ? 2 : 1;

    private static int? CodeOf(ReadOnlySpan<byte> digits) => ushort.TryParse(
        Encoding.ASCII.GetString(digits.ToArray()), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? code : null;

    private static int LengthOfOne(ReadOnlySpan<byte> json, char character)
    {
        if (json.Length < 2 || json[0] != '\\')
        {
            return json.Length > 0 && json[0] == character ? 1 : 0;
        }

        if (json[1] != 'u')
        {
            return Short.IndexOf((char)json[1]) is >= 0 and var which && Meant[which] == character ? 2 : 0;
        }

        // No text is made of the code of another script's letter, of which an answer can have many.
        return json.Length >= 2 + HexDigits && json[2] == '0' && CodeOf(json.Slice(2, HexDigits)) == character ? 2 + HexDigits : 0;
    }
}
