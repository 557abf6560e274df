using System;
using System.IO.Compression;
using System.Text;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>
/// Compressed answers that lack bytes or have more. Missing data is an error that says so, even though decoders are silent about
/// it; an answer that is complete without the missing bytes is read.
/// </summary>
public sealed class TruncatedAnswerTests : IDisposable
{
    private const string TooEarly = "The answer ends too early: it was cut off, or its compressed data is damaged: {";
    private const string Empty = "The answer is empty, or its compressed data ends too early.";
    private const string Damaged = "The answer's compressed data is damaged.";
    private const string Json = """
        {"time":0.1,"image":{"width":64,"height":48},"predictions":[{"x":1,"y":2,"width":3,"height":4,"class":"a","confidence":0.5}]}
        """;

    private readonly ModuleSession _session = new();
    private readonly TinyImages _images = new(1);

    public void Dispose()
    {
        _session.Dispose();
        _images.Dispose();
    }

    [Theory]
    [InlineData("gzip", -30, TooEarly)]
    [InlineData("gzip", 12, Empty)]
    [InlineData("gzip", 5, Empty)]
    [InlineData("gzip", -8, null)]
    [InlineData("gzip", -1, null)]
    [InlineData("deflate", -20, TooEarly)]
    [InlineData("deflate", -4, null)]
    [InlineData("br", -20, TooEarly)]
    [InlineData("br", 3, Empty)]
    [InlineData("", -20, TooEarly)]
    public void Missing_data_is_an_error_unless_the_answer_is_complete_without_it(string encoding, int length, string? says)
    {
        var whole = Compressed(encoding);
        AssertAnswer(encoding, whole[..(length < 0 ? whole.Length + length : length)], says);
    }

    [Theory]
    [InlineData("gzip", -8)]
    [InlineData("gzip", -2)]
    [InlineData("deflate", -1)]
    public void Wrong_checksum_or_size_is_damage(string encoding, int at)
    {
        var bytes = Compressed(encoding);
        bytes[bytes.Length + at] ^= 1;
        AssertAnswer(encoding, bytes, Damaged);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public void Bytes_after_the_compressed_data_are_ignored(string encoding) => AssertAnswer(encoding, [.. Compressed(encoding), .. "more"u8], says: null);

    private static byte[] Compressed(string encoding) => encoding.Length == 0 ? Encoding.UTF8.GetBytes(Json)
        : RawServer.Compress(Encoding.UTF8.GetBytes(Json), stream => encoding switch
        {
            "deflate" => new ZLibStream(stream, CompressionLevel.Optimal),
            "br" => new BrotliStream(stream, CompressionLevel.Optimal),
            _ => new GZipStream(stream, CompressionLevel.Optimal),
        });

    private void AssertAnswer(string encoding, byte[] bytes, string? says)
    {
        var header = "Content-Type: application/json" + (encoding.Length == 0 ? string.Empty : "\r\nContent-Encoding: " + encoding);
        using var server = new RawServer(_ => RawServer.Answer(200, header, bytes));
        var run = _session.Run(
            "$args[0] | Invoke-RoboflowDetection -Model digest/1 -Endpoint $args[1] -ApiKey emulator-key -MaximumRetryCount 0", null, _images.Files, server.Address);
        Assert.Equal(says is null ? 1 : 0, run.Output.Count);
        if (says is null)
        {
            Assert.Empty(run.Errors);
            return;
        }

        var error = Assert.Single(run.Errors);
        Assert.StartsWith("InvalidResult,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith(says, error.Exception.Message, StringComparison.Ordinal);
    }
}
