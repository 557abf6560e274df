using System;
using Roboflow.Inference.Runs;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference;

/// <summary>A failed request or image. The message can quote the server's text, cleaned, and never contains the key.</summary>
public sealed class RoboflowException : Exception, IRunFailure, IUndecidedFailure
{
    /// <summary>Creates a failure of this kind, with a message for the user.</summary>
    internal RoboflowException(FailureKind kind, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
        EndsRun = IsFinal(kind);
    }

    /// <summary>Creates a failure whose message ends in the server's text, shortened.</summary>
    internal RoboflowException(FailureKind kind, string message, ServerQuote quote, Exception? innerException = null)
        : this(kind, message + quote.Shortened, innerException) => (Lead, Quote) = (message, quote);

    /// <summary>The cause.</summary>
    public FailureKind Kind { get; }

    /// <summary>The HTTP status, or null if there was no answer.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>How long the server asks to wait before a retry, or null.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>Whether a retry can succeed: 408, 429, 500, 502, 503, 504, broken connections, time-outs, and a file that changed meanwhile.</summary>
    public bool IsTransient { get; internal init; }

    /// <summary>
    /// Whether no later image can succeed either: a rejected or missing key, no credits, usage paused, a refusing
    /// proxy, a server that is gone.
    /// For denied access (403), the caller that throws decides whether it concerns only the requested item.
    /// </summary>
    public bool EndsRun { get; internal init; }

    /// <inheritdoc/>
    bool IRunFailure.OthersFinish => false;

    /// <inheritdoc/>
    FailureScope IUndecidedFailure.Scope => Scope?.Invoke() ?? FailureScope.Item;

    /// <summary>The message before the server's text; null for a message without one.</summary>
    internal string? Lead { get; }

    /// <summary>The server's text at the end of the message, longer than the message has it.</summary>
    internal ServerQuote Quote { get; }

    /// <summary>Decides whether only this image fails, if that depends on how other requests fare.</summary>
    internal Func<FailureScope>? Scope { get; set; }

    /// <summary>Whether the request was not sent because there was no connection.</summary>
    internal bool NeverConnected { get; init; }

    /// <summary>Whether the model file on this machine is the cause, not a server's answer.</summary>
    internal bool IsOfModelFile { get; init; }

    /// <summary>Whether there was no answer at all, not even an error.</summary>
    internal bool IsSilence => StatusCode is null && Kind is FailureKind.ConnectionFailed or FailureKind.CertificateNotTrusted or FailureKind.TimedOut;

    /// <summary>Whether every later request of the run fails in the same way.</summary>
    internal static bool IsFinal(FailureKind kind) => kind is FailureKind.AuthenticationFailed or FailureKind.ApiKeyMissing or FailureKind.QuotaExceeded
        or FailureKind.AccessDenied or FailureKind.UsagePaused or FailureKind.ImagingUnavailable
        or FailureKind.ProxyRefused or FailureKind.NetworkSignInRequired;
}
