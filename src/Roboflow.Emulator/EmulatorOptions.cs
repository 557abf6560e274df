using System;
using System.Security.Cryptography.X509Certificates;

namespace Roboflow.Emulator;

/// <summary>The emulator's options; the defaults are those of the hosted service.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The port on 127.0.0.1; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>The emulated product.</summary>
    public EmulatorDialect Dialect { get; init; }

    /// <summary>The only valid key, or null to accept any.</summary>
    public string? ApiKey { get; init; } = "emulator-key";

    /// <summary>Ignores <c>classes</c>, like the current server.</summary>
    public bool IgnoreClasses { get; init; }

    /// <summary>The maximum size of a request in bytes; by default 5 MB for v1, 20 MB for v2 and 100 MB for a self-hosted server.</summary>
    public long? MaximumRequestBytes { get; init; }

    /// <summary>Keeps received requests, so that a test can compare bytes.</summary>
    public bool KeepsRequests { get; init; } = true;

    /// <summary>The minimum delay before each answer of a model.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The certificate for TLS, also for HTTP/2; null for plain http.</summary>
    public X509Certificate2? Certificate { get; init; }

    internal long RequestLimit => MaximumRequestBytes ?? Dialect switch
    {
        EmulatorDialect.V1 => 5_000_000,
        EmulatorDialect.V2 => 20_000_000,
        _ => 100_000_000,
    };
}
