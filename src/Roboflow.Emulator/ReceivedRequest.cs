using System;

namespace Roboflow.Emulator;

/// <summary>One inference request as received.</summary>
/// <param name="Model">The model of the route.</param>
/// <param name="Query">The query string, with its question mark.</param>
/// <param name="ContentType">The body's content type as sent.</param>
/// <param name="ContentLength">The stated length.</param>
/// <param name="Authorization">The header of that name.</param>
/// <param name="Protocol">HTTP/1.1 or HTTP/2.</param>
/// <param name="Image">The image's bytes after decoding the body; empty if there are none.</param>
public sealed record ReceivedRequest(
    string Model,
    string Query,
    string? ContentType,
    long? ContentLength,
    string? Authorization,
    string Protocol,
    ReadOnlyMemory<byte> Image);
