using System;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace Roboflow.Emulator;

/// <summary>How a model fails, and how often.</summary>
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

    /// <summary>The number of requests that fail before the model works again; null for all.</summary>
    public int? Times { get; init; }

    /// <summary>The share of requests that fail, 0 to 1, with a fixed seed.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>The target of a redirect.</summary>
    public Uri? Location { get; init; }

    /// <summary>The minimum delay before each answer.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The maximum additional random delay, with a fixed seed.</summary>
    public TimeSpan DelayJitter { get; init; }

    /// <summary>The <c>X-Processing-Time</c> of a successful answer, in seconds; null for the actual time.</summary>
    public double? ProcessingSeconds { get; init; }

    /// <summary>The <c>X-Remote-Processing-Time</c> of a successful answer, in seconds; null for no such header.</summary>
    public double? RemoteProcessingSeconds { get; init; }

    /// <summary>The <c>X-Model-Cold-Start</c> of a successful answer; null for the actual value.</summary>
    public bool? ColdStart { get; init; }

    /// <summary>Holds the answer until this task completes: for tests in the emulator's own process, instead of a delay.</summary>
    [JsonIgnore]
    public Task? HeldUntil { get; init; }

    /// <summary>The pause between two bytes of <see cref="MisbehaviorKind.Trickle"/>.</summary>
    public TimeSpan TrickleInterval { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>The rule for the first invalid value, or null.</summary>
    internal string? Flaw => this switch
    {
        _ when !Enum.IsDefined(Kind) => "kind must be one of those in docs/emulator.md.",
        { Times: < 0 } => "times must be 0 or more.",
        { Status: < 200 or > 599 } => "status must be from 200 to 599.",
        { RetryAfterSeconds: < 0 or > 86_400 } => "retryAfterSeconds must be from 0 to 86400.",
        { Probability: not (>= 0 and <= 1) } => "probability must be from 0 to 1.",
        { ProcessingSeconds: not (null or (>= 0 and <= 86_400)) } or { RemoteProcessingSeconds: not (null or (>= 0 and <= 86_400)) } => "processing seconds "
            + "must be from 0 to 86400.",
        { Location.IsAbsoluteUri: false } => "location must be an absolute address.",
        _ => IsPause(Delay) && IsPause(DelayJitter) && IsPause(TrickleInterval) ? null : "a time must be from 00:00:00 to 01:00:00.",
    };

    private static bool IsPause(TimeSpan time) => time >= TimeSpan.Zero && time <= TimeSpan.FromHours(1);
}
