using System;
using System.Net;
using System.Net.Sockets;

namespace Roboflow.Inference.Tests.Support;

/// <summary>A reserved port on which nothing listens.</summary>
internal sealed class DeadPort : IDisposable
{
    private readonly Socket _taken = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    internal DeadPort() => _taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    internal Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_taken.LocalEndPoint!).Port}");

    public void Dispose() => _taken.Dispose();
}
