using System;
using System.Buffers;
using System.Threading;
using Roboflow.Inference.Imaging;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Pixels;

namespace Roboflow.Inference.OnDevice.Preparation;

/// <summary>Converts an encoded image to the model's input pixels. Thread-safe.</summary>
internal sealed class ImagePreparer(PreparationPlan plan)
{
    /// <summary>Decodes and prepares an image into the given pixels, which are interleaved RGB of the plan's size. Returns also whether the file has
    /// more than 8 bits per channel.</summary>
    /// <exception cref="InvalidImageException">The bytes cannot be decoded, or the image cannot be resized.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    internal (FrameMap Map, bool IsReduced) Prepare(byte[] encoded, Span<byte> pixels, CancellationToken cancellationToken = default)
    {
        var orientation = plan.AutoOrient ? 1 : ImageDecoder.ReadOrientation(encoded);
        var image = ImageDecoder.ReadOpaque(encoded, plan.AutoOrient);
        try
        {
            return (Prepare(image.Pixels, orientation, pixels, cancellationToken), image.HasMoreBits);
        }
        finally
        {
            image.Recycle();
        }
    }

    private FrameMap Prepare(PixelBuffer image, int orientation, Span<byte> pixels, CancellationToken cancellationToken)
    {
        var crop = Crop(image.Width, image.Height);
        if (plan.Grayscale)
        {
            ToGray(image.Data);
        }

        var (width, height) = plan.FirstSize ?? (plan.Width, plan.Height);
        var placement = plan.Resize == ResizeMode.Letterbox
            ? Letterbox.Fit(crop.Width, crop.Height, width, height, plan.Convention)
            : Placement.Stretch(crop.Width, crop.Height, width, height);
        var window = image.Data.AsSpan(((crop.Y * image.Width) + crop.X) * 3);
        if (plan.Resampler == Resampler.Bilinear)
        {
            Draw(window, image.Width * 3, crop.Width, crop.Height, pixels, width, height, placement);
        }
        else
        {
            DrawSmooth(window, image.Width * 3, (crop.Width, crop.Height), pixels, placement, cancellationToken);
        }

        return new FrameMap(plan, placement, crop, (image.Width, image.Height), orientation);
    }

    private void Draw(ReadOnlySpan<byte> source, int stride, int width, int height, Span<byte> canvas, int canvasWidth, int canvasHeight, Placement at)
    {
        if (at.Width != canvasWidth || at.Height != canvasHeight)
        {
            canvas.Slice(0, canvasWidth * canvasHeight * 3).Fill(plan.Padding);
        }

        var offset = ((at.Y * canvasWidth) + at.X) * 3;
        BilinearResizer.Resize(source, stride, width, height, canvas.Slice(offset), canvasWidth * 3, at.Width, at.Height);
    }

    private void DrawSmooth(
        ReadOnlySpan<byte> source, int stride, (int Width, int Height) size, Span<byte> pixels, Placement at, CancellationToken cancellationToken)
    {
        // The data set's own resize comes first; without one, the rows of the crop are copied without their surroundings.
        var (width, height) = plan.FirstSize ?? size;
        var canvas = ArrayPool<byte>.Shared.Rent(width * height * 3);
        try
        {
            var first = plan.FirstSize is null ? Placement.Stretch(width, height, width, height) : at;
            Draw(source, stride, size.Width, size.Height, canvas, width, height, first);
            TriangleResizer.Resize(canvas, width, height, pixels, plan.Width, plan.Height, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(canvas);
        }
    }

    private (int X, int Y, int Width, int Height) Crop(int width, int height)
    {
        if (plan.Crop is not { } part)
        {
            return (0, 0, width, height);
        }

        var (x, y) = ((int)(part.Left / 100 * width), (int)(part.Top / 100 * height));
        return (x, y, Math.Max(1, (int)(part.Right / 100 * width) - x), Math.Max(1, (int)(part.Bottom / 100 * height) - y));
    }

    // OpenCV's weights, in 15 bits.
    private static void ToGray(Span<byte> rgb)
    {
        for (var i = 0; i + 2 < rgb.Length; i += 3)
        {
            var gray = (byte)(((rgb[i] * 9798) + (rgb[i + 1] * 19235) + (rgb[i + 2] * 3735) + 16384) >> 15);
            (rgb[i], rgb[i + 1], rgb[i + 2]) = (gray, gray, gray);
        }
    }
}
