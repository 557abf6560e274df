using System;

namespace Roboflow.Inference.TextSafety;

/// <summary>
/// A server's text for the end of a message: one line without control characters. It is shortened only when the key was removed,
/// because what is left of a key that was cut is hard to recognize.
/// </summary>
/// <param name="text">The text, cleaned by <see cref="ServerText"/>.</param>
internal readonly struct ServerQuote(string text)
{
    /// <summary>Enough for a key at the end of what is displayed, with each character escaped twice.</summary>
    internal const int Longest = 1200;

    private const int Displayed = 200;

    internal bool IsEmpty => string.IsNullOrEmpty(text);

    /// <summary>Whether it is a web page, or other markup, instead of a sentence.</summary>
    internal bool IsPage => Text.StartsWith("<", StringComparison.Ordinal) || Text.IndexOf("<html", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The text, up to <see cref="Longest"/> characters.</summary>
    internal string Text => text ?? string.Empty;

    /// <summary>The first 200 characters.</summary>
    internal string Shortened => Text.Length <= Displayed ? Text
        : Text.Substring(0, char.IsHighSurrogate(Text[Displayed - 1]) ? Displayed - 1 : Displayed).TrimEnd();

    /// <summary>Returns the text without the request's secrets, and without those in the address of an image.</summary>
    internal ServerQuote Without(RequestSecrets? secrets, Uri? address)
    {
        if (IsEmpty)
        {
            return this;
        }

        var scrubbed = secrets is null ? Text : secrets.Scrub(Text);
        return new ServerQuote(address is null ? scrubbed : AddressSecrets.Remove(scrubbed, address));
    }
}
