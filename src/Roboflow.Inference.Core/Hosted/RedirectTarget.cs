using System;
using System.Net.Http.Headers;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Hosted;

/// <summary>The server that a redirect leads to, for the message: with the scheme and the port, because it is often the server itself, by https.</summary>
internal static class RedirectTarget
{
    private static readonly char[] Slashes = ['/', '\\'];

    /// <summary>Returns the target's server, or that it is another page of the same one.</summary>
    /// <param name="headers">The answer's headers.</param>
    /// <param name="asked">The address of the request.</param>
    internal static ServerQuote Of(HttpResponseHeaders headers, Uri? asked) => ServerText.Quote(
        Absolute(headers.Location, asked) is { IsAbsoluteUri: true, Host.Length: > 0 } target
            ? target.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)
            : "another page");

    // Two slashes begin another server's name, with the scheme of the request. Browsers take backslashes and surplus slashes for
    // slashes too, but .NET takes some of these for a file of the network, and others for a path.
    private static Uri? Absolute(Uri? location, Uri? asked)
    {
        var text = location?.OriginalString.Trim();
        return text?.Length > 2 && asked is not null && Array.IndexOf(Slashes, text[0]) >= 0 && Array.IndexOf(Slashes, text[1]) >= 0
            ? Uri.TryCreate($"{asked.Scheme}://{text.TrimStart(Slashes)}", UriKind.Absolute, out var target) ? target : null
            : location;
    }
}
