using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using NetVips;
using Roboflow.Inference.Imaging.Drawing;
using Roboflow.Inference.Imaging.Pixels;
using Roboflow.Inference.Imaging.Vips;

namespace Roboflow.Imaging.Bench;

/// <summary>Compares the module's blur with libvips' on areas with the sizes of faces and people: time and pixels.</summary>
internal static class BlurComparison
{
    private const int Rounds = 30;

    internal static void Run()
    {
        VipsRuntime.Start();
        var photograph = Workload.Photograph().Pixels;
        Console.WriteLine($"Blur of an area, sigma as the module selects it, one thread; medians of {Rounds} rounds. Differences are out of 255.");
        Console.WriteLine("area         sigma  module ms  gaussblur ms  reduced ms  gaussblur differs by (mean, most)  reduced differs by");
        foreach (var (width, height) in new[] { (60, 80), (300, 260), (900, 800), (1900, 1000) })
        {
            var area = new PixelRectangle(10, 10, 10 + width, 10 + height);
            var cut = photograph.Cut(area);
            var sigma = Anonymizer.StrengthOf(area);
            var (ours, module) = Measure(cut, c => Module(c, sigma));
            var (gauss, plain) = Measure(cut, c => Vips(c, sigma, factor: 1));
            var (reduced, smaller) = Measure(cut, c => Vips(c, sigma, factor: Math.Max(1, sigma / 8)));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{width,4} x {height,-4}  {sigma,5}  {module,9:0.00}  {plain,12:0.00}  {smaller,10:0.00}  {Difference(ours, gauss),33}  {Difference(ours, reduced),18}"));
        }
    }

    private static byte[] Module(PixelBuffer cut, int sigma)
    {
        var copy = new PixelBuffer(cut.Width, cut.Height, cut.Bands, (byte[])cut.Data.Clone());
        BoxBlur.Blur(copy, new PixelRectangle(0, 0, cut.Width, cut.Height), sigma);
        return copy.Data;
    }

    // With a factor: on an area that is reduced by averaging, as in the module.
    private static byte[] Vips(PixelBuffer cut, int sigma, int factor)
    {
        using var image = Image.NewFromMemory(cut.Data, cut.Width, cut.Height, cut.Bands, Enums.BandFormat.Uchar);
        if (factor == 1)
        {
            using var blurred = image.Gaussblur(sigma);
            return blurred.WriteToMemory<byte>();
        }

        using var small = image.Shrink(factor, factor, ceil: true);
        using var soft = small.Gaussblur((double)sigma / factor);
        using var large = soft.Resize((double)cut.Width / small.Width, kernel: Enums.Kernel.Linear, vscale: (double)cut.Height / small.Height);
        using var same = large.ExtractArea(0, 0, Math.Min(cut.Width, large.Width), Math.Min(cut.Height, large.Height));
        using var whole = same.Embed(0, 0, cut.Width, cut.Height, extend: Enums.Extend.Copy);
        return whole.WriteToMemory<byte>();
    }

    private static (byte[] Pixels, double Milliseconds) Measure(PixelBuffer cut, Func<PixelBuffer, byte[]> blur)
    {
        var pixels = blur(cut);
        var times = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            var clock = Stopwatch.StartNew();
            pixels = blur(cut);
            times[i] = clock.Elapsed.TotalMilliseconds;
        }

        return (pixels, times.Order().ElementAt(Rounds / 2));
    }

    private static string Difference(byte[] ours, byte[] theirs)
    {
        var differences = ours.Zip(theirs, (a, b) => Math.Abs(a - b)).ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{differences.Average():0.0}, {differences.Max()}");
    }
}
