using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.OnDevice;

/// <summary>The staged companion module, in separate processes.</summary>
public sealed class CompanionTests
{
    private static readonly string Module = Path.GetDirectoryName(ModuleSession.Manifest)!;
    private static readonly string Companion = Path.Combine(
        Path.GetDirectoryName(Path.GetDirectoryName(Module)!)!,
        "Roboflow.Inference.OnDevice",
        Path.GetFileName(Module));

    [Fact]
    public void The_companion_has_the_same_version_and_a_native_library_for_each_platform()
    {
        Assert.Contains(
            $"'{Path.GetFileName(Module)}'", File.ReadAllText(Path.Combine(Companion, "Roboflow.Inference.OnDevice.psd1")), StringComparison.Ordinal);
        Assert.Equal(
            ["linux-arm64", "linux-x64", "osx-arm64", "win-arm64", "win-x64"],
            Directory.GetDirectories(Path.Combine(Companion, "native")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_main_module_carries_nothing_of_ONNX_Runtime() => Assert.DoesNotContain(
        Directory.GetFiles(Module, "*", SearchOption.AllDirectories),
        f => Path.GetFileName(f).Contains("onnx", StringComparison.OrdinalIgnoreCase) && !f.EndsWith(".ps1xml", StringComparison.Ordinal));

    [Fact]
    public async Task Companion_is_loaded_on_first_use_and_isolated_from_the_session()
    {
        using var files = new ModelFileFolder();
        var said = await ScriptProcess.RunAsync(
            """
            function Loaded { [AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -like '*Onnx*' -or $_.GetName().Name -like '*OnDevice' }) }
            Import-Module $args[0]
            (Loaded).Count
            $null = Get-Command Get-RoboflowModelFile
            (Loaded).Count
            $null = Invoke-RoboflowDetection $args[1] -ModelPath $args[2]
            (Loaded).Count
            (Loaded) | ForEach-Object { [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name }
            ([IO.File]::ReadAllLines('/proc/self/maps') -like '*libonnxruntime.so' | ForEach-Object { $_.Substring($_.IndexOf('/')) })[0]
            """,
            ModuleSession.Manifest, files.Harbour, files.Model);

        Assert.Equal(["0", "0", "2", "Roboflow.Inference", "Roboflow.Inference", Path.Combine(Companion, "native", "linux-x64", "libonnxruntime.so")], said);
    }

    // The telemetry of ONNX Runtime opens a database in the user's cache, from which it sends to Microsoft.
    [Fact]
    public async Task Telemetry_of_ONNX_Runtime_is_off()
    {
        using var files = new ModelFileFolder();
        var open = await ScriptProcess.RunAsync(
            """
            Import-Module $args[0]
            (Invoke-RoboflowDetection $args[1] -ModelPath $args[2]).Count
            $open = foreach ($file in [IO.Directory]::GetFiles('/proc/self/fd')) {
                try { [IO.File]::ResolveLinkTarget($file, $false).FullName } catch { 'closed' }
            }
            $open.Where({ $_ -like '*/.onnxruntime/*' })
            """,
            ModuleSession.Manifest, files.Harbour, files.Model);

        Assert.Equal(["3"], open);
    }

    [Fact]
    public async Task Missing_companion_is_one_error_with_the_install_command()
    {
        using var files = new ModelFileFolder();
        var manifest = CopyOf(Module, Path.Combine(files.Folder, "modules", "Roboflow.Inference", Path.GetFileName(Module)), native: "linux-x64");

        var (exitCode, _, errors) = await Detect(manifest, files);
        Assert.Equal(1, exitCode);
        Assert.Contains("OnDeviceModuleMissing", errors, StringComparison.Ordinal);
        Assert.Contains("Roboflow.Inference.OnDevice " + Path.GetFileName(Module), errors, StringComparison.Ordinal);

        // On an unsupported platform the native folder is missing.
        CopyOf(Companion, Path.Combine(files.Folder, "modules", "Roboflow.Inference.OnDevice", Path.GetFileName(Module)), native: "osx-x64");
        (_, _, errors) = await Detect(manifest, files);
        Assert.Contains("OnDevicePlatformUnsupported", errors, StringComparison.Ordinal);
        Assert.Contains("linux-x64", errors, StringComparison.Ordinal);
    }

    // As an interrupted copy or a virus scanner leaves it.
    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(5000)]
    public async Task Incomplete_companion_is_one_error_that_says_so(int? bytes)
    {
        using var files = new ModelFileFolder();
        var manifest = CopyOf(Module, Path.Combine(files.Folder, "modules", "Roboflow.Inference", Path.GetFileName(Module)), native: "linux-x64");
        var companion = Path.Combine(files.Folder, "modules", "Roboflow.Inference.OnDevice", Path.GetFileName(Module));
        CopyOf(Companion, companion, native: "linux-x64");
        var managed = Path.Combine(companion, "bin", "net8.0", "Microsoft.ML.OnnxRuntime.dll");
        var content = File.ReadAllBytes(managed);
        File.Delete(managed);
        if (bytes is { } length)
        {
            File.WriteAllBytes(managed, content[..length]);
        }

        var (exitCode, _, errors) = await Detect(manifest, files);

        Assert.Equal(1, exitCode);
        Assert.Contains("OnDeviceModuleMissing", errors, StringComparison.Ordinal);
        Assert.Contains("incomplete or damaged", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task Native_library_that_was_cut_off_is_one_error_and_does_not_kill_the_process(double part)
    {
        using var files = new ModelFileFolder();
        var manifest = CopyOf(Module, Path.Combine(files.Folder, "modules", "Roboflow.Inference", Path.GetFileName(Module)), native: "linux-x64");
        var companion = CopyOf(
            Companion, Path.Combine(files.Folder, "modules", "Roboflow.Inference.OnDevice", Path.GetFileName(Module)), native: "linux-x64");
        var library = Path.Combine(Path.GetDirectoryName(companion)!, "native", "linux-x64", "libonnxruntime.so");
        using (var stream = File.OpenWrite(library))
        {
            stream.SetLength((long)(stream.Length * part));
        }

        var (exitCode, _, errors) = await Detect(manifest, files);

        Assert.Equal(1, exitCode);
        Assert.Contains("OnDevicePlatformUnsupported", errors, StringComparison.Ordinal);
        Assert.Contains("libonnxruntime.so' is incomplete", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Companion_is_not_searched_in_the_current_folder()
    {
        using var files = new ModelFileFolder();
        var manifest = CopyOf(Module, Path.Combine(files.Folder, "modules", "Roboflow.Inference", Path.GetFileName(Module)), native: "linux-x64");
        CopyOf(Companion, Path.Combine(files.Folder, "here", "Roboflow.Inference.OnDevice", Path.GetFileName(Module)), native: "linux-x64");
        var (_, _, errors) = await ScriptProcess.TryAsync(
            "[Environment]::CurrentDirectory = $args[3]; $env:PSModulePath = 'here'; Import-Module $args[0]; "
                + "Invoke-RoboflowDetection $args[1] -ModelPath $args[2]",
            manifest, files.Harbour, files.Model, files.Folder);
        Assert.Contains("OnDeviceModuleMissing", errors, StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Said, string Errors)> Detect(string manifest, ModelFileFolder files) => ScriptProcess.TryAsync(
        "$env:PSModulePath = ''; Import-Module $args[0]; Invoke-RoboflowDetection $args[1] -ModelPath $args[2]", manifest, files.Harbour, files.Model);

    private static string CopyOf(string module, string to, string native)
    {
        var others = Path.Combine(module, "native") + Path.DirectorySeparatorChar;
        foreach (var file in Directory.GetFiles(module, "*", SearchOption.AllDirectories))
        {
            if (!file.StartsWith(others, StringComparison.Ordinal)
                || file.StartsWith(Path.Combine(others, native) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                var copy = Path.Combine(to, Path.GetRelativePath(module, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        return Path.Combine(to, "Roboflow.Inference.psd1");
    }
}
