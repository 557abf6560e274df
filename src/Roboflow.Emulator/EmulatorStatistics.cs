using System;
using System.Threading;

namespace Roboflow.Emulator;

/// <summary>The emulator's request statistics since its start or the last reset.</summary>
public sealed class EmulatorStatistics
{
    private long _requests;
    private long _bytes;
    private long _connections;
    private int _openConnections;
    private int _inFlight;
    private int _maximumInFlight;

    /// <summary>The number of inference requests.</summary>
    public long Requests => Volatile.Read(ref _requests);

    /// <summary>The total size of their bodies, in bytes.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>The number of TCP connections.</summary>
    public long Connections => Volatile.Read(ref _connections);

    /// <summary>The number of open TCP connections.</summary>
    public int OpenConnections => Volatile.Read(ref _openConnections);

    /// <summary>The number of inference requests whose answer has not begun.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>The maximum number of inference requests at one time.</summary>
    public int MaximumInFlight => Volatile.Read(ref _maximumInFlight);

    /// <summary>Resets all counts to zero.</summary>
    public void Reset()
    {
        _requests = _bytes = _connections = 0;
        _maximumInFlight = _inFlight;
    }

    internal void Connect()
    {
        Interlocked.Increment(ref _connections);
        Interlocked.Increment(ref _openConnections);
    }

    internal void Disconnect() => Interlocked.Decrement(ref _openConnections);

    internal void Receive(long bytes) => Interlocked.Add(ref _bytes, bytes);

    /// <summary>Counts the start of a request; the returned action counts its end, only once even if called repeatedly.</summary>
    internal Action Enter()
    {
        Interlocked.Increment(ref _requests);
        var now = Interlocked.Increment(ref _inFlight);
        for (var most = _maximumInFlight; now > most; most = _maximumInFlight)
        {
            Interlocked.CompareExchange(ref _maximumInFlight, now, most);
        }

        var left = 0;
        return () =>
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
            {
                Interlocked.Decrement(ref _inFlight);
            }
        };
    }
}
