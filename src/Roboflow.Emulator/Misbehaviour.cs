using System;

namespace Roboflow.Emulator;

/// <summary>A way to fail.</summary>
public enum MisbehaviourKind
{
    /// <summary>Only the delay, if any.</summary>
    None,

    /// <summary>An HTTP status with the body that the contract gives it.</summary>
    Status,

    /// <summary>The connection is closed in the middle of the answer.</summary>
    CloseMidBody,

    /// <summary>JSON that ends too early.</summary>
    TruncatedJson,

    /// <summary>A page instead of JSON.</summary>
    Html,

    /// <summary>An answer without an end.</summary>
    EndlessBody,

    /// <summary>302 to another address.</summary>
    Redirect,
}

/// <summary>What a model does wrong, and how often.</summary>
public sealed record Misbehaviour
{
    /// <summary>The way to fail.</summary>
    public MisbehaviourKind Kind { get; init; }

    /// <summary>The status, for <see cref="MisbehaviourKind.Status"/>.</summary>
    public int Status { get; init; } = 503;

    /// <summary>Seconds in Retry-After, or null for no such header.</summary>
    public double? RetryAfterSeconds { get; init; }

    /// <summary>Writes Retry-After as a date instead of seconds.</summary>
    public bool RetryAfterAsDate { get; init; }

    /// <summary>How many requests fail before the model works again; null for all.</summary>
    public int? Times { get; init; }

    /// <summary>The share of requests that fail, 0 to 1, by a fixed seed.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Where a redirect leads.</summary>
    public Uri? Location { get; init; }

    /// <summary>The least time before any answer.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Up to so much more time, at random by a fixed seed.</summary>
    public TimeSpan DelayJitter { get; init; }
}
