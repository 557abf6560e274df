using System;

namespace Roboflow.Inference.Hosted;

/// <summary>The base address of a server with the hosted protocol.</summary>
internal sealed class RoboflowEndpoint
{
    /// <summary>The documented hosted address.</summary>
    public const string DefaultAddress = "https://detect.roboflow.com";

    /// <summary>The address of the management API.</summary>
    public const string DefaultApiAddress = "https://api.roboflow.com";

    /// <param name="address">An absolute http or https address; a path below the host is kept.</param>
    /// <exception cref="ArgumentException">The address is not absolute, not http or https, or has a user, query or fragment.</exception>
    public RoboflowEndpoint(Uri address)
    {
        if (address is null || !address.IsAbsoluteUri || address.Scheme is not ("http" or "https")
            || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new ArgumentException(
                "An endpoint is an absolute http or https address without user, query and fragment, for example " + DefaultAddress + ".");
        }

        Address = new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
    }

    /// <summary>The address, ending in a slash.</summary>
    public Uri Address { get; }

    /// <summary>Whether it is one of the vendor's own addresses, which always require a key.</summary>
    public bool IsHosted => Address.Host.EndsWith(".roboflow.com", StringComparison.OrdinalIgnoreCase)
        || Address.Host.EndsWith(".roboflow.eu", StringComparison.OrdinalIgnoreCase)
        || Address.Host.EndsWith(".roboflow.cloud", StringComparison.OrdinalIgnoreCase);

    /// <summary>Query for the v1 hosts (whether they accept the header is unknown), header for others.</summary>
    public KeyTransport DefaultTransport => Address.Host is "detect.roboflow.com" or "outline.roboflow.com" or "classify.roboflow.com"
        ? KeyTransport.Query
        : KeyTransport.Header;

    /// <inheritdoc/>
    public override string ToString() => Address.AbsoluteUri.TrimEnd('/');
}
