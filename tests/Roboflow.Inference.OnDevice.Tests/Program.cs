using System;
using System.Globalization;
using System.IO;
using Roboflow.Inference.Detection;
using Roboflow.Inference.OnDevice.Running;
using Roboflow.Inference.OnDevice.Tests.Support;

namespace Roboflow.Inference.OnDevice.Tests;

/// <summary>The child process of HostileModelTests: a model file may crash it without ending the test run.</summary>
internal static class Program
{
    // usage: <folder> <image> <first> <last> <progress file>
    private static int Main(string[] args)
    {
        var original = File.ReadAllBytes(Path.Combine(args[0], "original.bin"));
        var image = File.ReadAllBytes(args[1]);
        var model = Path.Combine(args[0], "mutant.onnx");
        int used = 0, refused = 0;
        for (var seed = int.Parse(args[2], CultureInfo.InvariantCulture); seed < int.Parse(args[3], CultureInfo.InvariantCulture); seed++)
        {
            File.WriteAllText(args[4], seed.ToString(CultureInfo.InvariantCulture));
            File.WriteAllBytes(model, Mutant(original, seed));
            try
            {
                using var detector = new OnDeviceDetector(OnDeviceModel.Open(model, ModelLayout.Auto), new OnDeviceOptions(), 1);
                ModelFiles.Detect(detector, image);
                used++;
            }
            catch (Exception e) when (e is ModelFileException or RoboflowException)
            {
                refused++;
            }
        }

        Console.WriteLine($"{used} {refused}");
        return 0;
    }

    // A byte changed, a piece cut out, doubled or zeroed, or the end cut off.
    private static byte[] Mutant(byte[] original, int seed)
    {
        var random = new Random(seed);
        var at = random.Next(original.Length);
        var length = Math.Min(original.Length - at, 1 + random.Next(64));
        var bytes = (byte[])original.Clone();
        switch (seed % 5)
        {
            case 0:
                bytes[at] ^= (byte)(1 + random.Next(255));
                return bytes;
            case 1:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 2:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            case 3:
                bytes.AsSpan(at, length).Clear();
                return bytes;
            default:
                return bytes[..at];
        }
    }
}
