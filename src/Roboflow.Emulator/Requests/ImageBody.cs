using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Roboflow.Emulator.Answers;

namespace Roboflow.Emulator.Requests;

/// <summary>Reads the image's bytes from a request: an address, a multipart part called file, or Base64.</summary>
internal static class ImageBody
{
    /// <exception cref="EmulatorFault">400 or 413: there is no image, or it is too large.</exception>
    internal static async Task<byte[]> ReadAsync(HttpRequest request, InferenceQuery query, EmulatorState state)
    {
        if (query.Image is not null)
        {
            return await ImageFetch.GetAsync(query.Image, state.Options.RequestLimit, request.HttpContext.RequestAborted).ConfigureAwait(false);
        }

        // The vendor's Go sample sends a body without a content type to v1, and gets predictions.
        if (request.ContentType is null && state.Options.Dialect != EmulatorDialect.V1)
        {
            throw EmulatorFault.Words(400, "Content-Type header not provided with request.");
        }

        using var body = await ReadBodyAsync(request, state).ConfigureAwait(false);

        // Like the server, treats any content type except a form as Base64: inference_sdk sends application/json.
        return request.ContentType?.Contains("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true
            ? await ReadPartAsync(request, body).ConfigureAwait(false)
            : Base64Body.Decode(body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    internal static async Task<MemoryStream> ReadBodyAsync(HttpRequest request, EmulatorState state)
    {
        var limit = state.Options.RequestLimit;
        var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, limit));
        var fits = request.ContentLength is not { } stated || stated <= limit;
        if (fits && !await BoundedCopy.RunAsync(request.Body, body, limit, request.HttpContext.RequestAborted).ConfigureAwait(false))
        {
            fits = false;
        }

        state.Statistics.Receive(body.Length);
        return fits ? body : throw EmulatorFault.ForStatus(413, state.Options.Dialect);
    }

    private static async Task<byte[]> ReadPartAsync(HttpRequest request, MemoryStream body)
    {
        try
        {
            body.Position = 0;
            request.Body = body;
            var form = await request.ReadFormAsync().ConfigureAwait(false);
            var file = form.Files.GetFile("file")
                ?? throw EmulatorFault.BadImage("Expected image to be send in part named 'file' of multipart/form-data request");
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes).ConfigureAwait(false);
            return bytes.ToArray();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or BadHttpRequestException)
        {
            throw EmulatorFault.Words(400, "The form cannot be read.");
        }
    }
}
