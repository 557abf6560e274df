using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using NetVips;
using Roboflow.Inference;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Drawing;
using Roboflow.Inference.Imaging.Pixels;
using Roboflow.Inference.Imaging.Scaling;

namespace Roboflow.Imaging.Bench;

/// <summary>The work on each image.</summary>
internal enum WorkKind
{
    /// <summary>Only decoded and encoded by libvips: no program can be faster with this codec.</summary>
    Floor,

    /// <summary>Decoded, drawn on and encoded, as in Export-RoboflowImage.</summary>
    Drawn,

    /// <summary>Decoded, five boxes blurred, and encoded.</summary>
    Blurred,

    /// <summary>Decoded, five boxes pixelated, and encoded.</summary>
    Pixelated,

    /// <summary>Scaled down to 640 pixels and encoded, as with -MaxDimension.</summary>
    Scaled,
}

/// <summary>Processes one image repeatedly, on some cores for some time.</summary>
internal static class Workload
{
    private const int Quality = 90;

    // Until the runtime has fully optimized the frequently used code.
    private const int WarmUp = 40;

    internal static string Describe(WorkKind kind) => kind switch
    {
        WorkKind.Floor => "decode + encode (floor)",
        WorkKind.Drawn => "decode + draw + encode",
        WorkKind.Blurred => "decode + blur + encode",
        WorkKind.Pixelated => "decode + pixelate + enc.",
        _ => "scale to 640 + encode",
    };

    /// <summary>Images per second, processor milliseconds per image and peak memory in MB, as text.</summary>
    internal static string Run(WorkKind kind, int cores, double seconds)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            Process.GetCurrentProcess().ProcessorAffinity = (1 << cores) - 1;
        }

        var jpeg = Jpeg();
        for (var i = 0; i < WarmUp; i++)
        {
            Do(kind, jpeg);
        }

        var done = 0;
        var used = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var threads = Enumerable.Range(0, cores).Select(_ => new Thread(() =>
        {
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                Do(kind, jpeg);
                _ = Interlocked.Increment(ref done);
            }
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        var rate = done / clock.Elapsed.TotalSeconds;
        var cost = (Process.GetCurrentProcess().TotalProcessorTime - used).TotalMilliseconds / done;
        return string.Create(CultureInfo.InvariantCulture, $"{rate:0.00} {cost:0.00} {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0}");
    }

    private static void Do(WorkKind kind, byte[] jpeg)
    {
        if (kind == WorkKind.Floor)
        {
            using var image = Image.NewFromBuffer(jpeg, access: Enums.Access.Sequential);
            _ = image.JpegsaveBuffer(q: Quality, subsampleMode: Enums.ForeignSubsample.On);
            return;
        }

        if (kind == WorkKind.Scaled)
        {
            _ = ImageScaler.ShrinkToFit(jpeg, 640);
            return;
        }

        var decoded = ImageDecoder.Read(jpeg);
        var boxes = Enumerable.Range(0, 5).Select(i => new Prediction
        {
            X = 200 + (360 * i),
            Y = 300 + (110 * i),
            Width = 300,
            Height = 260,
            Class = "class " + i,
            ClassId = i,
            Confidence = 0.5 + (Random.Shared.NextDouble() / 2)
        });
        Annotator.Draw(
            decoded.Pixels,
            boxes.Select(b => new Annotation { Prediction = b, Label = $"{b.Class} {b.Confidence:0%}", Color = Palette.Default.ColorOf(b) }),
            Options(kind));
        _ = ImageEncoder.Encode(decoded, ImageFormat.Jpeg, Quality);
        decoded.Recycle();
    }

    private static AnnotationOptions Options(WorkKind kind) => kind switch
    {
        WorkKind.Blurred => new AnnotationOptions { Styles = [AnnotationStyle.Blur] },
        WorkKind.Pixelated => new AnnotationOptions { Styles = [AnnotationStyle.Pixelate] },
        _ => new AnnotationOptions(),
    };

    /// <summary>The photograph as a JPEG file.</summary>
    internal static byte[] Jpeg() => ImageEncoder.Encode(Photograph(), ImageFormat.Jpeg, Quality);

    // Smooth areas with edges and some noise, so that the codec has as much work as with a photograph; with halved colors, as
    // cameras write them.
    internal static DecodedImage Photograph()
    {
        const int Width = 1920;
        const int Height = 1080;
        var random = new Random(1);
        var data = new byte[Width * Height * 3];
        for (var i = 0; i < data.Length; i++)
        {
            var (x, y) = (i / 3 % Width, i / 3 / Width);
            var value = 120 + (60 * Math.Sin(x / 90.0)) + (40 * Math.Cos(y / 70.0)) + ((x / 160) + (y / 120)) % 2 * 25 + (random.NextDouble() * 8);
            data[i] = (byte)Math.Clamp(value + (i % 3 * 10), 0, 255);
        }

        return new DecodedImage(new PixelBuffer(Width, Height, 3, data)) { HasHalvedColors = true };
    }
}
