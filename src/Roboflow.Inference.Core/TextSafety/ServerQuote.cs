using System;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.TextSafety;

/// <summary>
/// A server's text for the end of a message: one line without control characters. It is shortened only when the key was removed,
/// because what is left of a key that was cut is hard to recognize.
/// </summary>
/// <param name="text">The text, cleaned by <see cref="ServerText"/>.</param>
/// <param name="words">The text with every word that is not in a whole query, for its cause only; null if it is the same.</param>
internal readonly struct ServerQuote(string text, string? words = null)
{
    /// <summary>Enough for a key at the end of what is displayed, with each character escaped twice.</summary>
    internal const int Longest = 1200;

    private const int Displayed = 200;

    private static readonly Regex Page = new(
        "^<([!?]|(head|body|title|meta|link|style|script|center|div|h[1-6]|p)[ />]|.*</)|<html",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(5));

    internal bool IsEmpty => string.IsNullOrEmpty(text);

    /// <summary>Whether it is a web page, or other markup, instead of a sentence. Python's name of an exception, &lt;class 'X'&gt;, is not a page.</summary>
    internal bool IsPage => Page.IsMatch(Text);

    /// <summary>The text, up to <see cref="Longest"/> characters.</summary>
    internal string Text => text ?? string.Empty;

    /// <summary>The first 200 characters.</summary>
    internal string Shortened => Shorten(Text);

    /// <summary>
    /// Where a cause is searched for: what is shown, with the words that can be removed from it because a value in the address of an
    /// image has them too; never shown. Nothing of a gateway's or a firewall's page: its styles and its footer name images and
    /// authentication too.
    /// </summary>
    internal string Cause => IsPage ? string.Empty : words is null ? Shortened : $"{Shortened}\n{Shorten(words)}";

    /// <summary>Returns the text without the request's secrets, and without those in the address of an image.</summary>
    internal ServerQuote Without(RequestSecrets? secrets, Uri? address)
    {
        if (IsEmpty)
        {
            return this;
        }

        var scrubbed = secrets is null ? Text : secrets.Scrub(Text);
        return address is null
            ? new ServerQuote(scrubbed, words)
            : new ServerQuote(AddressSecrets.Remove(scrubbed, address), words ?? AddressSecrets.Remove(scrubbed, address, onlyWhole: true));
    }

    private static string Shorten(string text) => text.Length <= Displayed ? text
        : text.Substring(0, char.IsHighSurrogate(text[Displayed - 1]) ? Displayed - 1 : Displayed).TrimEnd();
}
