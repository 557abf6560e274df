using System;
using System.Collections.Concurrent;
using Roboflow.Emulator.Misbehaviors;

namespace Roboflow.Emulator;

/// <summary>The state shared by the routes.</summary>
internal sealed class EmulatorState(EmulatorOptions options)
{
    internal EmulatorOptions Options { get; } = options;

    /// <summary>The id of a self-hosted server.</summary>
    internal string Identity { get; } = Guid.NewGuid().ToString();

    internal EmulatorStatistics Statistics { get; } = new();

    internal MisbehaviorTable Misbehaviors { get; } = new();

    internal ConcurrentQueue<ReceivedRequest> Received { get; } = new();

    internal ConcurrentDictionary<string, (byte[] Content, string Type)> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The loaded models: the first request of any other is a cold start.</summary>
    internal ConcurrentDictionary<string, bool> Warm { get; } = new(StringComparer.Ordinal);

    internal void Reset()
    {
        Statistics.Reset();
        Misbehaviors.Clear();
        Received.Clear();
        Files.Clear();
        Warm.Clear();
    }
}
