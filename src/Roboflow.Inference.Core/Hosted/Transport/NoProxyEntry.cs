using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>An entry of NO_PROXY: a host, which also means those below it, a pattern, an IP address or a network of them; maybe with a port.</summary>
internal sealed class NoProxyEntry
{
    // A part of an address or a range of them: no name of a host ends in a number, and x stands for any number.
    private static readonly Regex Numbers = new(
        @"(?:^|\.)[0-9]+$|^[0-9]+\.[0-9.x-]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    private readonly string _name = string.Empty;
    private readonly byte[]? _network;
    private readonly int _bits;
    private readonly int? _port;

    private NoProxyEntry(byte[] network, int bits, int? port) => (_network, _bits, _port) = (network, bits, port);

    private NoProxyEntry(string name, int? port) => (_name, _port) = (name, port);

    /// <summary>Reads an entry; null if it is not understood.</summary>
    internal static NoProxyEntry? Parse(string text)
    {
        var slash = text.IndexOf('/');
        if (slash >= 0)
        {
            var prefix = text.Substring(0, slash);
            return Literal(prefix) is { } network && Number(text.Substring(slash + 1)) - MappedBits(prefix, network) is { } bits
                && bits >= 0 && bits <= network.Length * 8
                ? new NoProxyEntry(network, bits, port: null)
                : null;
        }

        // An IPv6 address without brackets has no port.
        var colon = text.IndexOf(':', text.IndexOf(']') + 1);
        var hasPort = colon >= 0 && colon == text.LastIndexOf(':');
        var port = hasPort ? Number(text.Substring(colon + 1)) : null;
        var host = hasPort ? text.Substring(0, colon) : text;
        if (hasPort && port is null)
        {
            return null;
        }

        var isBelow = host.StartsWith("*.", StringComparison.Ordinal) && host.LastIndexOf('*') == 0;
        var name = (isBelow ? host.Substring(1) : host).Trim('.');
        return Literal(name) is { } one ? new NoProxyEntry(one, one.Length * 8, port)
            : name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '*') && !Numbers.IsMatch(name)
                ? new NoProxyEntry(name, port)
                : null;
    }

    /// <summary>Whether it means this server.</summary>
    internal bool Matches(Uri address)
    {
        if (_port is not null && _port != address.Port)
        {
            return false;
        }

        // As in Windows' own list: 10.1.* or *.lan*.
        if (_name.IndexOf('*') >= 0)
        {
            return IsLike(address.DnsSafeHost.TrimEnd('.'), _name);
        }

        return Literal(address.DnsSafeHost.TrimEnd('.')) is { } literal
            ? _network is not null && IsInNetwork(literal)
            : _network is null && (IsName(address.Host) || IsName(address.IdnHost));
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // The network of an IPv4 address that is written as an IPv6 one counts the bits before it too.
    private static int MappedBits(string text, byte[] network) => network.Length == 4 && text.IndexOf(':') >= 0 ? 96 : 0;

    // .NET also reads a single number as an IPv4 address, and one that begins with 0 as octal, which is not what a person means.
    private static byte[]? Literal(string text)
    {
        if ((text.IndexOf(':') < 0 && (text.Count(c => c == '.') != 3 || text.Split('.').Any(n => n.Length > 1 && n[0] == '0')))
            || !IPAddress.TryParse(text, out var address))
        {
            return null;
        }

        return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
    }

    private bool IsName(string host)
    {
        var whole = host.TrimEnd('.');
        return string.Equals(whole, _name, StringComparison.OrdinalIgnoreCase) || whole.EndsWith("." + _name, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsLike(string host, string pattern)
    {
        var parts = pattern.Split('*');
        var at = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            // The first part is at the start, the last one at the end, and the others follow each other.
            var found = i == parts.Length - 1 && i > 0
                ? host.EndsWith(parts[i], StringComparison.OrdinalIgnoreCase) ? host.Length - parts[i].Length : -1
                : host.IndexOf(parts[i], at, StringComparison.OrdinalIgnoreCase);
            if (found < at || (i == 0 && found > 0))
            {
                return false;
            }

            at = found + parts[i].Length;
        }

        return true;
    }

    private bool IsInNetwork(byte[] address)
    {
        if (address.Length != _network!.Length)
        {
            return false;
        }

        for (var bit = 0; bit < _bits; bit++)
        {
            if (((address[bit / 8] ^ _network[bit / 8]) & (0x80 >> (bit % 8))) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
