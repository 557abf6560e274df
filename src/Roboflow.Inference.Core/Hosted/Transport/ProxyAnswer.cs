using System;
using System.Globalization;
#if NET
using System.Net.Http;
using System.Text.RegularExpressions;
#endif

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>A proxy's answer to the request for a tunnel to an https server, if it did not open one.</summary>
/// <param name="Status">The HTTP status; null for a SOCKS proxy.</param>
internal sealed record ProxyAnswer(int? Status)
{
    /// <summary>The status with which a proxy requires credentials.</summary>
    internal const int Challenge = 407;

#if NET
    // .NET puts the status only into the message, which it does not translate.
    private static readonly Regex StatusIn = new("status code '(?<status>[0-9]{3})'", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex SocksCredentials = new(
        "SOCKS server.*authentication|authenticate with the SOCKS server", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
#endif

    /// <summary>Whether the proxy requires credentials, or does not accept these.</summary>
    internal bool WantsCredentials => Status is null or Challenge;

    /// <summary>Whether the proxy can open the tunnel later.</summary>
    internal bool IsTransient => Status is 408 or 429 or >= 500;

    /// <summary>The cause, for the user.</summary>
    internal string Text => string.Format(CultureInfo.InvariantCulture, "The proxy did not connect to the server (status {0}).", Status);

    /// <summary>The message about missing or wrong credentials; a SOCKS proxy has no status.</summary>
    internal static string WantsCredentialsText(int? status) =>
        $"The proxy requires credentials, or does not accept these{(status is null ? string.Empty : $" (status {status})")}.";

    /// <summary>Returns the proxy's answer from the exception of a request; null if that is not the cause.</summary>
    internal static ProxyAnswer? Of(Exception exception)
    {
#if NET
        if (exception is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError })
        {
            var message = exception.GetBaseException().Message;
            return StatusIn.Match(message) is { Success: true } match
                ? new ProxyAnswer(int.Parse(match.Groups["status"].Value, CultureInfo.InvariantCulture))
                : SocksCredentials.IsMatch(message) ? new ProxyAnswer(Status: null) : null;
        }
#endif

        // On .NET Framework, the handler returns the proxy's answer as if the server had sent it.
        return null;
    }
}
