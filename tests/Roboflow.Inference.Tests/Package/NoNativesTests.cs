using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Package;

/// <summary>The module on a platform without libvips: a copy without its native folder, in a separate process.</summary>
public sealed class NoNativesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("roboflow-no-natives-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task One_error_names_the_platform_and_ends_the_run()
    {
        string[] commands =
        [
            "[IO.Directory]::GetFiles($images, '*.jpg') | Invoke-RoboflowDetection @to -MaxDimension 100",
            "[IO.Directory]::GetFiles($images, '*.jpg') | Invoke-RoboflowDetection @to -TileSize 200",
            "[IO.Directory]::GetFiles($images, '*.jpg') | Invoke-RoboflowDetection @to | Export-RoboflowImage -Destination $out",
            "[IO.Directory]::GetFiles($images, '*.jpg') | Invoke-RoboflowDetection @to | Export-RoboflowCrop -Destination $out",
            "[pscustomobject]@{ X = 5; Y = 5; Width = 4; Height = 4; Class = 'a'; Confidence = 1; Path = [IO.Path]::Combine($images, 'harbour.jpg') } | "
                + "Export-RoboflowDataset -Format Yolo -Destination $out",
        ];
        await using var emulator = await EmulatorHost.StartAsync();
        var lines = await RunAsync(emulator, commands);
        if (SystemHasLibvips() && !lines.Any(l => l.StartsWith("error", StringComparison.Ordinal)))
        {
            return;
        }

        // Debian 12 has libvips 8.14.
        var reason = SystemHasLibvips() ? @"the system's libvips 8\.\d+\.\d+ is older than 8\.15\." : @"the system has none either\.";
        Assert.Equal(2 * commands.Length, lines.Length);
        Assert.All(lines.Chunk(2), pair =>
        {
            Assert.Matches(
                "^error ImagingUnavailable ResourceUnavailable Images cannot be decoded or written here: the module has no libvips for " + Rid + ", and " + reason,
                pair[0]);
            Assert.StartsWith("advice Reinstall the module", pair[1], StringComparison.Ordinal);
        });
        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, "out")));
    }

    [Fact]
    public async Task Detection_without_pixels_needs_no_libvips()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        var lines = await RunAsync(emulator, "([IO.Directory]::GetFiles($images, '*.jpg') | Invoke-RoboflowDetection @to).Count");
        Assert.True(int.Parse(Assert.Single(lines), System.Globalization.CultureInfo.InvariantCulture) > 0);
    }

    // A library that was cut off kills the process if it is loaded.
    [Theory]
    [InlineData(null)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task Damaged_libvips_of_the_module_is_named(double? part)
    {
        if (part is not null && !OperatingSystem.IsLinux())
        {
            return;
        }

        await using var emulator = await EmulatorHost.StartAsync();
        var library = OperatingSystem.IsWindows() ? "libvips-42.dll" : OperatingSystem.IsMacOS() ? "libvips.42.dylib" : "libvips.so.42";
        var file = Path.Combine(_folder.CreateSubdirectory(Path.Combine("module", "native", Rid)).FullName, library);
        File.WriteAllText(file, "not a library");
        if (part is { } share)
        {
            var whole = File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(ModuleSession.Manifest)!, "native", Rid, library));
            File.WriteAllBytes(file, whole[..(int)(whole.Length * share)]);
        }

        var lines = await RunAsync(emulator, "[IO.Directory]::GetFiles($images, '*.jpg') | Invoke-RoboflowDetection @to -MaxDimension 100");
        Assert.Contains(
            $"error ImagingUnavailable ResourceUnavailable Images cannot be decoded or written here: the module's libvips for {Rid} cannot be loaded.",
            lines);
    }

    private static string Rid => Path.GetFileName(Loading.NativeFolder.Find(Path.Combine(Path.GetDirectoryName(ModuleSession.Manifest)!, "bin", "net8.0")));

    private static bool SystemHasLibvips() => new[] { "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu" }
        .Any(folder => File.Exists(Path.Combine(folder, "libvips.so.42")));

    private async Task<string[]> RunAsync(EmulatorHost emulator, params string[] commands)
    {
        var module = Path.Combine(_folder.FullName, "module");
        Copy(Path.GetDirectoryName(ModuleSession.Manifest)!, module);
        return [.. await ScriptProcess.RunAsync(
            """
            $manifest, $endpoint, $images, $out, $commands = $args
            Import-Module $manifest
            $to = @{ Model = 'shapes/1'; Endpoint = $endpoint; ApiKey = 'emulator-key' }
            foreach ($command in $commands) {
                try { . ([scriptblock]::Create($command)) 2>&1 | ForEach-Object { if ($_ -is [Management.Automation.ErrorRecord]) { throw $_ } elseif ($_ -isnot [Roboflow.Inference.Prediction]) { $_ } } }
                catch {
                    "error $($_.FullyQualifiedErrorId.Split(',')[0]) $($_.CategoryInfo.Category) $($_.Exception.Message)"
                    "advice $($_.ErrorDetails.RecommendedAction)"
                }
            }
            """,
            [
                Path.Combine(module, "Roboflow.Inference.psd1"),
                emulator.Address.AbsoluteUri,
                ModuleSession.Samples,
                Path.Combine(_folder.FullName, "out"),
                .. commands,
            ])];
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(from, file);
            if (!relative.StartsWith("native", StringComparison.Ordinal))
            {
                var target = Path.Combine(to, relative);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }
}
