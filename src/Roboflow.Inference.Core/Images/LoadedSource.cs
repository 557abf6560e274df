using System.IO;

namespace Roboflow.Inference.Images;

/// <summary>An image in memory, with the name of its original source.</summary>
internal sealed class LoadedSource : ImageSource
{
    internal LoadedSource(ImageSource original, byte[] bytes)
    {
        Path = original.Path;
        Name = original.Name;
        Bytes = bytes;
    }

    /// <summary>All bytes of the file.</summary>
    internal byte[] Bytes { get; }

    /// <inheritdoc/>
    public override Stream Open() => new MemoryStream(Bytes, writable: false);
}
