using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NetVips;
using Roboflow.Inference.Imaging.Codecs;

namespace Roboflow.Inference.Imaging.Tests.Codecs;

/// <summary>Images that are decoded at once do not change each other's verdict: the decoders share the text of their errors.</summary>
public sealed class DamageInParallelTests
{
    [Fact]
    public async Task Damaged_tiffs_do_not_make_others_seem_damaged()
    {
        // Decoding the large one takes so long that warnings about the others fall into it.
        var whole = TiffStrip.Encode(Enums.ForeignTiffCompression.Jpeg, 1600, 1200);
        var damaged = TiffStrip.Overwrite(TiffStrip.Encode(Enums.ForeignTiffCompression.Jpeg));
        using var done = new CancellationTokenSource();
        var others = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(damaged));
            }
        });
        for (var i = 0; i < 8; i++)
        {
            _ = ImageDecoder.Read(whole);
        }

        await done.CancelAsync();
        await others;
    }

    // An error of another format is in the same text as the harmless warning.
    [Fact]
    public async Task Damaged_images_of_other_formats_do_not_make_a_jpeg_with_a_harmless_warning_seem_damaged()
    {
        var whole = SampleFile.Read("baseline.jpg");
        byte[] harmless = [.. whole[..^2], .. new byte[40], 0xFF, 0xD9];
        var png = SampleFile.Read("single.png");
        png.AsSpan(png.Length / 2, 30).Fill(0xFF);
        using var done = new CancellationTokenSource();
        var others = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(png));
            }
        });
        var refused = Enumerable.Range(0, 200).Count(_ => Record.Exception(() => ImageDecoder.Read(harmless)) is not null);
        await done.CancelAsync();
        await others;
        Assert.Equal(0, refused);
    }

    [Fact]
    public void Many_damaged_and_intact_images_at_once_are_distinguished()
    {
        var whole = SampleFile.Read("baseline.jpg");
        byte[] harmless = [.. whole[..^2], .. new byte[40], 0xFF, 0xD9];
        byte[] damaged = [.. whole[..(whole.Length / 2)], .. whole[^2..]];
        var results = Enumerable.Range(0, 400).AsParallel().WithDegreeOfParallelism(8)
            .Select(i => (IsDamaged: i % 2 == 0, Error: Record.Exception(() => ImageDecoder.Read(i % 2 == 0 ? damaged : harmless)))).ToArray();
        Assert.All(results.Where(r => r.IsDamaged), r => Assert.IsType<InvalidImageException>(r.Error));
        Assert.All(results.Where(r => !r.IsDamaged), r => Assert.Null(r.Error));
    }
}
