using System;
using System.Net;
using Roboflow.Inference.Hosted;

namespace Roboflow.Inference.Sessions;

/// <summary>Settings for proxy, security, time limits and retries; null means not specified.</summary>
internal sealed record TransportSettings
{
    internal static TransportSettings None { get; } = new();

    internal Uri? Proxy { get; init; }

    /// <summary>The same object for the whole session, because it is part of the key of pooled connections.</summary>
    internal NetworkCredential? ProxyCredential { get; init; }

    internal bool? NoProxy { get; init; }

    internal bool? SkipCertificateCheck { get; init; }

    internal bool? AllowUnencryptedAuthentication { get; init; }

    internal int? TimeoutSec { get; init; }

    /// <summary>Time limit for one image with all its tries, in seconds; 0 for no limit.</summary>
    internal int? TotalTimeoutSec { get; init; }

    internal int? MaximumRetryCount { get; init; }

    internal double? RetryIntervalSec { get; init; }

    /// <summary>Returns these settings, with those of the session for values that are not specified.</summary>
    internal TransportSettings Over(TransportSettings session) => new()
    {
        Proxy = Proxy ?? session.Proxy,

        // The credentials of one proxy must not be sent to another.
        ProxyCredential = ProxyCredential ?? (Proxy is null ? session.ProxyCredential : null),
        NoProxy = NoProxy ?? (Proxy is null ? session.NoProxy : null),
        SkipCertificateCheck = SkipCertificateCheck ?? session.SkipCertificateCheck,
        AllowUnencryptedAuthentication = AllowUnencryptedAuthentication ?? session.AllowUnencryptedAuthentication,
        TimeoutSec = TimeoutSec ?? session.TimeoutSec,
        TotalTimeoutSec = TotalTimeoutSec ?? session.TotalTimeoutSec,
        MaximumRetryCount = MaximumRetryCount ?? session.MaximumRetryCount,
        RetryIntervalSec = RetryIntervalSec ?? session.RetryIntervalSec,
    };

    /// <summary>Returns the options with these settings; others keep their defaults.</summary>
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
