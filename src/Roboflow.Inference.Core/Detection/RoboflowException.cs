using System;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference;

/// <summary>One image's failure. The message holds the server's own words, cleaned, and never the key.</summary>
public sealed class RoboflowException : Exception, IRunFailure, IUndecidedFailure
{
    /// <summary>A failure of the kind given, in words for the user.</summary>
    internal RoboflowException(FailureKind kind, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
        EndsRun = IsFinal(kind);
    }

    /// <summary>Why.</summary>
    public FailureKind Kind { get; }

    /// <summary>The HTTP status, or null where no answer came.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>How long the server asks us to wait before another try, or null.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>Whether another try can succeed: 408, 429, 500, 502, 503, 504, connection faults and time-outs.</summary>
    public bool IsTransient { get; internal init; }

    /// <summary>
    /// Whether no later image can succeed either: a refused or missing key, no credits, usage paused, a server that is
    /// gone. Who throws knows better where denied access (403) is about the one thing that was asked for.
    /// </summary>
    public bool EndsRun { get; internal init; }

    /// <inheritdoc/>
    bool IRunFailure.OthersFinish => false;

    /// <inheritdoc/>
    FailureScope IUndecidedFailure.Scope => Scope?.Invoke() ?? FailureScope.Item;

    /// <summary>Tells whether the failure is the image's own, where that shows only by what others meet.</summary>
    internal Func<FailureScope>? Scope { get; set; }

    /// <summary>Whether the request was not even sent: there was no connection.</summary>
    internal bool NeverConnected { get; init; }

    /// <summary>Whether no answer came at all, not even a refusal.</summary>
    internal bool IsSilence => StatusCode is null && Kind is FailureKind.ConnectionFailed or FailureKind.CertificateNotTrusted or FailureKind.TimedOut;

    /// <summary>Whether every later request of the run fails in the same way.</summary>
    internal static bool IsFinal(FailureKind kind) => kind is FailureKind.AuthenticationFailed or FailureKind.ApiKeyMissing or FailureKind.QuotaExceeded
        or FailureKind.AccessDenied or FailureKind.UsagePaused or FailureKind.ImagingUnavailable;
}
