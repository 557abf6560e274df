using System;
using System.Collections.Generic;

namespace Roboflow.Inference;

/// <summary>
/// What Test-RoboflowConnection found. Each step is true, false, or null where it was not tried or the server does not
/// say. A proxy's name and connection are tested where there is one.
/// </summary>
public sealed record RoboflowConnectionTest
{
    /// <summary>Whether nothing that was tried failed.</summary>
    public bool Succeeded => ErrorId is null && Failure is null;

    /// <summary>The inference server's address.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The model that was asked, or null.</summary>
    public string? Model { get; init; }

    /// <summary>Whether the host's name is known.</summary>
    public bool? NameResolved { get; init; }

    /// <summary>The host's addresses.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Whether the host takes a TCP connection.</summary>
    public bool? Connected { get; init; }

    /// <summary>Whether TLS works and the certificate is good; null for plain http and behind a proxy.</summary>
    public bool? TlsEstablished { get; init; }

    /// <summary>The protocol of TLS, for example <c>Tls13</c>.</summary>
    public string? TlsProtocol { get; init; }

    /// <summary>Until when the server's certificate is good.</summary>
    public DateTimeOffset? CertificateExpires { get; init; }

    /// <summary>Whether the key is good.</summary>
    public bool? KeyAccepted { get; init; }

    /// <summary>Whether the model is there and answers.</summary>
    public bool? ModelFound { get; init; }

    /// <summary>How long the host's name took.</summary>
    public TimeSpan? NameResolutionTime { get; init; }

    /// <summary>How long the TCP connection took: about one round trip of the network.</summary>
    public TimeSpan? ConnectTime { get; init; }

    /// <summary>How long TLS took.</summary>
    public TimeSpan? TlsTime { get; init; }

    /// <summary>How long a tiny image took, from the request to the last byte of the answer.</summary>
    public TimeSpan? RoundTripTime { get; init; }

    /// <summary>The server's own share of it, as the server states it.</summary>
    public TimeSpan? ServerTime { get; init; }

    /// <summary>The rest of it: network, gateways, and a cold start that the server does not count.</summary>
    public TimeSpan? NetworkTime { get; init; }

    /// <summary>The id of the error that Invoke-RoboflowDetection would write, or null.</summary>
    public string? ErrorId { get; init; }

    /// <summary>What failed, in words, or null.</summary>
    public string? Message { get; init; }

    /// <summary>What to do about it, or null.</summary>
    public string? RecommendedAction { get; init; }

    internal FailureKind? Failure { get; init; }
}
