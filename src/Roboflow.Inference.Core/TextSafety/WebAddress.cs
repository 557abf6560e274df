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
}
