using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using Roboflow.Inference.Hosted.Transport;
using Roboflow.Inference.Images;
using Roboflow.Inference.TextSafety;
#if !NET
using System.Net;
#endif

namespace Roboflow.Inference.Hosted;

/// <summary>Classifies failures: by status if there is an answer, else by exception.</summary>
internal static class FailureFactory
{
    private const string NoKey = "The server requires an API key, but none is set. ";

    // .NET quotes a proxy's address with its user and password.
    private static readonly Regex UserInfo = new("(?<=://)[^/]*@", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex KeyIsMissing = new(
        "api[ _-]?key|unauthori[sz]ed|authentication",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    /// <param name="status">The HTTP status.</param>
    /// <param name="said">The server's error text without secrets; can be empty. Only what is shown of it tells the cause.</param>
    /// <param name="headers">The answer's headers.</param>
    /// <param name="hasKey">Whether the request carried a key.</param>
    /// <param name="accessDeniedIsFinal">Whether a 403 concerns the key, and so every later request too.</param>
    /// <param name="asked">The address of the request.</param>
    internal static RoboflowException FromStatus(
        int status, ServerQuote said, HttpResponseHeaders headers, bool hasKey, bool accessDeniedIsFinal, Uri? asked = null)
    {
        var kind = status switch
        {
            401 or 403 or 400 or 422 when !hasKey && (status == 401 || KeyIsMissing.IsMatch(said.Cause)) => FailureKind.ApiKeyMissing,
            401 => FailureKind.AuthenticationFailed,
            402 => FailureKind.QuotaExceeded,
            403 => FailureKind.AccessDenied,
            404 => FailureKind.ModelNotFound,
            ProxyAnswer.Challenge => FailureKind.ProxyRefused,
            408 => FailureKind.TimedOut,
            413 => FailureKind.ImageTooLarge,
            423 => FailureKind.UsagePaused,
            429 => FailureKind.TooManyRequests,
            301 or 302 or 303 or 307 or 308 => FailureKind.Redirected,
            >= 300 and < 400 => headers.Contains("Location") ? FailureKind.Redirected : FailureKind.InvalidResult,
            400 when IsAboutImage(said.Cause) => FailureKind.InvalidImage,
            501 or 505 or 507 => FailureKind.RequestNotSupported,
            511 => FailureKind.NetworkSignInRequired,
            >= 500 => FailureKind.ServerFault,
            _ => said.IsEmpty ? FailureKind.RequestRejectedWithoutReason : FailureKind.InvalidRequest,
        };
        var (text, quote) = kind switch
        {
            FailureKind.Redirected => (
                $"The server answered {status} with a redirect, which was not followed: the key is sent to no other server. Target: ",
                RedirectTarget.Of(headers, asked)),
            FailureKind.ProxyRefused => (ProxyAnswer.WantsCredentialsText(status), default),
            FailureKind.NetworkSignInRequired => ($"The network requires a sign-in: it answered {status} in place of the server.", default),
            FailureKind.InvalidResult => ($"The server answered {status}, which is not a result{(said.IsEmpty ? "." : ": ")}", said),
            FailureKind.ApiKeyMissing => ($"{NoKey}The server answered {status}{(said.IsEmpty ? "." : ": ")}", said),
            _ => ($"The server answered {status}{(said.IsEmpty ? " without an error text." : ": ")}", said),
        };
        return new RoboflowException(kind, text, quote)
        {
            StatusCode = status,
            EndsRun = RoboflowException.IsFinal(kind) && (accessDeniedIsFinal || kind != FailureKind.AccessDenied),
            RetryAfter = RequestedPause.Read(headers),
            IsTransient = status is 408 or 429 or 500 or 502 or 503 or 504,
        };
    }

    /// <summary>Classifies a successful status without a result; old servers also request a key in this way.</summary>
    internal static RoboflowException FromAnswer(RoboflowException failure, ServerQuote said, int status, bool hasKey)
    {
        var isKeyMissing = !hasKey && failure.Kind == FailureKind.ErrorBodyWithOk && KeyIsMissing.IsMatch(said.Cause);
        return new RoboflowException(
            isKeyMissing ? FailureKind.ApiKeyMissing : failure.Kind,
            (isKeyMissing ? NoKey : string.Empty) + (failure.Lead ?? failure.Message),
            said,
            failure.InnerException)
        {
            StatusCode = status,
        };
    }

    /// <summary>
    /// The failure of a request whose file could not be read to its end; null for others. What changed while it was sent can be
    /// complete at the next try.
    /// </summary>
    internal static RoboflowException? FromFile(Exception exception) => exception.GetBaseException() is FileReadException e
        ? new RoboflowException(FailureKind.FileUnreadable, $"The file cannot be sent: {e.Message}") { IsTransient = true }
        : null;

    internal static RoboflowException FromConnection(Exception exception, ClientOptions options)
    {
        // The outer message can quote the request's address; the innermost message gives the cause.
        var inner = exception.GetBaseException();
        var isCertificate = CertificateCheck.IsCause(exception);
        var tunnel = ProxyAnswer.Of(exception);
        if (tunnel is { WantsCredentials: true })
        {
            return new RoboflowException(FailureKind.ProxyRefused, ProxyAnswer.WantsCredentialsText(tunnel.Status)) { StatusCode = tunnel.Status };
        }

        // The handler's own words are that something was canceled, or about a setting of its own.
        var isTooSlow = exception is OperationCanceledException
            || inner is OperationCanceledException or SocketException { SocketErrorCode: SocketError.OperationAborted };
        var cause = isTooSlow ? $"no connection within {HandlerPool.ConnectSeconds} s." : tunnel?.Text;
        return new RoboflowException(
            isCertificate ? FailureKind.CertificateNotTrusted : FailureKind.ConnectionFailed,
            $"No answer from {DescribeEndpoint(options)}: {cause}",
            cause is null ? ServerText.Quote(UserInfo.Replace(inner.Message, string.Empty)) : default)
        {
            // A TLS failure is not transient.
            IsTransient = inner is not AuthenticationException && !isCertificate && tunnel is not { IsTransient: false },
            NeverConnected = IsBeforeSending(exception),
        };
    }

    /// <summary>Creates the failure that ends a run, from <paramref name="last"/>.</summary>
    internal static RoboflowException Gone(RoboflowException last) =>
        new(last.Kind, last.Message.TrimEnd('.') + "; earlier tries had no answer either.", last.InnerException) { EndsRun = true };

    internal static RoboflowException TimedOut(TimeSpan limit, ClientOptions options) =>
        new(FailureKind.TimedOut, $"No answer from {DescribeEndpoint(options)} within {limit.TotalSeconds:0.###} s.") { IsTransient = true };

    /// <summary>Creates the failure of an image whose tries were answered, but not successfully in its time.</summary>
    internal static RoboflowException TooLate(TimeSpan limit, ClientOptions options, Exception last) =>
        new(FailureKind.TimedOut, $"No result from {DescribeEndpoint(options)} within {limit.TotalSeconds:0.###} s. {last.Message}") { IsTransient = true };

    private static string DescribeEndpoint(ClientOptions options) => HandlerPool.FindProxy(options) is not { } proxy
        ? options.Endpoint.ToString()
        : $"{options.Endpoint} through the proxy {proxy.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}";

    private static bool IsBeforeSending(Exception exception) => exception switch
    {
        // The handler's connection time-out.
        OperationCanceledException => true,
#if NET
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        } => true,
#else
        HttpRequestException
        {
            InnerException: WebException
            {
                Status: WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure or WebExceptionStatus.ConnectFailure
                    or WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure,
            },
        } => true,
#endif
        _ => false,
    };

    private static bool IsAboutImage(string said) =>
        said.IndexOf("image", StringComparison.OrdinalIgnoreCase) >= 0 || said.IndexOf("base64", StringComparison.OrdinalIgnoreCase) >= 0;
}
