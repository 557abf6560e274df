using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Hosted.Transport;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Diagnosis;

/// <summary>Tests the connection to a server step by step: name, TCP, TLS. Each step has the time-out of one try.</summary>
internal sealed class NetworkProbe
{
    private readonly ClientOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly Uri? _proxy;
    private readonly Uri _host;

    /// <exception cref="InvalidProxyException">The environment names another proxy than would be used.</exception>
    internal NetworkProbe(ClientOptions options, CancellationToken cancellationToken)
    {
        HandlerPool.VerifyProxy(options);
        _options = options;
        _cancellation = cancellationToken;
        _proxy = HandlerPool.FindProxy(options);
        _host = _proxy ?? options.Endpoint.Address;
    }

    internal async Task<RoboflowConnectionTest> RunAsync(RoboflowConnectionTest test)
    {
        var clock = Stopwatch.StartNew();
        IPAddress[] addresses;
        try
        {
            addresses = await WithinAsync(Dns.GetHostAddressesAsync(_host.IdnHost)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or TimeoutException or ArgumentException)
        {
            // ArgumentException: 0.0.0.0, or a name that is too long for DNS.
            return Fail(
                test with { NameResolved = false },
                $"The name {(_proxy is null ? _host.IdnHost : $"of the proxy, {_host.IdnHost},")} cannot be resolved: {e.Message}");
        }

        test = test with { NameResolved = true, NameResolutionTime = clock.Elapsed, Addresses = Array.ConvertAll(addresses, a => a.ToString()) };
        TcpClient? connection = null;
        try
        {
            clock.Restart();
            connection = await ConnectAsync(addresses).ConfigureAwait(false);
            test = test with { Connected = true, ConnectTime = clock.Elapsed };
            return _host.Scheme == "https" && _proxy is null ? await SecureAsync(test, connection).ConfigureAwait(false) : test;
        }
        catch (Exception e) when (e is SocketException or TimeoutException)
        {
            return Fail(
                test with { Connected = false },
                $"{(_proxy is null ? null : "The proxy ")}{_host.IdnHost} does not accept connections on port {_host.Port}: {e.Message}");
        }
        finally
        {
            connection?.Dispose();
        }
    }

    // A step that takes too long fails for the same causes as one that is refused; it has nothing to do with a model's cold start.
    private static RoboflowConnectionTest Fail(RoboflowConnectionTest test, string message) =>
        test with { Failure = FailureKind.ConnectionFailed, Message = ServerText.Clean(message) };

    // A name can have several addresses, some of them unreachable.
    private async Task<TcpClient> ConnectAsync(IPAddress[] addresses)
    {
        for (var i = 0; ; i++)
        {
            var client = new TcpClient(addresses[i].AddressFamily);
            try
            {
                await WithinAsync(client.ConnectAsync(addresses[i], _host.Port)).ConfigureAwait(false);
                return client;
            }
            catch (Exception e) when (e is SocketException or TimeoutException && i < addresses.Length - 1)
            {
                client.Dispose();
            }
            catch
            {
                client.Dispose();
                throw;
            }
        }
    }

    private async Task<RoboflowConnectionTest> SecureAsync(RoboflowConnectionTest test, TcpClient connection)
    {
        string? why = null;
        DateTimeOffset? expires = null;
        using var stream = new SslStream(connection.GetStream(), leaveInnerStreamOpen: false, (_, certificate, chain, errors) =>
        {
            why = errors == SslPolicyErrors.None || _options.SkipCertificateCheck ? null : CertificateCheck.Describe(errors, chain);
            expires = certificate is X509Certificate2 full ? new DateTimeOffset(full.NotAfter) : null;
            return why is null;
        });
        var clock = Stopwatch.StartNew();
        try
        {
            await WithinAsync(ShakeHandsAsync(stream)).ConfigureAwait(false);
            return test with { TlsEstablished = true, TlsTime = clock.Elapsed, TlsProtocol = stream.SslProtocol.ToString(), CertificateExpires = expires };
        }
        catch (Exception e) when (e is AuthenticationException or IOException or TimeoutException)
        {
            var state = test with { TlsEstablished = false, CertificateExpires = expires };
            var failed = Fail(state, $"TLS with {_host.IdnHost} failed: {why ?? e.GetBaseException().Message}");
            return why is null ? failed : failed with { Failure = FailureKind.CertificateNotTrusted };
        }
    }

    private Task ShakeHandsAsync(SslStream stream) =>
#if NET
        stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = _host.IdnHost,
                EnabledSslProtocols = HandlerPool.Protocols,
                CertificateChainPolicy = CertificateCheck.PolicyFor(_options.SkipCertificateCheck),
            },
            _cancellation);
#else
        stream.AuthenticateAsClientAsync(_host.IdnHost, null, HandlerPool.Protocols, checkCertificateRevocation: false);
#endif

    private async Task<T> WithinAsync<T>(Task<T> work)
    {
        await WithinAsync((Task)work).ConfigureAwait(false);
        return await work.ConfigureAwait(false);
    }

    private async Task WithinAsync(Task work)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        var finished = await Task.WhenAny(work, Task.Delay(_options.Timeout, done.Token)).ConfigureAwait(false);
        done.Cancel();
        _cancellation.ThrowIfCancellationRequested();
        if (finished != work)
        {
            throw new TimeoutException(FormattableString.Invariant($"no answer within {_options.Timeout.TotalSeconds:0.###} s."));
        }

        await work.ConfigureAwait(false);
    }
}
