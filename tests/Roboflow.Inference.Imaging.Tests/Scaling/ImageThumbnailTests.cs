using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Imaging.Scaling;
using Roboflow.Inference.Imaging.Thumbnails;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Roboflow.Inference.Imaging.Tests.Scaling;

public sealed class ImageThumbnailTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("roboflow-thumbnails-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("jpg", 400, 200, 100, 100, 50)]
    [InlineData("png", 200, 400, 100, 50, 100)]
    [InlineData("bmp", 400, 200, 100, 100, 50)]
    [InlineData("jpg", 40, 20, 100, 40, 20)]
    public void The_longer_side_comes_down_to_the_size_and_small_images_stay(string extension, int width, int height, int size, int thumbWidth, int thumbHeight)
    {
        var file = Path.Combine(_folder, "image." + extension);
        using (var image = new Image<Rgb24>(width, height, new Rgb24(200, 30, 40)))
        {
            image.Save(file);
        }

        var made = ImageThumbnail.Make(file, size);
        using var thumbnail = Image.Load<Rgb24>(made.Jpeg);
        Assert.Equal((width, height, thumbWidth, thumbHeight), (made.Width, made.Height, thumbnail.Width, thumbnail.Height));
        Assert.InRange(thumbnail[thumbWidth / 2, thumbHeight / 2].R, 190, 210);
        Assert.Null(thumbnail.Metadata.ExifProfile);
    }

    [Fact]
    public void Transparent_pixels_are_drawn_on_white()
    {
        var file = Path.Combine(_folder, "clear.png");
        using (var image = new Image<Rgba32>(60, 60, new Rgba32(0, 0, 0, 0)))
        {
            image.Save(file);
        }

        using var thumbnail = Image.Load<Rgb24>(ImageThumbnail.Make(file, 32).Jpeg);
        Assert.InRange(thumbnail[16, 16].G, 250, 255);
    }

    [Theory]
    [InlineData("single.png")]
    [InlineData("lzw.tif")]
    [InlineData("baseline.jpg")]
    public void Damaged_image_has_no_thumbnail(string name)
    {
        var bytes = Support.SampleFile.Read(name);
        var file = Path.Combine(_folder, name);
        File.WriteAllBytes(file, bytes);
        Assert.NotEmpty(ImageThumbnail.Make(file, 16).Jpeg);
        File.WriteAllBytes(file, [.. bytes[..(bytes.Length / 2)], .. bytes[^2..]]);
        Assert.Throws<InvalidImageException>(() => ImageThumbnail.Make(file, 16));
    }

    // A red of Display P3, as phones write it, is a stronger one of sRGB: (220, 60, 50) is (239, 35, 36).
    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".tif")]
    [InlineData(".webp")]
    [InlineData(".avif")]
    public void Colors_of_a_profile_become_those_of_sRGB(string extension)
    {
        var file = Path.Combine(_folder, "wide" + extension);
        using var image = Support.SampleImage.ToImage(Support.SampleImage.Plain(200, 100, 220, 60, 50));
        using var wide = image.Mutate(i => i.Set(NetVips.GValue.BlobType, "icc-profile-data", NetVips.Image.ProfileLoad("p3")));
        wide.WriteToFile(file);
        var thumbnail = ImageThumbnail.Make(file, 64).Jpeg;
        using var seen = Image.Load<Rgb24>(thumbnail);
        Assert.Null(seen.Metadata.IccProfile);
        Assert.InRange(seen[32, 16].R, 234, 242);
        Assert.InRange(seen[32, 16].G, 33, 41);
        Assert.InRange(seen[32, 16].B, 32, 40);
    }

    [Fact]
    public void Colors_that_are_stated_by_numbers_become_those_of_sRGB()
    {
        var file = Path.Combine(_folder, "p3.avif");
        File.WriteAllBytes(file, Support.SampleFile.Read("p3.avif"));
        using var plain = Image.Load<Rgb24>(Imaging.Codecs.ImageEncoder.Encode(Imaging.Codecs.ImageDecoder.Read(File.ReadAllBytes(file)), ImageFormat.Png));
        using var thumbnail = Image.Load<Rgb24>(ImageThumbnail.Make(file, 64).Jpeg);
        Assert.True(Math.Abs(thumbnail[0, 0].R - plain[0, 0].R) + Math.Abs(thumbnail[0, 0].G - plain[0, 0].G) > 8, $"{plain[0, 0]} {thumbnail[0, 0]}");
    }

    // The errors of color management and those of a TIFF's pixels come in one text.
    [Theory]
    [InlineData(".jpg")]
    [InlineData(".tif")]
    [InlineData(".webp")]
    public void Image_with_a_profile_that_cannot_be_used_has_its_thumbnail(string extension)
    {
        var file = Path.Combine(_folder, "odd" + extension);
        using var image = Support.SampleImage.ToImage(Support.SampleImage.Plain(200, 100, 220, 60, 50));
        var profile = NetVips.Image.ProfileLoad("p3");
        using var wide = image.Mutate(i => i.Set(NetVips.GValue.BlobType, "icc-profile-data", profile));
        var good = wide.WriteToBuffer(extension);
        var start = good.AsSpan().IndexOf(profile);

        // Tags of which nobody knows the name; a version of the future; a tag twice.
        foreach (var damage in new Action<byte[]>[]
        {
            odd => Enumerable.Range(0, profile[131]).ToList().ForEach(i => odd[start + 132 + (i * 12)] = (byte)'?'),
            odd => odd[start + 8] = 9,
            odd => good.AsSpan(start + 132, 4).CopyTo(odd.AsSpan(start + 144)),
        })
        {
            var bytes = (byte[])good.Clone();
            damage(bytes);
            File.WriteAllBytes(file, bytes);
            using var seen = Image.Load<Rgb24>(ImageThumbnail.Make(file, 64).Jpeg);
            Assert.InRange(seen[32, 16].R, 216, 224);
        }
    }

    [Fact]
    public void Cmyk_image_with_a_profile_that_cannot_be_used_is_decoded_and_has_its_thumbnail()
    {
        var file = Path.Combine(_folder, "cmyk.tif");
        using var image = Support.SampleImage.ToImage(Support.SampleImage.Plain(200, 100, 220, 60, 50));
        using var cmyk = image.IccTransform("cmyk", inputProfile: "srgb");
        cmyk.WriteToFile(file);
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.AsSpan().IndexOf("acsp"u8) - 28] = 9;
        File.WriteAllBytes(file, bytes);
        Assert.Equal(200, Imaging.Codecs.ImageDecoder.Read(bytes).Pixels.Width);
        using var seen = Image.Load<Rgb24>(ImageThumbnail.Make(file, 64).Jpeg);
        Assert.True(seen[32, 16].R > seen[32, 16].G + 50);
    }

    [Fact]
    public void Invalid_or_oversized_image_is_refused()
    {
        var file = Path.Combine(_folder, "image.png");
        using (var image = new Image<Rgb24>(100, 100))
        {
            image.Save(file);
        }

        Assert.Contains("above the limit", Assert.Throws<InvalidImageException>(() => ImageThumbnail.Make(file, 32, maximumPixels: 9999)).Message);
        File.WriteAllText(file, "text");
        Assert.Throws<InvalidImageException>(() => ImageThumbnail.Make(file, 32));
    }
}
