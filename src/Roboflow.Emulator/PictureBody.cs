using System;
using System.Buffers.Text;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Roboflow.Emulator;

/// <summary>Gets the picture's bytes out of a request: an address, a multipart part called file, or base64.</summary>
internal static class PictureBody
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(20) };

    internal static async Task<byte[]> ReadAsync(HttpRequest request, InferenceQuery query, EmulatorState state)
    {
        if (query.Image is not null)
        {
            return await FetchAsync(query.Image).ConfigureAwait(false);
        }

        if (request.ContentLength > state.Options.RequestLimit)
        {
            throw EmulatorFault.ForStatus(413, state.Options.Dialect);
        }

        var type = request.ContentType ?? throw EmulatorFault.Words(400, "Content-Type header is missing.");
        var picture = request.HasFormContentType && type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            ? await ReadPartAsync(request).ConfigureAwait(false)
            : await ReadBase64Async(request, type, state).ConfigureAwait(false);
        state.Statistics.Receive(request.ContentLength ?? picture.Length);
        return picture;
    }

    private static async Task<byte[]> FetchAsync(string address)
    {
        // The hosted servers take https alone; loopback is let through, so that no test needs a certificate.
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != "https" && !uri.IsLoopback))
        {
            throw EmulatorFault.BadPicture("the address of the picture is not allowed.");
        }

        try
        {
            return await Http.GetByteArrayAsync(uri).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            throw EmulatorFault.BadPicture("the picture could not be fetched.");
        }
    }

    private static async Task<byte[]> ReadPartAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync().ConfigureAwait(false);
        var file = form.Files.GetFile("file") ?? throw EmulatorFault.Words(400, "The part called file is missing.");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes).ConfigureAwait(false);
        return bytes.ToArray();
    }

    private static async Task<byte[]> ReadBase64Async(HttpRequest request, string type, EmulatorState state)
    {
        using var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, int.MaxValue));
        await request.Body.CopyToAsync(body).ConfigureAwait(false);
        if (body.Length > state.Options.RequestLimit)
        {
            throw EmulatorFault.ForStatus(413, state.Options.Dialect);
        }

        if (!type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            throw EmulatorFault.BadPicture("the body is not base64.");
        }

        return Decode(body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    private static byte[] Decode(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("data:"u8))
        {
            body = body[(body.IndexOf((byte)',') + 1)..];
        }

        if (body.IsEmpty)
        {
            throw EmulatorFault.BadPicture("the body is empty.");
        }

        // White space is passed over by the decoder itself; the URL-safe alphabet is not base64.
        var picture = new byte[Base64.GetMaxDecodedFromUtf8Length(body.Length)];
        return Base64.DecodeFromUtf8(body, picture, out _, out var written) == System.Buffers.OperationStatus.Done
            ? picture.AsSpan(0, written).ToArray()
            : throw EmulatorFault.BadPicture("malformed base64 input image.");
    }
}
