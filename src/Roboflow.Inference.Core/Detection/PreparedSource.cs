using System;
using System.IO;
using Roboflow.Inference.Hosted;

namespace Roboflow.Inference.Detection;

/// <summary>An image made from another one, under its name. It is made when it is sent, so that none waits in memory.</summary>
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

    /// <summary>All bytes of an image that is on this machine.</summary>
    /// <exception cref="RoboflowException">FileNotFound, FileUnreadable, or InvalidImage for what is no file with a length.</exception>
    internal static byte[] ReadAll(ImageSource source)
    {
        using var stream = DetectionRequest.Open(source);
        try
        {
            var bytes = new byte[stream.Length];
            using var copy = new MemoryStream(bytes);
            stream.CopyTo(copy);
            return bytes;
        }
        catch (Exception e) when (e is IOException or NotSupportedException)
        {
            throw new RoboflowException(FailureKind.FileUnreadable, $"The file '{source.Path}' cannot be read: {e.Message}", e);
        }
    }
}
