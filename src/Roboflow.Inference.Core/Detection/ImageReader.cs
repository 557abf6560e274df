using System;
using System.IO;

namespace Roboflow.Inference.Detection;

/// <summary>Opens and reads images, and refuses anything else before anything of it leaves the machine.</summary>
internal static class ImageReader
{
    /// <summary>Opens an image of this machine at its start.</summary>
    /// <exception cref="RoboflowException">FileNotFound, FileUnreadable, or InvalidImage: no file with a length, or no
    /// image format claims its first bytes.</exception>
    internal static Stream Open(ImageSource source)
    {
        var image = OpenAny(source);
        try
        {
            RequireImage(image, source);
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    /// <summary>The image with its bytes in memory, read once; it is the same image in every later step.</summary>
    /// <exception cref="RoboflowException">As <see cref="Open"/>.</exception>
    internal static LoadedSource Load(ImageSource source)
    {
        if (source is LoadedSource loaded)
        {
            return loaded;
        }

        using var image = Open(source);
        return Guard(source, () =>
        {
            var bytes = new byte[image.Length];
            return image.ReadBlock(bytes) == bytes.Length && image.ReadByte() < 0
                ? new LoadedSource(source, bytes)
                : throw new IOException("It changed while it was read.");
        });
    }

    private static void RequireImage(Stream image, ImageSource source)
    {
        var header = new byte[ImageFormats.HeaderLength];
        var length = Guard(source, () =>
        {
            // No image is: what is that large is not sent either.
            if (image.Length > int.MaxValue - 64)
            {
                throw new IOException("It is larger than 2 GB.");
            }

            var read = image.ReadBlock(header);
            image.Position = 0;
            return read;
        });
        if (!ImageFormats.Claims(header.AsSpan(0, length)))
        {
            throw new RoboflowException(
                FailureKind.InvalidImage,
                $"{NameOf(source)} is not an image: its first bytes are not those of any image format. It was not sent.");
        }
    }

    private static Stream OpenAny(ImageSource source)
    {
        try
        {
            return Guard(source, source.Open);
        }
        catch (RoboflowException e) when (e.InnerException is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RoboflowException(FailureKind.FileNotFound, $"The file '{source.Path}' does not exist.", e.InnerException);
        }
        catch (InvalidDataException e)
        {
            throw new RoboflowException(FailureKind.InvalidImage, $"{NameOf(source)} is not an image file. {e.Message}", e);
        }
    }

    private static T Guard<T>(ImageSource source, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new RoboflowException(
                FailureKind.FileUnreadable,
                $"{(source.Path is null ? "The image" : $"The file '{source.Path}'")} cannot be read: {e.Message}",
                e);
        }
    }

    private static string NameOf(ImageSource source) => source.Path is null ? "The data" : $"'{source.Path}'";
}
