using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Roboflow.Inference.TextSafety;

/// <summary>
/// A text with resolved escapes, and the original position of each character. Resolving it again resolves double escapes.
/// </summary>
internal sealed class EscapedText
{
    private static readonly (string Written, char Character)[] Entities =
        [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&apos;", '\'')];

    private const int MostLayers = 3;

    private readonly List<(char Character, int Start, int End)> _characters;

    private EscapedText(List<(char Character, int Start, int End)> characters) => _characters = characters;

    internal int Length => _characters.Count;

    internal char this[int index] => _characters[index].Character;

    /// <summary>Creates the text as written, without invisible characters: a key is the same with a line break in it.</summary>
    internal static EscapedText Of(string text)
    {
        var characters = new List<(char, int, int)>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && !char.IsControl(text[i]) && char.GetUnicodeCategory(text[i]) != UnicodeCategory.Format)
            {
                characters.Add((text[i], i, i + 1));
            }
        }

        return new EscapedText(characters);
    }

    /// <summary>Returns the text as written, and with up to three layers of escapes resolved.</summary>
    internal static IEnumerable<EscapedText> Layers(string text)
    {
        var layer = Of(text);
        for (var depth = 0; layer is not null && depth <= MostLayers; layer = layer.Resolve(), depth++)
        {
            yield return layer;
        }
    }

    /// <summary>Returns the text without anything else than letters and digits: a server can quote a key in parts.</summary>
    internal EscapedText WithoutPunctuation() => new(_characters.FindAll(c => char.IsLetterOrDigit(c.Character)));

    internal int StartOf(int index) => _characters[index].Start;

    internal int EndOf(int index) => _characters[index].End;

    /// <summary>Returns how many characters from <paramref name="start"/> on are those of a secret from <paramref name="from"/> on, in any case.</summary>
    internal int CommonLength(int start, string secret, int from)
    {
        var length = 0;
        while (start + length < Length && from + length < secret.Length && Same(this[start + length], secret[from + length]))
        {
            length++;
        }

        return length;
    }

    /// <summary>Returns where an escape begins that the end of the text can have cut off; 0 for none.</summary>
    internal int StartOfCutEscape()
    {
        var start = Length - 1;
        while (start > 0 && (this[start] is '#' or 'x' or 'X' or 'u' or 'U' or '{' || Digit(this[start]) >= 0))
        {
            start--;
        }

        return start > 0 && this[start] is '%' or '&' or '\\' ? start : 0;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Concat(_characters.Select(c => c.Character));

    /// <summary>Returns the text with one layer of escapes resolved; null if it has none.</summary>
    internal EscapedText? Resolve()
    {
        var resolved = new List<(char, int, int)>(Length);
        for (var i = 0; i < Length;)
        {
            var (character, length) = ReadEscape(i);
            resolved.Add((character, StartOf(i), EndOf(i + length - 1)));
            i += length;
        }

        return resolved.Count == Length ? null : new EscapedText(resolved);
    }

    // Base64 has another alphabet for URLs.
    private static bool Same(char written, char spelled) =>
        written == spelled || char.ToUpperInvariant(written) == char.ToUpperInvariant(spelled) || (written, spelled) is ('-', '+') or ('_', '/');

    private (char Character, int Length) ReadEscape(int i) => this[i] switch
    {
        '%' when i + 1 < Length && this[i + 1] is 'u' or 'U' => Numeric(i, 2, 4, closed: false),
        '%' => Numeric(i, 1, 2, closed: false),
        '\\' when i + 1 < Length => this[i + 1] switch
        {
            'u' when i + 2 < Length && this[i + 2] == '{' => Numeric(i, 3, 8, closed: true, '}'),
            'u' => Numeric(i, 2, 4, closed: false),
            'x' => Numeric(i, 2, 2, closed: false),
            >= '0' and <= '7' => Numeric(i, 1, 3, closed: false, radix: 8),
            '"' or '\'' or '\\' or '/' => (this[i + 1], 2),
            _ => (this[i], 1),
        },
        '&' when i + 2 < Length && this[i + 1] == '#' => this[i + 2] is 'x' or 'X' ? Numeric(i, 3, 8, closed: true) : Numeric(i, 2, 8, closed: true, radix: 10),
        '&' => ReadEntity(i),
        '=' when IsQuotedPrintable(i + 3) || IsQuotedPrintable(i - 3) => Numeric(i, 1, 2, closed: false),
        _ when IsByte(i) && IsDashed(i + 2) => (Numeric(i, 0, 2, closed: false).Character, 3),
        _ when IsByte(i) && IsDashed(i - 1) => Numeric(i, 0, 2, closed: false),
        _ => (this[i], 1),
    };

    // Only with another one next to it, because keys contain = themselves.
    private bool IsQuotedPrintable(int i) => i >= 0 && i + 2 < Length && this[i] == '=' && Digit(this[i + 1]) >= 0 && Digit(this[i + 2]) >= 0;

    private bool IsDashed(int i) => i > 0 && i < Length && this[i] == '-' && IsByte(i - 2) && IsByte(i + 1);

    // .NET quotes a line that it cannot read as bytes, such as 4B-78-39.
    private bool IsByte(int i) => i >= 0 && i + 1 < Length && Digit(this[i]) >= 0 && Digit(this[i + 1]) >= 0
        && (i == 0 || !char.IsLetterOrDigit(this[i - 1])) && (i + 2 == Length || !char.IsLetterOrDigit(this[i + 2]));

    private (char Character, int Length) ReadEntity(int i)
    {
        foreach (var (written, character) in Entities)
        {
            var same = 0;
            while (same < written.Length && i + same < Length && this[i + same] == written[same])
            {
                same++;
            }

            if (same == written.Length)
            {
                return (character, same);
            }
        }

        return (this[i], 1);
    }

    // A fixed number of digits, or at most that number and an end marker.
    private (char Character, int Length) Numeric(int i, int prefix, int digits, bool closed, char end = ';', int radix = 16)
    {
        var value = 0L;
        var length = prefix;
        while (closed && i + length < Length && this[i + length] == '0')
        {
            // Any number of zeros: &#0000000065;
            length++;
        }

        var first = length;
        while (length < first + digits && i + length < Length && Digit(this[i + length]) is var digit && digit >= 0 && digit < radix)
        {
            value = (value * radix) + digit;
            length++;
        }

        var isClosed = closed && i + length < Length && this[i + length] == end;

        // A browser reads a character reference without its semicolon too; at the end of the text, its rest can be cut off.
        var complete = closed ? length > prefix && (isClosed || (end == ';' && i + length < Length)) : length == prefix + digits;
        return complete && value is > 0 and <= char.MaxValue ? ((char)value, isClosed ? length + 1 : length) : (this[i], 1);
    }

    private static int Digit(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'a' and <= 'f' => character - 'a' + 10,
        >= 'A' and <= 'F' => character - 'A' + 10,
        _ => -1,
    };
}
