using System;
using NetVips;
using Roboflow.Inference.Images;
using Roboflow.Inference.Imaging.Vips;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>
/// Makes libvips decode only complete images. By default it fills missing or damaged parts with gray, where objects would be
/// missed silently.
/// </summary>
internal static class StrictDecoding
{
    private const string EndsEarly = "The image cannot be decoded: the file is truncated.";
    private const string Damaged = "The image cannot be decoded: it is damaged or not supported.";

    /// <summary>Runs a complete decoding, with the bytes and the strictness for libvips.</summary>
    /// <param name="encoded">The image, of a known format.</param>
    /// <param name="decode">Decodes everything it needs and closes the image before it returns, because libvips decodes lazily.</param>
    /// <exception cref="InvalidImageException">The image is truncated, damaged, or not supported.</exception>
    internal static T Run<T>(byte[] encoded, Func<byte[], Enums.FailOn, T> decode)
    {
        VipsRuntime.Start();
        if (ImageEnd.IsMissing(encoded))
        {
            throw new InvalidImageException(EndsEarly);
        }

        try
        {
            return ImageSignature.KindOf(encoded) switch
            {
                ImageKind.Jpeg => RunJpeg(encoded, decode),

                ImageKind.Tiff => RunTiff(encoded, decode),

                ImageKind.Avif => RunAvif(encoded, decode),

                // A frame with missing pixels is a warning.
                ImageKind.Gif => DecoderWarnings.Share(() => decode(encoded, Enums.FailOn.Warning)),
                ImageKind.Png => DecoderWarnings.Share(() => decode(PngOrientation.BeforePixels(encoded), Enums.FailOn.Error)),
                _ => DecoderWarnings.Share(() => decode(encoded, Enums.FailOn.Error)),
            };
        }
        catch (VipsException e)
        {
            throw new InvalidImageException(Damaged, e);
        }
    }

    /// <summary>Runs a function that reads only the header; the rest of the file is not checked.</summary>
    /// <exception cref="InvalidImageException">The header is damaged or not supported.</exception>
    internal static T RunHeader<T>(byte[] encoded, Func<byte[], T> read)
    {
        VipsRuntime.Start();
        try
        {
            return DecoderWarnings.Share(() => read(ImageSignature.KindOf(encoded) == ImageKind.Png ? PngOrientation.BeforePixels(encoded) : encoded));
        }
        catch (VipsException e)
        {
            throw new InvalidImageException(Damaged, e);
        }
    }

    // libjpeg only warns of missing or damaged data. If the end marker is missing, libvips rejects the image although all pixels
    // can be present: an end marker is added, and the warnings decide.
    private static T RunJpeg<T>(byte[] encoded, Func<byte[], Enums.FailOn, T> decode)
    {
        if (!JpegMarkers.HasEnd(encoded))
        {
            // Arithmetic coding goes on with zeros after its last byte, without a warning.
            if (JpegMarkers.IsArithmetic(encoded) || !JpegScans.AreComplete(encoded))
            {
                throw new InvalidImageException(EndsEarly);
            }

            try
            {
                return RunEndless(JpegMarkers.WithEnd(encoded), decode);
            }
            catch (InvalidImageException) when (JpegMarkers.MayEndInZeros(encoded))
            {
                return RunEndless(JpegMarkers.WithEnd(encoded, zerosAreData: true), decode);
            }
        }

        var result = DecoderWarnings.Listen(() => decode(encoded, Enums.FailOn.Error), out var warnings);
        if (warnings is null || JpegWarnings.AreHarmless(warnings, encoded))
        {
            return result;
        }

        // They can include warnings of another image.
        result = DecoderWarnings.CaptureWarnings(() => decode(encoded, Enums.FailOn.Error), out warnings);
        return warnings is null || JpegWarnings.AreHarmless(warnings, encoded) ? result : throw new InvalidImageException(Damaged);
    }

    private static T RunTiff<T>(byte[] encoded, Func<byte[], Enums.FailOn, T> decode)
    {
        encoded = TiffPixels.WithKnownValues(encoded);
        var directory = new TiffDirectory(encoded);
        if (TiffPixels.Flaw(directory) is { } flaw)
        {
            throw new InvalidImageException(flaw);
        }

        // Unknown tags are warnings too, so not every warning is a failure.
        var tiles = TiffPixels.StrictTiles(directory);
        var errors = string.Empty;
        var result = TiffWarnings.Listen(
            () => DecoderWarnings.ListenForErrors(
                () => tiles is not null && OpensWithoutWarning(tiles) ? decode(tiles, Enums.FailOn.Warning) : decode(encoded, Enums.FailOn.Error),
                () => Image.NewFromBuffer(encoded).Dispose(),
                out errors),
            out var isDamaged);
        return isDamaged || TiffWarnings.AreDamage(errors) || TiffChecksums.AreWrong(encoded) ? throw new InvalidImageException(Damaged) : result;
    }

    private static T RunAvif<T>(byte[] encoded, Func<byte[], Enums.FailOn, T> decode)
    {
        var result = DecoderWarnings.Share(() => decode(encoded, Enums.FailOn.Error));
        foreach (var file in AvifTiles.Each(encoded))
        {
            _ = DecoderWarnings.Share(() =>
            {
                using var tile = Image.NewFromBuffer(file, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
                ImageDecoder.RequireAtMost(ImageDecoder.DefaultMaximumPixels, tile.Width, tile.Height);
                return tile.Avg();
            });
        }

        return result;
    }

    private static bool OpensWithoutWarning(byte[] encoded)
    {
        try
        {
            using var header = Image.NewFromBuffer(encoded, access: Enums.Access.Sequential, failOn: Enums.FailOn.Warning);
            return true;
        }
        catch (VipsException)
        {
            DecoderWarnings.CountTakenText();
            return false;
        }
    }

    private static T RunEndless<T>(byte[] ended, Func<byte[], Enums.FailOn, T> decode)
    {
        try
        {
            var result = DecoderWarnings.Listen(() => decode(ended, Enums.FailOn.Error), out var warnings);
            return warnings is null ? result : throw new InvalidImageException(EndsEarly);
        }
        catch (VipsException e)
        {
            throw new InvalidImageException(EndsEarly, e);
        }
    }
}
