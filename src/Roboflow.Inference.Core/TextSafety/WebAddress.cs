using System;

namespace Roboflow.Inference.TextSafety;

/// <summary>Tells addresses of images on the web from paths.</summary>
internal static class WebAddress
{
    /// <summary>Returns the address; null for a path, also one with a drive name.</summary>
    internal static Uri? Of(string? path) =>
        Uri.TryCreate(path, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : null;

    /// <summary>Whether a text is meant as an address, also if it cannot be read as one, for example because the host has a space.</summary>
    internal static bool IsMeant(string path) => IsMeant(path, "http://") || IsMeant(path, "https://");

    private static bool IsMeant(string path, string scheme) => path.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);
}
