using System;
using System.Net;

namespace Roboflow.Inference.Hosted;

/// <summary>How requests are made. Options of the connection (proxy, certificate, window) share one handler a process.</summary>
internal sealed record ClientOptions
{
    internal const int DefaultThrottleLimit = 8;
    internal const int DefaultRetryCount = 4;
    internal const int MostRetries = 100;
    internal const double DefaultRetrySeconds = 1;
    internal const double LongestRetrySeconds = 3600;
    internal const int DefaultTimeoutSeconds = 100;

    /// <summary>A day: no time that a user sets or a server tells is longer.</summary>
    internal const int LongestSeconds = 86_400;

    /// <summary>Where.</summary>
    public required RoboflowEndpoint Endpoint { get; init; }

    /// <summary>The key, or null for a server that wants none.</summary>
    public ApiKey? ApiKey { get; init; }

    /// <summary>How the key travels.</summary>
    public KeyTransport KeyTransport { get; init; }

    /// <summary>Lets the key go over plain http to another machine.</summary>
    public bool AllowUnencryptedAuthentication { get; init; }

    /// <summary>The most requests in flight.</summary>
    public int ThrottleLimit { get; init; } = DefaultThrottleLimit;

    /// <summary>The most further tries after a transient fault.</summary>
    public int MaximumRetryCount { get; init; } = DefaultRetryCount;

    /// <summary>First pause between tries; it doubles, with jitter.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(DefaultRetrySeconds);

    /// <summary>The longest pause, also when the server asks for more.</summary>
    public TimeSpan MaximumRetryDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Limit for one try; cold starts take several seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(DefaultTimeoutSeconds);

    /// <summary>Limit for one image with all its tries, or null for none.</summary>
    public TimeSpan? TotalTimeout { get; init; }

    /// <summary>The largest answer that is read, in bytes.</summary>
    public int MaximumAnswerBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>A proxy of the user's choosing; null for the system's.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Proxy credentials.</summary>
    public NetworkCredential? ProxyCredential { get; init; }

    /// <summary>No proxy at all, not even the system's.</summary>
    public bool NoProxy { get; init; }

    /// <summary>Accepts any certificate: for test servers.</summary>
    public bool SkipCertificateCheck { get; init; }
}
