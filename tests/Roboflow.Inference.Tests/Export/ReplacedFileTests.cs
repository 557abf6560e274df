using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Export;

/// <summary>-Force replaces the content of files, but not their permissions, and no devices.</summary>
public sealed class ReplacedFileTests : FolderTests
{
    private const string Box = "[pscustomobject]@{X=50;Y=50;Width=40;Height=40;Class='a';Path=$args[0];ImageWidth=100;ImageHeight=100}";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static TheoryData<string, string> Writers => new()
    {
        { "Export-RoboflowDataset $out/null -Format Csv -Force", "null" },
        { "Export-RoboflowDataset $out/null -Format JsonLines -Force", "null" },
        { "Export-RoboflowDataset $out/null -Format Coco -Force", "null" },
        { "Export-RoboflowDataset $out -Format Yolo -Force", "labels/train/null.txt" },
        { "Export-RoboflowDataset $out -Format Yolo -Force", "classes.txt" },
        { "Export-RoboflowDataset $out -Format Voc -Force", "null.xml" },
        { "Export-RoboflowDataset $out -Format LabelMe -Force", "null.json" },
        { "Export-RoboflowImage $out/null.png -Force", "null.png" },
        { "Export-RoboflowImage $out -Force", "null.png" },
        { "Export-RoboflowImage $out/null.png -Combine -Style Heatmap -Force", "null.png" },
        { "Export-RoboflowCrop $out -FileName null -Force", "null.png" },
        { "Export-RoboflowReport $out/null.html -Embed -Force", "null.html" },
        { "Export-RoboflowReport $out -Force", "index.html" },
    };

    [Theory]
    [MemberData(nameof(Writers))]
    public void Device_is_not_replaced_by_a_file(string command, string name)
    {
        foreach (var device in Devices(name))
        {
            var run = Run(command);
            Assert.Contains("a pipe, a socket or a device", Assert.Single(run.Errors).ToString(), StringComparison.Ordinal);
            AssertDevice(device, name);
        }
    }

    [Fact]
    public async Task Device_is_not_replaced_by_the_servers_drawing_and_is_no_journal()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        foreach (var device in Devices("null.jpg"))
        {
            foreach (var more in new[] { "-Format Image -Destination \"$out/null.jpg\" -Force", "-Journal \"$out/null.jpg\"" })
            {
                var run = _session.Run(
                    "$out = $args[1]; Invoke-RoboflowDetection $args[0] -Model shapes/1 -ApiKey emulator-key -Endpoint $args[2] " + more,
                    null,
                    Plain("null.png"),
                    At("out"),
                    emulator.Address);
                Assert.Contains(" device", Assert.Single(run.Errors).ToString(), StringComparison.Ordinal);
                AssertDevice(device, "null.jpg");
            }
        }

        Assert.Equal(0, emulator.Statistics.Requests);
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void Permissions_of_a_replaced_file_stay(string command, string name)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Put(name, Private);
        Assert.Empty(Run(command).Errors);
        Assert.Equal(Private, File.GetUnixFileMode(At("out/" + name)));
        Assert.NotEqual("old", File.ReadAllText(At("out/" + name)));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead)]
    [InlineData(Private | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    [InlineData(Private | UnixFileMode.UserExecute | UnixFileMode.SetUser)]
    public void Permissions_of_every_kind_stay_but_not_those_of_a_program_that_runs_as_its_owner(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Put("a.csv", mode);
        Assert.Empty(Run("Export-RoboflowDataset $out/a.csv -Force").Errors);
        Assert.Equal(mode & ~UnixFileMode.SetUser, File.GetUnixFileMode(At("out/a.csv")));
    }

    [Fact]
    public void A_file_that_replaces_a_link_has_the_permissions_of_the_links_target()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Put("target", Private);
        _ = File.CreateSymbolicLink(At("out/a.csv"), At("out/target"));
        _ = File.CreateSymbolicLink(At("out/b.csv"), At("out/missing"));
        Assert.Empty(Run("Export-RoboflowDataset $out/a.csv -Force").Errors);
        Assert.Empty(Run("Export-RoboflowDataset $out/b.csv -Force").Errors);
        Assert.Null(new FileInfo(At("out/a.csv")).LinkTarget);
        Assert.Equal(Private, File.GetUnixFileMode(At("out/a.csv")));
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(At("out/b.csv")) & (UnixFileMode.OtherWrite | UnixFileMode.UserExecute));
    }

    [Fact]
    public void Report_keeps_the_permissions_of_its_folders_and_files()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        Assert.Empty(Run("Export-RoboflowReport $out").Errors);
        var written = Directory.GetFileSystemEntries(At("out"), "*", SearchOption.AllDirectories);
        Assert.Contains(At("out/report-files/thumbs/0/0.jpg"), written);
        Array.ForEach(written, Restrict);
        Assert.Empty(Run("Export-RoboflowReport $out -Force").Errors);
        Assert.Equal(written.Order(), Directory.GetFileSystemEntries(At("out"), "*", SearchOption.AllDirectories).Order());
        Assert.All(written, f => Assert.Equal(Directory.Exists(f) ? "700" : "600", Stat("%a", f)));
    }

    [Theory]
    [InlineData("Export-RoboflowReport $out -Force")]
    [InlineData("Export-RoboflowDataset $out -Format Voc -Force")]
    public void Nobody_else_reads_files_before_they_are_in_their_place(string command)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        _ = Directory.CreateDirectory(At("out"));
        var run = _session.Run(
            $$"""
            $out = $args[1]; $box = {{Box}}; $next = $box.PSObject.Copy(); $next.Path = $args[2]
            $null = & { $box; $next; $global:modes = [IO.Directory]::GetDirectories($out, '.*.tmp') | ForEach-Object { "$([IO.File]::GetUnixFileMode($_))" } } | {{command}}
            $global:modes
            """,
            null,
            Plain("null.png"),
            At("out"),
            Plain("next.png"));
        Assert.Empty(run.Errors);
        Assert.Equal(["UserExecute, UserWrite, UserRead"], run.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void Owner_of_a_file_that_root_replaces_stays()
    {
        if (!IsRoot)
        {
            return;
        }

        Put("a.csv", Private);
        Start("chown", "65534:65534", At("out/a.csv"));
        Assert.Empty(Run("Export-RoboflowDataset $out/a.csv -Force").Errors);
        Assert.Equal("65534:65534 600 regular file", Stat("%u:%g %a %F", At("out/a.csv")));
    }

    // Only root can create devices, and not in every container.
    [SupportedOSPlatformGuard("linux")]
    private static bool IsRoot => OperatingSystem.IsLinux() && Environment.UserName == "root";

    private System.Collections.Generic.IEnumerable<string> Devices(string name)
    {
        // The block device is a number for examples, which no disk has.
        foreach (var (device, type, major, minor) in new[] { ("character", "c", "1", "3"), ("block", "b", "42", "0") })
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(At("out/" + name))!);
            if (IsRoot && Start("mknod", At("out/" + name), type, major, minor) == 0)
            {
                yield return device;
                File.Delete(At("out/" + name));
            }
        }
    }

    private void AssertDevice(string device, string name) => Assert.Equal(device + " special file", Stat("%F", At("out/" + name)));

    [UnsupportedOSPlatform("windows")]
    private static void Restrict(string path) => File.SetUnixFileMode(path, Directory.Exists(path) ? Private | UnixFileMode.UserExecute : Private);

    [UnsupportedOSPlatform("windows")]
    private void Put(string name, UnixFileMode mode)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(At("out/" + name))!);
        File.WriteAllText(At("out/" + name), "old");
        File.SetUnixFileMode(At("out/" + name), mode);
    }

    private SessionOutput Run(string command) => _session.Run($"$out = $args[1]\n{Box} | {command}", null, Plain("null.png"), At("out"));

    private static string Stat(string format, string file)
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", format, file]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        return stat.StandardOutput.ReadToEnd().TrimEnd();
    }

    private static int Start(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
