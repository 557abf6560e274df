using System;
using NetVips;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Drawing;
using Roboflow.Inference.Imaging.Pixels;
using Roboflow.Inference.Imaging.Vips;

namespace Roboflow.Inference.Imaging.Cropping;

/// <summary>Crops images.</summary>
internal static class ImageCropper
{
    // The gray that detectors are trained with as letterbox padding.
    private const double Margin = 114;

    /// <summary>Returns the part of an image inside a box, with the image's profile; null if it is empty.</summary>
    public static DecodedImage? Cut(DecodedImage decoded, Prediction box)
    {
        var pixels = decoded.Pixels;
        if (!HasArea(box, pixels) || PixelRectangle.Nearest(box, pixels.Width, pixels.Height) is not { } area)
        {
            return null;
        }

        return decoded.With(pixels.Cut(area));
    }

    // A box of no size, or one that only touches the edge, would get the pixel next to it.
    private static bool HasArea(Prediction box, PixelBuffer image) =>
        Math.Min(box.Right, image.Width) > Math.Max(box.Left, 0) && Math.Min(box.Bottom, image.Height) > Math.Max(box.Top, 0);

    /// <summary>Scales the image to a longer side, keeping the aspect ratio.</summary>
    public static DecodedImage Fit(DecodedImage decoded, int longerSide) => Resize(decoded, longerSide, longerSide, padded: false);

    /// <summary>Scales the image to fit into exactly this size, keeping the aspect ratio, with gray padding.</summary>
    public static DecodedImage Fit(DecodedImage decoded, int width, int height) => Resize(decoded, width, height, padded: true);

    private static DecodedImage Resize(DecodedImage decoded, int width, int height, bool padded)
    {
        VipsRuntime.Start();
        var pixels = decoded.Pixels;
        using var raw = Image.NewFromMemory(pixels.Data, pixels.Width, pixels.Height, pixels.Bands, Enums.BandFormat.Uchar);
        using var image = raw.Copy(interpretation: Enums.Interpretation.Srgb);
        using var resized = image.ThumbnailImage(width, height: height, size: Enums.Size.Both);
        using var whole = padded
            ? resized.Gravity(Enums.CompassDirection.Centre, width, height, extend: Enums.Extend.Background, background: Background(pixels.Bands))
            : resized.Copy();
        return decoded.With(new PixelBuffer(whole.Width, whole.Height, whole.Bands, whole.WriteToMemory<byte>()));
    }

    private static double[] Background(int bands) => bands == 4 ? [Margin, Margin, Margin, 255] : [Margin, Margin, Margin];
}
