using System.IO;
using Roboflow.Inference.Images;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>Reads files of unknown origin, which can be links, devices or pipes.</summary>
internal static class BoundedFile
{
    /// <exception cref="InvalidDataException">The file is empty, or a pipe or a device.</exception>
    /// <exception cref="ModelFileException">TooLarge.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static byte[] ReadAllBytes(string path, long most)
    {
        using var stream = Open(path, most);
        var content = new byte[stream.Length];
        var read = 0;
        while (read < content.Length && stream.Read(content, read, content.Length - read) is var count and > 0)
        {
            read += count;
        }

        return read == content.Length ? content : throw new EndOfStreamException("It was shortened while it was read.");
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">The file is empty, or a pipe or a device.</exception>
    /// <exception cref="ModelFileException">TooLarge.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    internal static FileStream Open(string path, long most)
    {
        // Opening a pipe would wait for its other end.
        ImageFile.RequireLength(path);
        var stream = File.OpenRead(path);
        try
        {
            // The length of the opened file; FileInfo's is that of a link.
            RequireLength(path, stream.CanSeek ? stream.Length : throw new InvalidDataException("It is a pipe or a device."), most);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <exception cref="ModelFileException">TooLarge.</exception>
    internal static void RequireLength(string path, long length, long most)
    {
        if (length > most)
        {
            throw new ModelFileException(ModelFileFailure.TooLarge, $"'{path}' has {length} bytes, above the limit of {most}.");
        }
    }
}
