using System;
using System.IO;

namespace Roboflow.Inference.Images;

/// <summary>An image created from another one, with its name. It is created when it is sent, so that it does not wait in memory.</summary>
internal sealed class PreparedSource : ImageSource
{
    private readonly Func<byte[]> _make;

    internal PreparedSource(ImageSource original, Func<byte[]> make)
    {
        Path = original.Path;
        Name = original.Name;
        _make = make;
    }

    /// <inheritdoc/>
    public override Stream Open() => new MemoryStream(_make(), writable: false);
}
