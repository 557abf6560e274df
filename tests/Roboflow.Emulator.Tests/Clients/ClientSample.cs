using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator.Tests.Support;

namespace Roboflow.Emulator.Tests.Clients;

/// <summary>Runs a sample of the vendor's page with only its address, model, key and image replaced.</summary>
internal static class ClientSample
{
    /// <summary>Where the samples are, and where node finds the packages that .ci/run installs.</summary>
    internal static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Clients", "Samples");

    internal static async Task<string> RunAsync(EmulatorHost host, byte[] image, string sample, string tool, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("client-sample");
        try
        {
            var text = (await File.ReadAllTextAsync(Path.Combine(Folder, sample)))
                .Replace("https://i.imgur.com/PEEvqPN.png", host.Serve("your image.jpg", image, "image/jpeg").AbsoluteUri, StringComparison.Ordinal)
                .Replace(
                    "https%3A%2F%2Fi.imgur.com%2FPEEvqPN.png",
                    Uri.EscapeDataString(host.Serve("your image.jpg", image, "image/jpeg").AbsoluteUri),
                    StringComparison.Ordinal)
                .Replace("https://detect.roboflow.com", host.Address.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal)
                .Replace("your-model/42", "shapes/1", StringComparison.Ordinal)
                .Replace("dataset/v", "shapes/1", StringComparison.Ordinal)
                .Replace("YOUR_KEY", EmulatorFixture.Key, StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, sample), text);
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "YOUR_IMAGE.jpg"), image);
            return await RunAsync(folder.FullName, tool, [.. arguments, sample]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string folder, string tool, string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder
        };
        start.Environment["NODE_PATH"] = Packages("node_modules");
        start.Environment["GOFLAGS"] = "-mod=mod";
        start.Environment["GO111MODULE"] = "off";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }

    /// <summary>A folder below <c>artifacts/clients</c> of the repository.</summary>
    internal static string Packages(string name)
    {
        var repository = new DirectoryInfo(AppContext.BaseDirectory);
        while (!repository.EnumerateFiles("*.sln").Any())
        {
            repository = repository.Parent!;
        }

        return Path.Combine(repository.FullName, "artifacts", "clients", name);
    }
}
