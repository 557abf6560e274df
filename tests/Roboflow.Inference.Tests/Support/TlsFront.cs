using System;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Tests.Shared;

namespace Roboflow.Inference.Tests.Support;

/// <summary>A TLS proxy on loopback with an untrusted certificate and HTTP/1.1 only, in front of a plain server.</summary>
internal sealed class TlsFront : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2 _certificate;
    private readonly int _target;

    internal TlsFront(Uri target, X509Certificate2? certificate = null)
    {
        _target = target.Port;
        _certificate = certificate ?? TestCertificate.Create();
        _listener.Start();
        _ = AcceptAsync();
    }

    internal Uri Address => new($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    internal DateTimeOffset Expires => new(_certificate.NotAfter);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _certificate.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            _ = ForwardAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        try
        {
            using var _ = client;
            using var tls = new SslStream(client.GetStream());

            // Offline: only the client can look for the issuer.
            var context = SslStreamCertificateContext.Create(_certificate, null, offline: true);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = context });
            using var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
            await Task.WhenAny(tls.CopyToAsync(server.GetStream(), _stop.Token), server.GetStream().CopyToAsync(tls, _stop.Token));
        }
        catch (Exception e) when (e is System.IO.IOException or System.Security.Authentication.AuthenticationException or OperationCanceledException)
        {
            // The client refused the certificate, or the test is over.
        }
    }
}
