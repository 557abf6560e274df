using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Roboflow.Inference.Imaging.Text;

/// <summary>Converts any text to one line and shortens it to a width.</summary>
internal static class LabelText
{
    private const int MostElements = 100;

    // A letter can have any number of accents; a family of emoji with skin tones has 19 units.
    private const int MostUnitsOfElement = 20;

    /// <summary>Removes line breaks, control characters and what is not a character, and limits the length.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                _ = clean.Append(text, i++, 2);
            }
            else if (!char.IsSurrogate(text[i]) && text[i] is not ('\uFFFE' or '\uFFFF'))
            {
                _ = clean.Append(char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' ? ' ' : text[i]);
            }
        }

        return Shorten(WithShortElements(clean.ToString().Trim()), MostElements) ?? string.Empty;
    }

    private static string WithShortElements(string text)
    {
        var result = new StringBuilder(text.Length);
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            var length = Math.Min(element.Length, MostUnitsOfElement);
            _ = result.Append(element, 0, length - (char.IsHighSurrogate(element[length - 1]) ? 1 : 0));
        }

        return result.ToString();
    }

    /// <summary>Renders the text, shortened with an ellipsis to a maximum width; null if nothing fits.</summary>
    internal static TextMask? Fit(ITextRenderer renderer, string text, int fontSize, int maximumWidth)
    {
        var mask = renderer.Render(text, fontSize);
        var elements = new StringInfo(text).LengthInTextElements;
        while (mask is not null && mask.Width > maximumWidth)
        {
            // Reducing by the share that fits, and by at least one, takes two or three rounds.
            elements = Math.Min(elements - 1, (int)((long)elements * maximumWidth / mask.Width));
            if (Shorten(text, elements) is not { } shorter)
            {
                return null;
            }

            mask = renderer.Render(shorter, fontSize);
        }

        return mask;
    }

    /// <summary>
    /// Shortens the text with an ellipsis. A last word with a digit, such as 87%, is kept complete: the words before it are
    /// shortened, and if that word itself does not fit, nothing is written, because 8 instead of 87% would be wrong.
    /// </summary>
    private static string? Shorten(string text, int elements)
    {
        var all = new StringInfo(text);
        if (all.LengthInTextElements <= elements)
        {
            return text;
        }

        var last = text.LastIndexOf(' ') is var space and > 0 && text.Skip(space).Any(char.IsDigit) ? text.Substring(space) : string.Empty;
        var room = elements - new StringInfo(last).LengthInTextElements;
        return room > 0 ? all.SubstringByTextElements(0, room).TrimEnd() + "…" + last
            : last.Length > 0 && room >= -1 ? last.TrimStart()
            : null;
    }
}
