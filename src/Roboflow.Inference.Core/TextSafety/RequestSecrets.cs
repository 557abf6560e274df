using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;

namespace Roboflow.Inference.TextSafety;

/// <summary>What a request carries and no text shows: the key, and the password for the proxy, which its error pages can repeat.</summary>
internal sealed class RequestSecrets
{
    // A shorter password is a part of ordinary words: it is removed only with the user's name, and in the header.
    private const int ShortestPassword = 4;

    // Anything shorter could be a class name.
    private const int ShortestInAnswer = 12;

    private readonly ApiKey? _key;
    private readonly string[] _proxy;

    // Made once, because every answer is searched; a request contains them anyway.
    private readonly Lazy<KeyMask[]> _masks;

    /// <param name="key">The key, or null if none is sent.</param>
    /// <param name="proxy">What the proxy can know.</param>
    internal RequestSecrets(ApiKey? key, params NetworkCredential[] proxy)
    {
        _key = key is { IsEmpty: false } ? key : null;
        _proxy = [.. proxy.SelectMany(Spellings).Distinct(StringComparer.Ordinal)];
        _masks = new(() => [.. Masked().Select(secret => new KeyMask(secret))]);
    }

    /// <summary>Whether it has no secret.</summary>
    internal bool IsEmpty => _key is null && _proxy.Length == 0;

    /// <summary>Removes the key from a text of any origin.</summary>
    internal string ScrubKey(string text) => _key is null ? text : _key.Scrub(text);

    /// <summary>Removes everything from a text that a server or a library wrote; a password can be a word of our own texts.</summary>
    internal string Scrub(string text) => _proxy.Aggregate(ScrubKey(text), KeyScrubber.Scrub);

    /// <summary>Masks everything that is too long for a class name in an answer.</summary>
    internal void Mask(Span<byte> answer)
    {
        foreach (var mask in _masks.Value)
        {
            mask.Apply(answer);
        }
    }

    private IEnumerable<string> Masked() => (_key?.Ending is null ? [] : new[] { _key.Reveal() }).Concat(_proxy.Where(s => s.Length >= ShortestInAnswer));

    // As the header has it first: without the password, the rest of it would not be recognized.
    private static IEnumerable<string> Spellings(NetworkCredential credential)
    {
        var (password, whole) = (credential.Password, $"{credential.UserName}:{credential.Password}");
        if (password.Length == 0)
        {
            yield break;
        }

        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(credential.Domain.Length == 0 ? whole : $"{credential.Domain}\\{whole}"));
        yield return password.Length < ShortestPassword ? whole : password;
    }
}
