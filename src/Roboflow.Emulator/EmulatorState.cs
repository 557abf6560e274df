using System;
using System.Collections.Concurrent;

namespace Roboflow.Emulator;

/// <summary>What the routes share.</summary>
internal sealed class EmulatorState(EmulatorOptions options)
{
    internal EmulatorOptions Options { get; } = options;

    internal EmulatorStatistics Statistics { get; } = new();

    internal MisbehaviorTable Misbehaviors { get; } = new();

    internal ConcurrentQueue<ReceivedRequest> Received { get; } = new();

    internal ConcurrentDictionary<string, (byte[] Content, string Type)> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The models that were asked before: the first request of each is a cold start.</summary>
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
