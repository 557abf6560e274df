using System;
using System.IO;
using System.IO.Compression;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;
using Roboflow.Tests.Shared;
using static Roboflow.Emulator.Tests.Support.EmulatorFixture;

namespace Roboflow.Emulator.Tests.Misbehaviors;

/// <summary>Answers that a correct server never writes, read from a plain socket.</summary>
public sealed class HostileAnswerTests : IAsyncLifetime
{
    private const string Model = "digest/1";

    private EmulatorHost _host = null!;

    public async Task InitializeAsync() => _host = await EmulatorHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(MisbehaviorKind.BrokenGzip, 401, "Content-Encoding: gzip")]
    [InlineData(MisbehaviorKind.BrokenGzip, 200, "Content-Encoding: gzip")]
    [InlineData(MisbehaviorKind.BrokenDeflate, 503, "Content-Encoding: deflate")]
    public async Task Broken_encoding_keeps_the_status(MisbehaviorKind kind, int status, string header)
    {
        var answer = await ReadAsync(new Misbehavior { Kind = kind, Status = status });
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains(header, answer, StringComparison.Ordinal);
        Assert.ThrowsAny<InvalidDataException>(() => Decode(kind, Body(answer)));
    }

    [Fact]
    public async Task Truncated_gzip_decodes_in_part()
    {
        var answer = await ReadAsync(new Misbehavior { Kind = MisbehaviorKind.TruncatedGzip, Status = 429 });
        Assert.StartsWith("HTTP/1.1 429 ", answer, StringComparison.Ordinal);
        Assert.InRange(Decode(MisbehaviorKind.TruncatedGzip, Body(answer)), 1, 7100);
    }

    [Fact]
    public async Task Gzip_bomb_is_small_and_decodes_to_100_MB()
    {
        var body = Body(await ReadAsync(new Misbehavior { Kind = MisbehaviorKind.GzipBomb }));
        Assert.InRange(body.Length, 1000, 200_000);
        Assert.Equal(100_000_000, Decode(MisbehaviorKind.GzipBomb, body));
    }

    [Theory]
    [InlineData(MisbehaviorKind.MalformedStatusLine, "Refused /digest/1?api_key=emulator-key key emulator-key\r\n")]
    [InlineData(MisbehaviorKind.MalformedHeader, "HTTP/1.1 403 Answer\r\nContent-Length: 2\r\nRefused /digest/1?api_key=emulator-key")]
    [InlineData(MisbehaviorKind.MalformedChunk, "Transfer-Encoding: chunked\r\n\r\nRefused /digest/1?api_key=emulator-key")]
    public async Task Malformed_lines_repeat_the_key(MisbehaviorKind kind, string text)
    {
        var way = new Misbehavior { Kind = kind, Status = 403 };
        Assert.Contains(text, await ReadAsync(way), StringComparison.Ordinal);

        // A real client refuses it.
        _host.Misbehave(Model, way);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => SendAsync(_host, $"{Model}?api_key={Key}", Form("QUJD")));
    }

    [Fact]
    public async Task Redirect_repeats_the_key()
    {
        var way = new Misbehavior { Kind = MisbehaviorKind.RedirectWithKey, Location = new Uri("https://other.test/x") };
        Assert.Contains("Location: https://other.test/x?api_key=emulator-key\r\n", await ReadAsync(way), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Malformed_lines_are_refused_over_TLS()
    {
        using var certificate = TestCertificate.Create();
        await using var host = await EmulatorHost.StartAsync(new EmulatorOptions { Certificate = certificate });
        host.Misbehave(Model, new Misbehavior { Kind = MisbehaviorKind.MalformedHeader });
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(certificate);
        using var handler = new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trust } };
        using var client = new HttpClient(handler);
        using var content = Form("QUJD");
        using var response = await client.PostAsync(new Uri(host.Address, $"{Model}?api_key={Key}"), content);
        Assert.Contains("MalformedHeader needs HTTP/1.1 without TLS.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Billing_headers_are_stated_as_told()
    {
        _host.Misbehave(Model, new Misbehavior { ProcessingSeconds = 1.25, RemoteProcessingSeconds = 0.5, ColdStart = true });
        await SendAsync(_host, $"{Model}?api_key={Key}", Form("QUJD"));
        var answer = await SendAsync(_host, $"{Model}?api_key={Key}", Form("QUJD"));
        Assert.Equal(
            ("1.25", "0.5", "true", Model, "emulator"),
            (answer.Header("X-Processing-Time"), answer.Header("X-Remote-Processing-Time"), answer.Header("X-Model-Cold-Start"), answer.Header(
                "X-Model-Id"), answer.Header("X-Workspace-Id")));
    }

    [Fact]
    public async Task Errors_are_not_billed()
    {
        _host.Misbehave("nothing/1", new Misbehavior { ProcessingSeconds = 1.25 });
        var answer = await SendAsync(_host, $"nothing/1?api_key={Key}", Form("QUJD"));
        Assert.Equal((403, false), (answer.Status, answer.Headers.Contains("X-Processing-Time")));
    }

    // Latin-1 keeps one character for each byte.
    private async Task<string> ReadAsync(Misbehavior way)
    {
        _host.Misbehave(Model, way);
        using var client = new TcpClient();
        await client.ConnectAsync(_host.Address.Host, _host.Address.Port);
        var request = $"POST /{Model}?api_key={Key} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
            + "application/x-www-form-urlencoded\r\nContent-Length: 4\r\n\r\nQUJD";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var answer = new MemoryStream();
        await client.GetStream().CopyToAsync(answer);
        return Encoding.Latin1.GetString(answer.ToArray());
    }

    private static byte[] Body(string answer) => Encoding.Latin1.GetBytes(answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);

    private static long Decode(MisbehaviorKind kind, byte[] body)
    {
        using var encoded = new MemoryStream(body);
        using Stream decoder = kind == MisbehaviorKind.BrokenDeflate
            ? new ZLibStream(encoded, CompressionMode.Decompress)
            : new GZipStream(encoded, CompressionMode.Decompress);
        var block = new byte[64 * 1024];
        long total = 0;
        for (int read; (read = decoder.Read(block)) > 0;)
        {
            total += read;
        }

        return total;
    }
}
