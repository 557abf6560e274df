using System;
using NetVips;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Imaging.Vips;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>
/// Has libvips decode whole images only. Unless told otherwise it fills what is missing of a file, or damaged, with gray,
/// where objects would be missed without a word.
/// </summary>
internal static class StrictDecoding
{
    private const string EndsEarly = "The image cannot be decoded: its file ends too early.";
    private const string Damaged = "The image cannot be decoded: it is damaged, or of a kind that is not supported.";

    /// <summary>Runs a decoding to its end, with the bytes and the strictness that libvips is to be called with.</summary>
    /// <param name="encoded">The image, whose kind is known by its first bytes.</param>
    /// <param name="decode">Decodes all that it needs, and closes the image, before it returns: libvips decodes when pixels are asked for.</param>
    /// <exception cref="InvalidImageException">The image ends too early, is damaged, or uses what is not supported.</exception>
    internal static T Run<T>(byte[] encoded, Func<byte[], Enums.FailOn, T> decode)
    {
        VipsRuntime.Start();
        if (ImageEnd.IsMissing(encoded))
        {
            throw new InvalidImageException(EndsEarly);
        }

        try
        {
            return ImageFormats.KindOf(encoded) switch
            {
                ImageKind.Jpeg => RunJpeg(encoded, decode),

                // A frame with fewer pixels than it needs is a warning there. TIFF warns of every tag that it does not know.
                ImageKind.Gif => decode(encoded, Enums.FailOn.Warning),
                _ => decode(encoded, Enums.FailOn.Error),
            };
        }
        catch (VipsException e)
        {
            throw new InvalidImageException(Damaged, e);
        }
    }

    /// <summary>Runs what reads the header alone, which must be there; what follows it is not looked at.</summary>
    /// <exception cref="InvalidImageException">The header is damaged, or of a kind that is not supported.</exception>
    internal static T RunHeader<T>(byte[] encoded, Func<byte[], T> read)
    {
        VipsRuntime.Start();
        try
        {
            return read(encoded);
        }
        catch (VipsException e)
        {
            throw new InvalidImageException(Damaged, e);
        }
    }

    // libjpeg only warns of missing or damaged data. Where the end mark is missing libvips refuses the image, although every
    // pixel may be there: with a mark of ours, the warnings tell.
    private static T RunJpeg<T>(byte[] encoded, Func<byte[], Enums.FailOn, T> decode)
    {
        if (!JpegMarkers.HasEnd(encoded))
        {
            if (!JpegScans.AreComplete(encoded))
            {
                throw new InvalidImageException(EndsEarly);
            }

            return RunEndless(JpegMarkers.WithEnd(encoded), decode);
        }

        var result = DecoderWarnings.Listen(() => decode(encoded, Enums.FailOn.Error), out var warnings);
        if (warnings is null || JpegWarnings.AreHarmless(warnings, encoded))
        {
            return result;
        }

        // Another image's words may be among them.
        result = DecoderWarnings.ListenAlone(() => decode(encoded, Enums.FailOn.Error), out warnings);
        return warnings is null || JpegWarnings.AreHarmless(warnings, encoded) ? result : throw new InvalidImageException(Damaged);
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
