using System;
using System.Linq;
using System.Security.Cryptography;

namespace Roboflow.Emulator;

/// <summary>A received request as shown by the admin route: without the key, and with the image's hash.</summary>
internal sealed record RequestView(
    string Model,
    string Query,
    string? ContentType,
    long? ContentLength,
    string? Authorization,
    int ImageBytes,
    string ImageSha256)
{
    internal static RequestView Of(ReceivedRequest request) => new(
        request.Model,
        Redact(request.Query),
        request.ContentType,
        request.ContentLength,
        request.Authorization is { Length: > 0 } ? "***" : null,
        request.Image.Length,
        Convert.ToHexStringLower(SHA256.HashData(request.Image.Span)));

    // Names can be escaped, not only values.
    private static string Redact(string query) => query.Length < 2 ? query : "?" + string.Join('&', query[1..].Split('&').Select(pair =>
        Uri.UnescapeDataString(pair.Split('=')[0]).Equals("api_key", StringComparison.OrdinalIgnoreCase) ? "api_key=***" : pair));
}
