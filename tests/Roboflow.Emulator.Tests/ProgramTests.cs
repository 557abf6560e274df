using System;
using System.Diagnostics;
using System.IO;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace Roboflow.Emulator.Tests;

public sealed class ProgramTests
{
    [Theory]
    [InlineData("--prot", "Unknown option '--prot'; --help lists the options.")]
    [InlineData("--port", "--port needs a value.")]
    [InlineData("--port 70000", "--port must be a whole number from 0 to 65535, not '70000'.")]
    [InlineData("--dialect v3", "--dialect must be v1, v2 or self-hosted, not 'v3'.")]
    [InlineData("--dialect 7", "--dialect must be v1, v2 or self-hosted, not '7'.")]
    [InlineData("--delay 1.5", "--delay must be a whole number from 0 to 3600000, not '1.5'.")]
    public void Bad_option_is_one_line(string line, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => CommandLine.Parse(line.Split(' '))).Message);

    [Fact]
    public void Each_option_is_taken()
    {
        var options = CommandLine.Parse(["--port", "0", "--dialect", "v2", "--api-key", "k", "--ignore-classes", "--delay", "50", "--keep-requests"]).Options;
        Assert.Equal(
            new EmulatorOptions
            {
                Port = 0,
                Dialect = EmulatorDialect.V2,
                ApiKey = "k",
                IgnoreClasses = true,
                Delay = TimeSpan.FromMilliseconds(50),
                KeepsRequests = true
            },
            options);
    }

    [Fact]
    public async Task A_bad_option_ends_the_program_with_2()
    {
        var (code, output, errors) = await RunAsync("--prot");
        Assert.Equal((2, string.Empty, "Unknown option '--prot'; --help lists the options."), (code, output, errors));
    }

    [Fact]
    public async Task Help_lists_every_option()
    {
        var (code, output, _) = await RunAsync("--help");
        Assert.Equal(0, code);
        Assert.All(
            ["--port", "--dialect", "--api-key", "--ignore-classes", "--delay", "--keep-requests", "--write-images", "--help"],
            o => Assert.Contains(o, output, StringComparison.Ordinal));
        Assert.All(output.Split('\n'), l => Assert.True(l.TrimEnd().Length <= 100, l));
    }

    [Fact]
    public async Task The_chosen_address_is_printed_and_the_given_key_is_not()
    {
        using var process = Start("--port", "0", "--api-key", "secret-of-mine");
        try
        {
            var line = await process.StandardOutput.ReadLineAsync() ?? string.Empty;
            Assert.DoesNotContain("secret-of-mine", line, StringComparison.Ordinal);
            var address = new Uri(line.Split(' ')[2]);
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port);
            var (code, _, errors) = await RunAsync("--port", address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(1, code);
            Assert.StartsWith($"Port {address.Port} cannot be used: ", errors, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_one_line()
    {
        using var file = new TemporaryFile();
        var (code, output, errors) = await RunAsync("--write-images", file.Path);
        Assert.Equal((1, string.Empty), (code, output));
        Assert.StartsWith($"The images cannot be written to '{file.Path}': ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', errors);
    }

    private sealed class TemporaryFile : IDisposable
    {
        internal string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).Trim(), errors.Trim());
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.ChangeExtension(typeof(EmulatorHost).Assembly.Location, ".dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
