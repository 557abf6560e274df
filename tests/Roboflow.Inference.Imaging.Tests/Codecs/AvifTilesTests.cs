using System;
using System.IO;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Scaling;
using Roboflow.Inference.Imaging.Thumbnails;

namespace Roboflow.Inference.Imaging.Tests.Codecs;

/// <summary>AVIF images that are put together from tiles.</summary>
public sealed class AvifTilesTests
{
    // By avifenc --grid 2x1: 128 x 64 pixels, the left half red, the right half blue, and all half transparent, in two tiles of 64 x 64.
    private const string Tiled =
        "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAAJ7bWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpYmF2aWYAAAAADnBpdG0AAAAAAAEAAABkaWxv"
        + "YwAAAABEAAAGAAEAAAABAAACowAAAAgAAgAAAAEAAAK7AAAAHwADAAAAAQAAAtoAAAAgAAQAAAABAAACowAAAAgABQAAAAEAAAKrAAAAEAAGAAAAAQAAAqsAAAAQAAAAqmlpbmYAAAAA"
        + "AAYAAAAaaW5mZQIAAAAAAQAAZ3JpZENvbG9yAAAAABppbmZlAgAAAQACAABhdjAxQ29sb3IAAAAAGmluZmUCAAABAAMAAGF2MDFDb2xvcgAAAAAaaW5mZQIAAAAABAAAZ3JpZEFscGhh"
        + "AAAAABppbmZlAgAAAQAFAABhdjAxQWxwaGEAAAAAGmluZmUCAAABAAYAAGF2MDFBbHBoYQAAAAA6aXJlZgAAAAAAAAAQZGltZwABAAIAAgADAAAAEGRpbWcABAACAAUABgAAAA5hdXhs"
        + "AAQAAQABAAAA8WlwcnAAAACxaXBjbwAAABRpc3BlAAAAAAAAAIAAAABAAAAAEHBpeGkAAAAAAwgICAAAABNjb2xybmNseAABAA0ABoAAAAAUaXNwZQAAAAAAAABAAAAAQAAAAAxhdjFD"
        + "gQAMAAAAAA5waXhpAAAAAAEIAAAAOGF1eEMAAAAAdXJuOm1wZWc6bXBlZ0I6Y2ljcDpzeXN0ZW1zOmF1eGlsaWFyeTphbHBoYQAAAAAMYXYxQ4EAHAAAAAA4aXBtYQAAAAAAAAAGAAED"
        + "AQIDAAIEBAKFAwADBAQChQMABAMBBgcABQQEBogHAAYEBAaIBwAAAF9tZGF0AAAAAQCAAEASAAoGGBV//5VAMgQQAEioEgAKCRgVf/+SAhoNCDIQFkAAAEAAA84r7RqqNQgOnRIACgkY"
        + "FX//kgIaDQgyERZAAABAAAPOEafyeXwF9hDQ";

    // Where each of two tiles ends; the one of the transparency is used twice.
    private const int EndOfTransparency = 699;
    private const int EndOfLeftTile = 730;
    private const int EndOfRightTile = 762;

    [Fact]
    public void Image_of_tiles_is_read()
    {
        var pixels = ImageDecoder.Read(Convert.FromBase64String(Tiled)).Pixels;
        Assert.Equal((128, 64, 4), (pixels.Width, pixels.Height, pixels.Bands));
        var (left, right) = (pixels.At(30, 30), pixels.At(100, 30));
        Assert.InRange(left.R - left.B, 120, 200);
        Assert.InRange(right.B - right.R, 150, 240);
        Assert.InRange(pixels.Data[3], 120, 136);
    }

    // libheif draws such a tile green, without an error.
    [Theory]
    [InlineData(EndOfTransparency, 14)]
    [InlineData(EndOfLeftTile, 20)]
    [InlineData(EndOfRightTile, 20)]
    public void Damaged_tile_is_refused(int end, int length)
    {
        var damaged = Convert.FromBase64String(Tiled);
        damaged.AsSpan(end - length, length).Clear();
        Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(damaged));
        Assert.Throws<InvalidImageException>(() => ImageScaler.ShrinkToFit(damaged, 32));
        var file = Path.GetTempFileName();
        File.WriteAllBytes(file, damaged);
        Assert.Throws<InvalidImageException>(() => ImageThumbnail.Make(file, 32));
        File.Delete(file);
    }

    [Fact]
    public void Damaged_lists_of_tiles_are_no_other_error()
    {
        var whole = Convert.FromBase64String(Tiled);
        for (var at = 32; at < 675; at++)
        {
            foreach (var value in new byte[] { 0, 1, 0xFF })
            {
                var damaged = (byte[])whole.Clone();
                damaged[at] = value;
                foreach (var file in AvifTiles.Each(damaged))
                {
                    Assert.Equal(whole.Length, file.Length);
                }
            }
        }
    }
}
