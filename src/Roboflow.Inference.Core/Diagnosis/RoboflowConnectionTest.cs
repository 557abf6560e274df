using System;
using System.Collections.Generic;

namespace Roboflow.Inference;

/// <summary>
/// The result of Test-RoboflowConnection. Each step is true, false, or null if it was not tested or could not be determined.
/// With a proxy, the proxy's name and connection are tested. Source: this machine's network and the answers of the servers.
/// </summary>
public sealed record RoboflowConnectionTest
{
    /// <summary>Whether no step failed.</summary>
    public bool Succeeded => ErrorId is null && Failure is null;

    /// <summary>The inference server's address.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The tested model, or null.</summary>
    public string? Model { get; init; }

    /// <summary>Whether the host's name was resolved.</summary>
    public bool? NameResolved { get; init; }

    /// <summary>The host's addresses.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Whether the host accepts a TCP connection.</summary>
    public bool? Connected { get; init; }

    /// <summary>Whether TLS works and the certificate is valid; null for plain http and behind a proxy.</summary>
    public bool? TlsEstablished { get; init; }

    /// <summary>The TLS protocol, for example <c>Tls13</c>.</summary>
    public string? TlsProtocol { get; init; }

    /// <summary>When the server's certificate expires.</summary>
    public DateTimeOffset? CertificateExpires { get; init; }

    /// <summary>Whether the key is valid; null also if no key was sent.</summary>
    public bool? KeyAccepted { get; init; }

    /// <summary>Whether the model exists and answers.</summary>
    public bool? ModelFound { get; init; }

    /// <summary>The time of the name resolution.</summary>
    public TimeSpan? NameResolutionTime { get; init; }

    /// <summary>The time of the TCP connection: about one network round trip.</summary>
    public TimeSpan? ConnectTime { get; init; }

    /// <summary>The time of the TLS handshake.</summary>
    public TimeSpan? TlsTime { get; init; }

    /// <summary>The time of a tiny image, from the request to the last byte of the answer.</summary>
    public TimeSpan? RoundTripTime { get; init; }

    /// <summary>The server's part of that time, as the server reports it.</summary>
    public TimeSpan? ServerTime { get; init; }

    /// <summary>The rest of that time: network, gateways, and a cold start that the server does not count.</summary>
    public TimeSpan? NetworkTime { get; init; }

    /// <summary>The id of the error that Invoke-RoboflowDetection would write, or null.</summary>
    public string? ErrorId { get; init; }

    /// <summary>The message of the failure, or null.</summary>
    public string? Message { get; init; }

    /// <summary>The remedy, or null.</summary>
    public string? RecommendedAction { get; init; }

    internal FailureKind? Failure { get; init; }
}
