using System;
using System.Net;
using System.Net.Sockets;

namespace Roboflow.Inference.Tests.Support;

/// <summary>A server that accepts connections and never answers.</summary>
internal sealed class DeafServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    internal DeafServer() => _listener.Start(512);

    internal Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    internal bool HasClient => _listener.Pending();

    public void Dispose() => _listener.Dispose();
}
