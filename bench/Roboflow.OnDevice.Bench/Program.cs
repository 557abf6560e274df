using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Roboflow.Emulator;
using Roboflow.OnDevice.Bench;

// usage: Roboflow.OnDevice.Bench [images] [side]
// Measures ONNX Runtime alone and the module, alternately and in one run, and prints their ratio.
if (args is ["bare", var network, var sideText, var countText])
{
    var rate = BareSession.Measure(File.ReadAllBytes(network), Number(sideText), Number(countText));
    Console.WriteLine(FormattableString.Invariant($"rate {rate}"));
    return;
}

if (args is ["write", var to]) { File.WriteAllBytes(to, NanoNetwork.Create(640)); return; }

if (args is ["module", var file, var photo, var number])
{
    ModuleRun.Measure(file, photo, Number(number));
    return;
}

var images = args.Length > 0 ? Number(args[0]) : 200;
var side = args.Length > 1 ? Number(args[1]) : 640;
var folder = Directory.CreateTempSubdirectory("on-device-bench-").FullName;
try
{
    var model = Path.Combine(folder, "nano.onnx");
    var image = Path.Combine(folder, "photo.jpg");
    File.WriteAllBytes(model, NanoNetwork.Create(side));
    File.WriteAllBytes(image, Photo.Create());
    Console.WriteLine($"{Environment.ProcessorCount} processors, {images} images of 1920 x 1080, input {side} x {side}");
    for (var round = 1; round <= 3; round++)
    {
        var bare = Child("bare", model, Text(side), Text(images));
        var module = Child("module", model, image, Text(images));
        var (floor, rate, memory) = (bare["rate"][0], module["rate"][0], module["memory"]);
        Console.WriteLine(FormattableString.Invariant($"round {round}: bare {floor:0.00}/s, module {rate:0.00}/s, ratio {rate / floor:0.000},"));
        Console.WriteLine(FormattableString.Invariant(
            $"  first result {module["first"][0]:0.00} s, memory {memory[0] / 1e6:0} MB half way, {memory[1] / 1e6:0} MB at the end"));
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

static Figures Child(params string[] arguments)
{
    var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true };
    // As in the module; otherwise the bare session would report to Microsoft.
    start.Environment["ORT_DISABLE_TELEMETRY"] = "1";
    if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
    {
        start.ArgumentList.Add(typeof(NanoNetwork).Assembly.Location);
    }

    foreach (var argument in arguments)
    {
        start.ArgumentList.Add(argument);
    }

    using var child = Process.Start(start)!;
    var said = child.StandardOutput.ReadToEnd();
    child.WaitForExit();
    return child.ExitCode == 0 ? new Figures(said) : throw new InvalidOperationException($"{arguments[0]} ended with {child.ExitCode}.");
}
