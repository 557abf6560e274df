using NetVips;
using Roboflow.Inference.Imaging.Pixels;
using Roboflow.Inference.Imaging.Vips;

namespace Roboflow.Inference.Imaging.Tests.Support;

/// <summary>Makes the images that the tests decode, with libvips only.</summary>
internal static class SampleImage
{
    /// <summary>A photograph-like gradient with detail, the same on every run.</summary>
    internal static PixelBuffer Detailed(int width, int height)
    {
        var data = new byte[width * height * 3];
        for (int y = 0, i = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++, i += 3)
            {
                data[i] = (byte)(x * 255 / width);
                data[i + 1] = (byte)(y * 255 / height);
                data[i + 2] = (byte)((((x / 4) + (y / 4)) % 2) * 200);
            }
        }

        return new PixelBuffer(width, height, 3, data);
    }

    /// <summary>Tiles of two grays, eight pixels wide.</summary>
    internal static PixelBuffer Tiles(int width, int height)
    {
        var data = new byte[width * height * 3];
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = (byte)(((i / 3 % width / 8) + (i / 3 / width / 8)) % 2 == 0 ? 205 : 160);
        }

        return new PixelBuffer(width, height, 3, data);
    }

    /// <summary>No order at all, the same for the same seed.</summary>
    internal static PixelBuffer Noise(int width, int height, int seed)
    {
        var data = new byte[width * height * 3];
        var state = (uint)seed;
        for (var i = 0; i < data.Length; i++)
        {
            state = unchecked((state * 1_664_525) + 1_013_904_223);
            data[i] = (byte)(state >> 24);
        }

        return new PixelBuffer(width, height, 3, data);
    }

    /// <summary>One color.</summary>
    internal static PixelBuffer Plain(int width, int height, byte r, byte g, byte b)
    {
        var data = new byte[width * height * 3];
        for (var i = 0; i < data.Length; i += 3)
        {
            (data[i], data[i + 1], data[i + 2]) = (r, g, b);
        }

        return new PixelBuffer(width, height, 3, data);
    }

    /// <summary>White with a red square in its top left quarter once the orientation is applied.</summary>
    internal static byte[] Turned(int orientation, string suffix)
    {
        // The inverse of the transformation that a viewer applies.
        using var upright = ToImage(TopLeftRed(80, 48));
        using var stored = orientation switch
        {
            2 => upright.Flip(Enums.Direction.Horizontal),
            3 => upright.Rot180(),
            4 => upright.Flip(Enums.Direction.Vertical),
            5 => upright.Rot90().Flip(Enums.Direction.Horizontal),
            6 => upright.Rot270(),
            7 => upright.Rot90().Flip(Enums.Direction.Vertical),
            8 => upright.Rot90(),
            _ => upright.Copy(),
        };
        using var marked = stored.Mutate(i => i.Set(GValue.GIntType, "orientation", orientation));
        return marked.WriteToBuffer(suffix);
    }

    internal static Image ToImage(PixelBuffer pixels)
    {
        VipsRuntime.Start();
        using var raw = Image.NewFromMemory(pixels.Data, pixels.Width, pixels.Height, pixels.Bands, Enums.BandFormat.Uchar);
        return raw.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    internal static (int R, int G, int B) At(this PixelBuffer pixels, int x, int y)
    {
        var i = ((y * pixels.Width) + x) * pixels.Bands;
        return (pixels.Data[i], pixels.Data[i + 1], pixels.Data[i + 2]);
    }

    private static PixelBuffer TopLeftRed(int width, int height)
    {
        var pixels = Plain(width, height, 255, 255, 255);
        for (var y = 0; y < height / 2; y++)
        {
            for (var x = 0; x < width / 2; x++)
            {
                var i = ((y * width) + x) * 3;
                (pixels.Data[i], pixels.Data[i + 1], pixels.Data[i + 2]) = (220, 20, 20);
            }
        }

        return pixels;
    }
}
