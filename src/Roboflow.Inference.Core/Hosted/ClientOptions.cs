using System;
using System.Net;

namespace Roboflow.Inference.Hosted;

/// <summary>Options for requests. Clients with the same connection options share one HTTP handler per process.</summary>
internal sealed record ClientOptions
{
    internal const int DefaultThrottleLimit = 8;
    internal const int DefaultRetryCount = 4;
    internal const int MostRetries = 100;
    internal const double DefaultRetrySeconds = 1;
    internal const double LongestRetrySeconds = 3600;
    internal const int DefaultTimeoutSeconds = 100;

    /// <summary>The maximum of all times that a user sets or a server sends: a day.</summary>
    internal const int LongestSeconds = 86_400;

    /// <summary>The server's endpoint.</summary>
    public required RoboflowEndpoint Endpoint { get; init; }

    /// <summary>The key, or null for a server that does not need one.</summary>
    public ApiKey? ApiKey { get; init; }

    /// <summary>How the key is sent.</summary>
    public KeyTransport KeyTransport { get; init; }

    /// <summary>Allows sending the key over plain http to another machine.</summary>
    public bool AllowUnencryptedAuthentication { get; init; }

    /// <summary>The maximum number of requests in flight.</summary>
    public int ThrottleLimit { get; init; } = DefaultThrottleLimit;

    /// <summary>The maximum number of retries after a transient failure.</summary>
    public int MaximumRetryCount { get; init; } = DefaultRetryCount;

    /// <summary>The pause before the first retry; it doubles each time, with random jitter.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(DefaultRetrySeconds);

    /// <summary>The maximum pause, unless the first one is longer.</summary>
    public TimeSpan MaximumRetryDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The maximum pause that a server can request.</summary>
    public TimeSpan MaximumRequestedDelay { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The time limit for one try; cold starts take several seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(DefaultTimeoutSeconds);

    /// <summary>The time limit for one image with all its tries, or null for none.</summary>
    public TimeSpan? TotalTimeout { get; init; }

    /// <summary>The maximum size of an answer, in bytes.</summary>
    public int MaximumAnswerBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The proxy's address; null for the system's proxy.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Proxy credentials.</summary>
    public NetworkCredential? ProxyCredential { get; init; }

    /// <summary>Uses no proxy, not even the system's.</summary>
    public bool NoProxy { get; init; }

    /// <summary>Accepts any certificate: for test servers.</summary>
    public bool SkipCertificateCheck { get; init; }
}
