using System;
using System.IO;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Images;

/// <summary>Opens and reads images, and rejects all other files before any of their bytes leave the machine.</summary>
internal static class ImageReader
{
    /// <summary>Opens an image on this machine at its start.</summary>
    /// <param name="source">The image.</param>
    /// <param name="log">Learns that only the first of a file's images is used.</param>
    /// <exception cref="RoboflowException">FileNotFound, FileUnreadable, or InvalidImage: not a file with a length, or its first
    /// bytes match no image format.</exception>
    internal static Stream Open(ImageSource source, RunLog? log)
    {
        var image = OpenAny(source);
        try
        {
            RequireImage(image, source, log);
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    /// <summary>Reads the image into memory once, so that every later step uses the same bytes.</summary>
    /// <exception cref="RoboflowException">As <see cref="Open"/>.</exception>
    internal static LoadedSource Load(ImageSource source, RunLog? log)
    {
        if (source is LoadedSource loaded)
        {
            return loaded;
        }

        using var image = Open(source, log);
        return Guard(source, () => new LoadedSource(source, ImageFile.ReadAllBytes(image)));
    }

    private static void RequireImage(Stream image, ImageSource source, RunLog? log)
    {
        var header = new byte[ImageSignature.HeaderLength];
        long total = 0;
        var length = Guard(source, () =>
        {
            total = ImageFile.RequireMemory(image);
            var read = image.ReadBlock(header);
            image.Position = 0;
            return read;
        });
        if (!ImageSignature.IsImage(header.AsSpan(0, length), total))
        {
            throw new RoboflowException(
                FailureKind.InvalidImage,
                length == 0
                    ? $"{NameOf(source)} is not an image: it is empty, or a stream that was already read to its end. It was not sent."
                    : $"{NameOf(source)} is not an image: its first bytes match no image format. It was not sent.");
        }

        var isTiff = ImageSignature.KindOf(header) == ImageKind.Tiff;
        if (isTiff && new TiffDirectory(header).IsPreview)
        {
            throw new RoboflowException(
                FailureKind.InvalidImage,
                $"{NameOf(source)} begins with a small preview of its image, as raw files of cameras do, and only that would be used."
                    + " Save it as JPEG or PNG. It was not sent.");
        }

        // A part or a smaller copy of an image says nothing about the file: what was noted of that stays.
        if (log is null || source is PreparedSource)
        {
            return;
        }

        log.NoteUnused(Guard(source, () =>
        {
            var (pages, canBeMore) = isTiff ? TiffPages.CountImages(image) : (1, false);
            var isAnimated = AnimatedImages.IsAnimated(image, header);
            image.Position = 0;
            return pages > 1 ? $"The file has {(canBeMore ? "at least " : string.Empty)}{pages} pages; only the first is used."
                : isAnimated ? "The image is animated; only its first frame is used." : null;
        }));
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
