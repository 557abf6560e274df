using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Hosted.Transport;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Hosted;

/// <summary>Tells failures apart: by status for an answer, by exception where none came.</summary>
internal static class FailureFactory
{
    // .NET quotes a proxy's address with the user and the password in it.
    private static readonly Regex UserInfo = new("(?<=://)[^/]*@", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <param name="status">The HTTP status.</param>
    /// <param name="said">The server's own words, scrubbed; may be empty.</param>
    /// <param name="headers">The answer's headers.</param>
    /// <param name="accessDeniedIsFinal">Whether a 403 is about the key, and so about every later request too.</param>
    internal static RoboflowException FromStatus(int status, string said, HttpResponseHeaders headers, bool accessDeniedIsFinal)
    {
        var kind = status switch
        {
            401 => FailureKind.AuthenticationFailed,
            402 => FailureKind.QuotaExceeded,
            403 => FailureKind.AccessDenied,
            404 => FailureKind.ModelNotFound,
            408 => FailureKind.TimedOut,
            413 => FailureKind.ImageTooLarge,
            423 => FailureKind.UsagePaused,
            429 => FailureKind.TooManyRequests,
            >= 300 and < 400 => FailureKind.Redirected,
            400 when IsAboutImage(said) => FailureKind.InvalidImage,
            >= 500 => FailureKind.ServerFault,
            _ => said.Length == 0 ? FailureKind.RequestRejectedWithoutReason : FailureKind.InvalidRequest,
        };
        var text = kind == FailureKind.Redirected
            ? $"The server answered {status} with a redirect to {HostOf(headers)}, which was not followed: the key goes nowhere else."
            : $"The server answered {status}{(said.Length == 0 ? " without a word." : ": " + said)}";
        return new RoboflowException(kind, text)
        {
            StatusCode = status,
            EndsRun = RoboflowException.IsFinal(kind) && (accessDeniedIsFinal || kind != FailureKind.AccessDenied),
            RetryAfter = RetryAfter(headers),
            IsTransient = status is 408 or 429 or 500 or 502 or 503 or 504,
        };
    }

    internal static RoboflowException FromConnection(Exception exception, ClientOptions options)
    {
        // The outer message may quote the request's address; the innermost one says what happened and quotes nothing.
        var inner = exception.GetBaseException();
        return new RoboflowException(FailureKind.ConnectionFailed, $"No answer from {Way(options)}: {ServerText.Clean(UserInfo.Replace(inner.Message, string.Empty))}")
        {
            // A certificate that is not trusted now will not be in a second either.
            IsTransient = inner is not AuthenticationException,
        };
    }

    internal static RoboflowException TimedOut(TimeSpan limit, ClientOptions options) =>
        new(FailureKind.TimedOut, $"No answer from {Way(options)} within {limit.TotalSeconds:0.###} s.") { IsTransient = true };

    private static string Way(ClientOptions options) => HandlerPool.FindProxy(options) is not { } proxy
        ? options.Endpoint.ToString()
        : $"{options.Endpoint} through the proxy {proxy.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}";

    private static bool IsAboutImage(string said) =>
        said.IndexOf("image", StringComparison.OrdinalIgnoreCase) >= 0 || said.IndexOf("base64", StringComparison.OrdinalIgnoreCase) >= 0;

    private static string HostOf(HttpResponseHeaders headers) =>
        headers.Location is { IsAbsoluteUri: true } location ? ServerText.Clean(location.Host) : "another page";

    private static TimeSpan? RetryAfter(HttpResponseHeaders headers)
    {
        var wait = headers.RetryAfter switch
        {
            { Delta: { } seconds } => seconds,
            { Date: { } date } => date - DateTimeOffset.UtcNow,
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
