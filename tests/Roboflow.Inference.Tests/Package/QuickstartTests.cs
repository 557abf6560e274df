using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Package;

/// <summary>The quick start with redirected output.</summary>
public sealed class QuickstartTests
{
    private static readonly string Images = ModuleSession.Samples;

    [Fact]
    public async Task Every_sample_image_is_shown_by_its_short_path_in_plain_text()
    {
        var (code, output, errors) = await RunAsync(Path.GetTempPath());
        Assert.Equal((0, string.Empty), (code, errors));
        Assert.DoesNotContain('\u001b', output);
        Assert.DoesNotContain(ModuleSession.RepositoryRoot, output, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(Images), p => Assert.Contains(Path.GetFileName(p), output, StringComparison.Ordinal));
        Assert.All(output.Split('\n'), l => Assert.True(l.TrimEnd().Length <= 80, l));
    }

    [Fact]
    public async Task Wildcards_and_files_are_taken_from_the_current_folder_and_a_missing_one_ends_with_1()
    {
        var (code, output, errors) = await RunAsync(Images, "*.webp", "harbour.jpg", "nothing.jpg");
        Assert.Equal(1, code);
        Assert.Equal(
            ["harbour.jpg", "market.webp"],
            output.Split('\n').Where(l => l.Contains("Image: ", StringComparison.Ordinal)).Select(l => l.Split(": ")[1].Trim()).Distinct().Order());
        Assert.StartsWith("FileNotFound: ", Assert.Single(errors.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_device_the_same_objects_are_found_without_a_server()
    {
        var (code, output, errors) = await RunAsync(Images, "--on-device", "harbour.jpg");
        Assert.Equal((0, string.Empty), (code, errors));
        Assert.Contains("-ModelPath shapes.onnx", output, StringComparison.Ordinal);
        Assert.All(new[] { "blue-square", "red-circle", "green-triangle" }, name => Assert.Contains(name, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_option_ends_with_2_and_a_line()
    {
        var (code, output, errors) = await RunAsync(Images, "-Endpiont", "x");
        Assert.Equal((2, string.Empty), (code, output));
        Assert.StartsWith("Unknown option '-Endpiont'.", errors, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder
        };
        foreach (var argument in arguments.Prepend(ModuleSession.Metadata("Quickstart")))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, errors.Trim());
    }
}
