using System;

namespace Roboflow.Inference.Errors;

/// <summary>Addresses as errors show them: without user, password, query and fragment, which can be secrets.</summary>
internal static class AddressText
{
    /// <summary>The scheme, the server and the path.</summary>
    internal static string Of(string written) => Of(written, UriComponents.SchemeAndServer | UriComponents.Path);

    /// <summary>The scheme and the server.</summary>
    internal static string OfServer(string written) => Of(written, UriComponents.SchemeAndServer);

    /// <summary>A model, project or workspace, which can be written as an address: without a query, in which samples have the key.</summary>
    internal static string OfName(string written) =>
        written.IndexOf('=') < 0 ? written : Of(written.Substring(0, written.IndexOf('='))) + "?***";

    private static string Of(string written, UriComponents parts)
    {
        if (!Uri.TryCreate(written, UriKind.Absolute, out var address) || address.Host.Length == 0)
        {
            return written.Substring(written.LastIndexOf('@') + 1).Split('?', '#')[0];
        }

        // Some schemes, such as ftp, have no query for .NET: it would be part of the path.
        return new Uri(written.Split('?', '#')[0]).GetComponents(parts, UriFormat.UriEscaped);
    }
}
