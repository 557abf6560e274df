using System;
using System.Net;
using System.Security;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference;

/// <summary>An API key that is decoded only for a request.</summary>
public sealed class ApiKey
{
    /// <summary>The environment variable with the key.</summary>
    internal const string Variable = "ROBOFLOW_API_KEY";

    // Far above any key; servers refuse longer headers, and a SecureString has its own limit.
    private const int Longest = 32 * 1024;

    private readonly SecureString _secret;

    /// <summary>Keeps a copy of <paramref name="secret"/>, without white space around it.</summary>
    /// <exception cref="InvalidApiKeyException">It has quotation marks around it, white space within it, a character outside printable ASCII, the variable's name, or more than 32,768 characters.</exception>
    internal ApiKey(SecureString secret)
        : this(Reveal(secret ?? throw new ArgumentNullException(nameof(secret))))
    {
    }

    private ApiKey(string text)
    {
        _secret = new SecureString();
        var key = text.Trim();
        if (key.Length > Longest || NamesVariable(key) || (key.Length > 0 && (IsQuote(key[0]) || IsQuote(key[key.Length - 1]))))
        {
            throw new InvalidApiKeyException();
        }

        foreach (var character in key)
        {
            // Rejected here without quoting the key; a later check would quote it.
            _secret.AppendChar(character is > ' ' and <= '~' ? character : throw new InvalidApiKeyException());
        }

        _secret.MakeReadOnly();
    }

    /// <summary>Whether the key is empty.</summary>
    internal bool IsEmpty => _secret.Length == 0;

    /// <summary>The last four characters, to recognize the key; null for a key so short that they would reveal too much.</summary>
    internal string? Ending => _secret.Length < 12 ? null : Reveal().Substring(_secret.Length - 4);

    /// <summary>Creates a key from plain text, for example from the environment; white space around it is removed.</summary>
    /// <exception cref="InvalidApiKeyException">It has quotation marks around it, white space within it, a character outside printable ASCII, the variable's name, or more than 32,768 characters.</exception>
    internal static ApiKey FromText(string text) => new(text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>Returns a placeholder, never the key.</summary>
    public override string ToString() => "(API key)";

    /// <summary>Represents an invalid key until a command reports it; it does not contain the text.</summary>
    internal static ApiKey Invalid { get; } = new(string.Empty);

    internal string Reveal() => Reveal(_secret);

    private static string Reveal(SecureString secret) => new NetworkCredential(string.Empty, secret).Password;

    /// <summary>Removes the key from a text, in every encoding in which a server or a library could quote it.</summary>
    internal string Scrub(string text) => IsEmpty ? text : KeyScrubber.Scrub(text, Reveal());

    // A whole line of an .env file, or a reference that a build service left as it was, such as $(ROBOFLOW_API_KEY).
    private static bool NamesVariable(string key) => key.IndexOf(Variable, StringComparison.OrdinalIgnoreCase) >= 0;

    // docker's --env-file keeps quotation marks.
    private static bool IsQuote(char character) => character is '"' or '\'' or '`';
}
