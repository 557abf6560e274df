using System;
using System.Net;
using System.Security;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Hosted;

/// <summary>A key that shows itself only to the request that needs it.</summary>
public sealed class ApiKey
{
    private readonly SecureString _secret;

    /// <summary>Keeps a copy of <paramref name="secret"/>, without white space around it.</summary>
    /// <exception cref="InvalidApiKeyException">A character that no key has: white space within it, or what is not printable ASCII.</exception>
    public ApiKey(SecureString secret)
        : this(Reveal(secret ?? throw new ArgumentNullException(nameof(secret))))
    {
    }

    private ApiKey(string text)
    {
        _secret = new SecureString();
        foreach (var character in text.Trim())
        {
            // Said here, without it: what refuses it later on would quote it.
            _secret.AppendChar(character is > ' ' and <= '~' ? character : throw new InvalidApiKeyException());
        }

        _secret.MakeReadOnly();
    }

    /// <summary>Whether there is anything in it.</summary>
    public bool IsEmpty => _secret.Length == 0;

    /// <summary>The last four characters, by which its owner knows it; null for a key so short that they would tell too much.</summary>
    public string? Ending => _secret.Length < 12 ? null : Reveal().Substring(_secret.Length - 4);

    /// <summary>A key from plain text, for example from the environment; white space around it is dropped.</summary>
    /// <exception cref="InvalidApiKeyException">A character that no key has: white space within it, or what is not printable ASCII.</exception>
    public static ApiKey FromText(string text) => new(text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>Says that there is a key, never which.</summary>
    public override string ToString() => "(API key)";

    /// <summary>Stands for a text that is no key, until there is a command to say so; it holds nothing of it.</summary>
    internal static ApiKey Invalid { get; } = new(string.Empty);

    internal string Reveal() => Reveal(_secret);

    private static string Reveal(SecureString secret) => new NetworkCredential(string.Empty, secret).Password;

    /// <summary>Removes the key, in each spelling that a URL or a message could give it, from a text.</summary>
    internal string Scrub(string text) => IsEmpty ? text : KeyScrubber.Scrub(text, Reveal());
}
