using System;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace Roboflow.Emulator;

/// <summary>What a model does wrong, and how often.</summary>
public sealed record Misbehavior
{
    /// <summary>The way to fail.</summary>
    public MisbehaviorKind Kind { get; init; }

    /// <summary>The status, for the kinds that have one.</summary>
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

    /// <summary>What a good answer states as <c>X-Processing-Time</c>, in seconds; null for the time it took.</summary>
    public double? ProcessingSeconds { get; init; }

    /// <summary>What a good answer states as <c>X-Remote-Processing-Time</c>, in seconds; null for no such header.</summary>
    public double? RemoteProcessingSeconds { get; init; }

    /// <summary>What a good answer states as <c>X-Model-Cold-Start</c>; null for the truth.</summary>
    public bool? ColdStart { get; init; }

    /// <summary>No answer before this ends: for tests in the emulator's own process, which then need no delay.</summary>
    [JsonIgnore]
    public Task? HeldUntil { get; init; }

    /// <summary>The pause between two bytes of <see cref="MisbehaviorKind.Trickle"/>.</summary>
    public TimeSpan TrickleInterval { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>The first invalid value's rule, or null.</summary>
    internal string? Flaw => this switch
    {
        { Status: < 200 or > 599 } => "status is from 200 to 599.",
        { RetryAfterSeconds: < 0 or > 86_400 } => "retryAfterSeconds is from 0 to 86400.",
        { Probability: not (>= 0 and <= 1) } => "probability is from 0 to 1.",
        { ProcessingSeconds: not (null or (>= 0 and <= 86_400)) } or { RemoteProcessingSeconds: not (null or (>= 0 and <= 86_400)) } => "processing seconds "
            + "are from 0 to 86400.",
        { Location.IsAbsoluteUri: false } => "location is an absolute address.",
        _ => IsPause(Delay) && IsPause(DelayJitter) && IsPause(TrickleInterval) ? null : "a time is from 00:00:00 to 01:00:00.",
    };

    private static bool IsPause(TimeSpan time) => time >= TimeSpan.Zero && time <= TimeSpan.FromHours(1);
}
