using System;
using System.Linq;
using System.Net;
using System.Security;

namespace Roboflow.Inference.Api;

/// <summary>A key that shows itself only to the request that needs it.</summary>
public sealed class ApiKey
{
    private readonly SecureString _secret;

    /// <summary>Keeps a copy of <paramref name="secret"/>.</summary>
    /// <exception cref="InvalidApiKeyException">A character that cannot travel in a header: it is not printable ASCII.</exception>
    public ApiKey(SecureString secret)
    {
        _secret = (secret ?? throw new ArgumentNullException(nameof(secret))).Copy();
        _secret.MakeReadOnly();
        if (!Reveal().All(static c => c is >= ' ' and <= '~'))
        {
            // Said here, without it: what refuses it later on would quote it.
            throw new InvalidApiKeyException();
        }
    }

    /// <summary>Whether there is anything in it.</summary>
    public bool IsEmpty => _secret.Length == 0;

    /// <summary>The last four characters, by which its owner knows it; null for a key so short that they would tell too much.</summary>
    public string? Ending => _secret.Length < 12 ? null : Reveal().Substring(_secret.Length - 4);

    /// <summary>A key from plain text, for example from the environment; white space around it is dropped.</summary>
    /// <exception cref="InvalidApiKeyException">A character that cannot travel in a header: it is not printable ASCII.</exception>
    public static ApiKey FromText(string text)
    {
        using var secret = new SecureString();
        foreach (var character in (text ?? throw new ArgumentNullException(nameof(text))).Trim())
        {
            secret.AppendChar(character);
        }

        return new ApiKey(secret);
    }

    /// <summary>Says that there is a key, never which.</summary>
    public override string ToString() => "(API key)";

    internal string Reveal() => new NetworkCredential(string.Empty, _secret).Password;

    /// <summary>Removes the key, in each spelling that a URL or a message could give it, from a text.</summary>
    internal string Scrub(string text) => IsEmpty ? text : KeyScrubber.Scrub(text, Reveal());
}
