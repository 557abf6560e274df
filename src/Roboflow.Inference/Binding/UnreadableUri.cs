using System;

namespace Roboflow.Inference.Binding;

/// <summary>
/// Represents a text that is not a URI. The engine's own error would repeat the text, in which a password or a signature can be, so
/// it is bound, and the command reports it.
/// </summary>
internal sealed class UnreadableUri : Uri
{
    private readonly string _written;

    private UnreadableUri(string written)
        : base("unreadable", UriKind.Relative) => _written = written;

    /// <summary>Reads a text as the engine would.</summary>
    internal static Uri Read(string written) => TryCreate(written, UriKind.RelativeOrAbsolute, out var address) ? address : new UnreadableUri(written);

    /// <summary>What the user wrote.</summary>
    internal static string TextOf(Uri address) => address is UnreadableUri { _written: var written } ? written : address.OriginalString;
}
