using System;
using System.IO;

namespace Roboflow.Inference.Images;

/// <summary>The source of an image's bytes. It can be opened again for a retry.</summary>
internal abstract class ImageSource
{
    /// <summary>The Path of its results: a full path or a URL, or null.</summary>
    public string? Path { get; protected init; }

    /// <summary>The file name without its folder, for the query parameter <c>name</c>, or null.</summary>
    public string? Name { get; protected init; }

    /// <summary>The image's address, if the server downloads it itself; then the request has no body.</summary>
    public virtual Uri? Address => null;

    /// <summary>The path or address as messages show it: the query of an address can be a signature that gives access to the image.</summary>
    internal string? ShownPath => Address?.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) ?? Path;

    /// <summary>Opens the bytes from their start. The length must be known.</summary>
    /// <exception cref="InvalidDataException">The file has no length, so it is not an image.</exception>
    public abstract Stream Open();

    /// <summary>Creates a source for a file on this machine.</summary>
    public static ImageSource FromFile(string fullPath) => new FileSource(fullPath);

    /// <summary>Creates a source for bytes in memory, which are not copied.</summary>
    public static ImageSource FromBytes(byte[] bytes, string? name = null) => new ByteSource(bytes, name);

    /// <summary>Creates a source for an image that the server downloads.</summary>
    public static ImageSource FromAddress(Uri address) => new AddressSource(address);

    private sealed class FileSource : ImageSource
    {
        internal FileSource(string fullPath)
        {
            Path = fullPath;
            Name = System.IO.Path.GetFileName(fullPath);
        }

        public override Stream Open() => ImageFile.Open(Path!);
    }

    private sealed class ByteSource : ImageSource
    {
        private readonly byte[] _bytes;

        internal ByteSource(byte[] bytes, string? name)
        {
            _bytes = bytes;
            Name = name;
        }

        public override Stream Open() => new MemoryStream(_bytes, writable: false);
    }

    private sealed class AddressSource : ImageSource
    {
        internal AddressSource(Uri address)
        {
            Address = address;
            Path = address.AbsoluteUri;
        }

        public override Uri Address { get; }

        public override Stream Open() => throw new NotSupportedException("The server downloads this image.");
    }
}
