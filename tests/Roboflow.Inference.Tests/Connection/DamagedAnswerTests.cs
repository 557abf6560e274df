using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>Answers whose body cannot be decoded: the status decides the error, and no exception of a library escapes.</summary>
public sealed class DamagedAnswerTests : IDisposable
{
    private const string Script = "$args[0] | Invoke-RoboflowDetection -Model digest/1 -Endpoint $args[1] -ApiKey emulator-key -ThrottleLimit 1 "
        + "-MaximumRetryCount 1 -RetryIntervalSec 0 -Verbose";

    private readonly ModuleSession _session = new();
    private readonly TinyImages _images = new(3);

    public void Dispose()
    {
        _session.Dispose();
        _images.Dispose();
    }

    [Theory]
    [InlineData("gzip", 401, "AuthenticationFailed", 1, 1)]
    [InlineData("deflate", 402, "QuotaExceeded", 1, 1)]
    [InlineData("br", 423, "UsagePaused", 1, 1)]
    [InlineData("zstd", 401, "AuthenticationFailed", 1, 1)]
    [InlineData("gzip", 429, "TooManyRequests", 3, 6)]
    [InlineData("deflate", 503, "ServerFault", 3, 6)]
    [InlineData("br", 500, "ServerFault", 3, 6)]
    [InlineData("gzip", 404, "ModelNotFound", 3, 3)]
    [InlineData("gzip", 200, "InvalidResult", 3, 3)]
    [InlineData("deflate", 200, "InvalidResult", 3, 3)]
    [InlineData("br", 200, "InvalidResult", 3, 3)]
    [InlineData("zstd", 200, "InvalidResult", 3, 3)]
    [InlineData("gzip, gzip", 200, "InvalidResult", 3, 3)]
    public void Status_decides_where_compressed_data_is_damaged(string encoding, int status, string id, int errors, int requests)
    {
        using var server = new RawServer(_ => RawServer.Answer(status, $"Content-Type: application/json\r\nContent-Encoding: {encoding}", Damaged(encoding)));
        var run = _session.Run(Script, null, _images.Files, server.Address);
        Assert.Equal(errors, run.Errors.Count);
        Assert.All(run.Errors, e => Assert.StartsWith(id + ",", e.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.All(run.Errors, e => Assert.DoesNotContain("report", e.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
        Assert.Equal(requests, server.Requests);
        Assert.All(run.Errors, e => Assert.Equal(encoding == "gzip, gzip", e.ToString().Contains("an unexpected compression, or more than one: gzip.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Truncated_or_oversized_refusal_body_does_not_hide_the_status()
    {
        using var cut = new RawServer(
            _ => "HTTP/1.1 401 No\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"message\":\"no such key"u8.ToArray());
        Assert.Contains("no such key", TheError(cut, "AuthenticationFailed").ToString(), StringComparison.Ordinal);
        using var large = new RawServer(_ => Encoding.Latin1
            .GetBytes($"HTTP/1.1 402 No\r\nContent-Type: application/json\r\nContent-Length: {long.MaxValue}\r\n\r\n{{\"message\":\"no credits"));
        Assert.Contains("no credits", TheError(large, "QuotaExceeded").ToString(), StringComparison.Ordinal);
        using var chunks = new RawServer(_ => "HTTP/1.1 423 No\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"u8.ToArray());
        _ = TheError(chunks, "UsagePaused");
    }

    [Theory]
    [InlineData("gzip", 200, "InvalidResult")]
    [InlineData("br", 200, "InvalidResult")]
    [InlineData("deflate", 401, "AuthenticationFailed")]
    public void Test_of_a_connection_reports_it(string encoding, int status, string id)
    {
        using var server = new RawServer(_ => RawServer.Answer(status, $"Content-Type: application/json\r\nContent-Encoding: {encoding}", Damaged(encoding)));
        var run = _session.Run("Test-RoboflowConnection shapes/1 -Endpoint $args[0] -ApiKey emulator-key", null, server.Address);
        Assert.Empty(run.Errors);
        Assert.Null(run.Terminated);
        Assert.Equal(id, run.Property<string>(0, "ErrorId"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public void Good_compressed_answer_is_read(string encoding)
    {
        using var server = new RawServer(_ => RawServer.Answer(
            200,
            $"Content-Type: application/json\r\nContent-Encoding: {encoding}",
            Compressed(encoding, """{"predictions":[{"x":1,"y":2,"width":3,"height":4,"class":"a","confidence":0.5}]}""")));
        var run = _session.Run(Script, null, _images.Files, server.Address);
        Assert.Empty(run.Errors);
        Assert.Equal(3, run.Output.Count);
    }

    // .NET drops a header with an empty parameter, which the standard allows.
    [Theory]
    [InlineData("Content-Type: application/json;")]
    [InlineData("Content-Type: application/json; charset=utf-8;")]
    [InlineData("Content-Type: application/json; charset=")]
    [InlineData("Content-Type: application/json; charset=iso-8859-1;")]
    [InlineData("Content-Type:")]
    [InlineData("X-Other: no type")]
    public void Answer_whose_stated_type_has_a_flaw_is_read(string header)
    {
        var encoding = header.Contains("8859", StringComparison.Ordinal) ? Encoding.Latin1 : Encoding.UTF8;
        using var server = new RawServer(_ => RawServer.Answer(
            200, header, encoding.GetBytes("""{"predictions":[{"x":1,"y":2,"width":3,"height":4,"class":"Schützer","confidence":0.5}]}""")));
        var run = _session.Run(Script, null, _images.Files, server.Address);
        Assert.Empty(run.Errors);
        Assert.Equal(3, run.Output.Count(o => (string)o.Properties["Class"].Value == "Schützer"));
    }

    [Theory]
    [InlineData("Content-Type: text/html;", "The answer is not JSON but text/html: {}")]
    [InlineData("Content-Type: text/plain", "The answer is not JSON but text/plain: {}")]
    [InlineData("X-Other: no type", "The answer is JSON without predictions: {}")]
    [InlineData("Content-Type: image/json", "The answer is JSON without predictions: {}")]
    public void Answer_without_a_result_says_what_it_is(string header, string says)
    {
        using var server = new RawServer(_ => RawServer.Answer(200, header, "{}"u8.ToArray()));
        var errors = _session.Run(Script, null, _images.Files, server.Address).Errors;
        Assert.All(errors, e => Assert.EndsWith(": " + says, e.ToString(), StringComparison.Ordinal));
        Assert.Equal(3, errors.Count);
    }

    private static byte[] Compressed(string encoding, string content) => RawServer.Compress(Encoding.UTF8.GetBytes(content), stream => encoding switch
    {
        "deflate" => new ZLibStream(stream, CompressionLevel.Optimal),
        "br" => new BrotliStream(stream, CompressionLevel.Optimal),
        _ => new GZipStream(stream, CompressionLevel.Optimal),
    });

    private static byte[] Damaged(string encoding)
        => RawServer.Damage(Compressed(encoding, string.Concat(Enumerable.Range(0, 500).Select(i => $"{{\"message\":{i * 7919}}}"))));

    private ErrorRecord TheError(RawServer server, string id)
    {
        var error = Assert.Single(_session.Run(Script, null, _images.Files, server.Address).Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        return error;
    }
}
