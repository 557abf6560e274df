using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Roboflow.Emulator.Misbehaviors;

/// <summary>Answers whose Content-Encoding does not match the body, or whose body grows when it is decoded.</summary>
internal static class BrokenEncoding
{
    private const int BombBytes = 100_000_000;

    private static readonly Lazy<byte[]> LazyBomb = new(() => Compress(stream =>
    {
        var block = new byte[1_000_000];
        Array.Fill(block, (byte)' ');
        for (var written = 0; written < BombBytes; written += block.Length)
        {
            stream.Write(block);
        }
    }));

    /// <summary>Valid JSON that gzip and deflate decoders reject.</summary>
    internal static byte[] NotCompressed { get; } = """{"message":"The body is not compressed."}"""u8.ToArray();

    /// <summary>The first half of a gzip body.</summary>
    internal static byte[] Truncated { get; } = FirstHalf(Compress(stream =>
    {
        for (var i = 0; i < 200; i++)
        {
            stream.Write(Encoding.ASCII.GetBytes(Guid.NewGuid().ToString()));
        }
    }));

    /// <summary>About 100 KB of gzip that decode to 100 MB of spaces.</summary>
    internal static byte[] Bomb => LazyBomb.Value;

    internal static async Task WriteAsync(HttpContext context, int status, string encoding, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers.ContentEncoding = encoding;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private static byte[] Compress(Action<Stream> write)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            write(gzip);
        }

        return compressed.ToArray();
    }

    private static byte[] FirstHalf(byte[] bytes) => bytes[..(bytes.Length / 2)];
}
