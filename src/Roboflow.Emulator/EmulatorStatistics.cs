using System;
using System.Threading;

namespace Roboflow.Emulator;

/// <summary>What the emulator has counted since its start or the last reset.</summary>
public sealed class EmulatorStatistics
{
    private long _requests;
    private long _bytes;
    private long _connections;
    private int _inFlight;
    private int _maximumInFlight;

    /// <summary>Inference requests.</summary>
    public long Requests => Volatile.Read(ref _requests);

    /// <summary>Bytes of their bodies.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>TCP connections.</summary>
    public long Connections => Volatile.Read(ref _connections);

    /// <summary>The most inference requests at one time.</summary>
    public int MaximumInFlight => Volatile.Read(ref _maximumInFlight);

    /// <summary>Starts again from zero.</summary>
    public void Reset()
    {
        _requests = _bytes = _connections = 0;
        _maximumInFlight = _inFlight;
    }

    internal void Connect() => Interlocked.Increment(ref _connections);

    internal void Receive(long bytes) => Interlocked.Add(ref _bytes, bytes);

    internal void Enter()
    {
        Interlocked.Increment(ref _requests);
        var now = Interlocked.Increment(ref _inFlight);
        for (var most = _maximumInFlight; now > most; most = _maximumInFlight)
        {
            Interlocked.CompareExchange(ref _maximumInFlight, now, most);
        }
    }

    internal void Leave() => Interlocked.Decrement(ref _inFlight);
}

/// <summary>One inference request as it arrived.</summary>
/// <param name="Model">The model of the route.</param>
/// <param name="Query">The query string, with its question mark.</param>
/// <param name="ContentType">The body's type as it was sent.</param>
/// <param name="ContentLength">The stated length.</param>
/// <param name="Authorization">The header of that name.</param>
/// <param name="Picture">The picture's bytes after decoding the body; empty where there were none.</param>
public sealed record ReceivedRequest(string Model, string Query, string? ContentType, long? ContentLength, string? Authorization, ReadOnlyMemory<byte> Picture);
