using System;
using System.Net;
using Roboflow.Inference.Hosted;

namespace Roboflow.Inference.Sessions;

/// <summary>Which way requests go, how patiently, and what they may do. What nobody set is null.</summary>
internal sealed record TransportSettings
{
    internal static TransportSettings None { get; } = new();

    internal Uri? Proxy { get; init; }

    /// <summary>One object for the whole session, since connections are kept by it.</summary>
    internal NetworkCredential? ProxyCredential { get; init; }

    internal bool? NoProxy { get; init; }

    internal bool? SkipCertificateCheck { get; init; }

    internal bool? AllowUnencryptedAuthentication { get; init; }

    internal int? TimeoutSec { get; init; }

    /// <summary>Seconds for one image with all its tries; 0 for no limit.</summary>
    internal int? TotalTimeoutSec { get; init; }

    internal int? MaximumRetryCount { get; init; }

    internal double? RetryIntervalSec { get; init; }

    /// <summary>These settings, and those of the session where these are not set.</summary>
    internal TransportSettings Over(TransportSettings session) => new()
    {
        Proxy = Proxy ?? session.Proxy,

        // Who we are to one proxy is not told to another one.
        ProxyCredential = ProxyCredential ?? (Proxy is null ? session.ProxyCredential : null),
        NoProxy = NoProxy ?? (Proxy is null ? session.NoProxy : null),
        SkipCertificateCheck = SkipCertificateCheck ?? session.SkipCertificateCheck,
        AllowUnencryptedAuthentication = AllowUnencryptedAuthentication ?? session.AllowUnencryptedAuthentication,
        TimeoutSec = TimeoutSec ?? session.TimeoutSec,
        TotalTimeoutSec = TotalTimeoutSec ?? session.TotalTimeoutSec,
        MaximumRetryCount = MaximumRetryCount ?? session.MaximumRetryCount,
        RetryIntervalSec = RetryIntervalSec ?? session.RetryIntervalSec,
    };

    /// <summary>The options with what is set here; the rest keeps its default.</summary>
    internal ClientOptions Apply(ClientOptions options) => options with
    {
        Proxy = Proxy,
        ProxyCredential = ProxyCredential,
        NoProxy = NoProxy ?? false,
        SkipCertificateCheck = SkipCertificateCheck ?? false,
        AllowUnencryptedAuthentication = AllowUnencryptedAuthentication ?? false,
        Timeout = TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) : options.Timeout,
        TotalTimeout = TotalTimeoutSec is > 0 and { } total ? TimeSpan.FromSeconds(total) : options.TotalTimeout,
        MaximumRetryCount = MaximumRetryCount ?? options.MaximumRetryCount,
        RetryInterval = RetryIntervalSec is { } pause ? TimeSpan.FromSeconds(pause) : options.RetryInterval,
    };
}
