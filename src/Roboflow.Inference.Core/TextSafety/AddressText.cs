using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.TextSafety;

/// <summary>Addresses as errors and reports show them: without user, password, query and fragment, which can be secrets.</summary>
internal static class AddressText
{
    /// <summary>A character of an address.</summary>
    internal const string Inside = "(?:(?!" + Ending + @")\S)";

    // An apostrophe can be a part of an address. It ends one only where a quotation ends: before a space, also behind punctuation, or at the end.
    private const string Ending = @"(?=['""][.,;:!?)\]}]*(?:\s|$))";
    private const string Path = "(?:(?!" + Ending + @")[^\s?#])*";

    private static readonly Regex User = Find($@"(?<=\b[a-z][a-z0-9+.-]{{0,20}}://)(?:(?!{Ending})[^\s/?#])*@");

    // In a quotation it can have spaces that are not encoded.
    private static readonly Regex Query = Find(
        $@"(?<='[a-z][a-z0-9+.-]{{0,20}}://{Path})[?#][^\r\n]*?{Ending}|(?<=\b[a-z][a-z0-9+.-]{{0,20}}://{Path})[?#]{Inside}*");

    // The path before it can have spaces that are not encoded. A wildcard is shorter.
    private static readonly Regex Values = Find($@"\?(?=(?:(?!{Ending})[^\s?=])+=|{Inside}{{8}}){Inside}+");

    // Also behind a quotation mark.
    private static readonly Regex Scheme = Find(@"^\W?[a-z][a-z0-9+.-]{0,20}:(?://|\\\\)");

    // Encoded as a whole.
    private static readonly Regex EncodedSlashes = Find("^[^/]{0,22}%2F%2F");

    // What is no port behind the server's name can be a password, if the server is forgotten or its @ is encoded.
    private static readonly Regex NoPort = Find(@"(?<=^\W?[a-z][a-z0-9+.-]{0,20}:(?://|\\\\)[^/\\?#:\[\]]{0,300}:)(?![0-9]{0,5}(?:[/\\?#]|$))[^/\\?#]+");

    /// <summary>The scheme, the server and the path.</summary>
    internal static string Of(string written) => Of(written, UriComponents.SchemeAndServer | UriComponents.Path);

    /// <summary>The scheme and the server.</summary>
    internal static string OfServer(string written) => Of(written, UriComponents.SchemeAndServer);

    /// <summary>A model, project or workspace, which can be written as an address: without a query, in which samples have the key.</summary>
    internal static string OfName(string written) =>
        written.IndexOf('=') < 0 ? written : Of(written.Substring(0, written.IndexOf('='))) + "?***";

    /// <summary>Returns a URL without its secrets, and a path unchanged, except what looks like the query of an address in one that is no file. A
    /// sentence about a URL gets it in this form, because a query with spaces has no end in it.</summary>
    internal static string OfPath(string path) =>
        IsAddress(path) ? WellFormedText.Of(Of(path)) : BareQuery.IsOfFile(path) ? WellFormedText.Of(path) : InMessage(path);

    /// <summary>As <see cref="InMessage(string)"/>, for a message that quotes the path that it is about.</summary>
    internal static string InMessage(string message, string? about) =>
        about is null ? InMessage(message)
            : IsAddress(about) ? InMessage(message.Replace(about, OfPath(about)))
            : BareQuery.IsOfFile(about) ? string.Join(OfPath(about), message.Split([about], StringSplitOptions.None).Select(InMessage))
            : InMessage(message);

    /// <summary>Returns a message with its URLs without users, queries and fragments.</summary>
    internal static string InMessage(string message)
    {
        var first = message.IndexOf("://", StringComparison.Ordinal);
        try
        {
            var text = first < 0 ? message
                : Values.Replace(Query.Replace(User.Replace(message, string.Empty), string.Empty), string.Empty, count: -1, startat: first);
            return WellFormedText.Of(BareQuery.Remove(text));
        }
        catch (RegexMatchTimeoutException)
        {
            // A text of many megabytes, or a machine under load: rather too little of the text than too much.
            return WellFormedText.Of(message.Substring(0, Math.Max(first, 0))) + "://***";
        }
    }

    private static bool IsAddress(string path) => WebAddress.Of(path) is not null || WebAddress.IsMeant(path);

    private static Regex Find(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    private static string Of(string written, UriComponents parts)
    {
        if (EncodedSlashes.IsMatch(written))
        {
            return Of(Uri.UnescapeDataString(written), parts);
        }

        // Some schemes, such as ftp, have no query for .NET: it would be part of the path.
        return Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Host.Length > 0
            && Uri.TryCreate(written.Substring(0, EndOfPath(written)), UriKind.Absolute, out var shown)
                ? shown.GetComponents(parts, UriFormat.UriEscaped)
                : OfUnreadable(written);
    }

    // An @, also an encoded one, can end the user, whose password can contain anything, or be part of a query.
    private static string OfUnreadable(string written)
    {
        var (scheme, text) = (Scheme.Match(written).Value, written.Replace("%40", "@"));
        var (server, end) = (text.LastIndexOf('@') + 1, EndOfPath(text));
        return server == 0 ? NoPort.Replace(text.Substring(0, end), "***")
            : server > end ? scheme + "***"
            : scheme + text.Substring(server, end - server);
    }

    // Before the values, the question mark can be encoded.
    private static int EndOfPath(string written)
    {
        var (query, encoded) = (written.IndexOfAny(['?', '#']), written.IndexOf("%3F", StringComparison.OrdinalIgnoreCase));
        var end = query < 0 ? written.Length : query;
        return encoded >= 0 && encoded < Math.Min(end, written.LastIndexOf('=')) ? encoded : end;
    }
}
