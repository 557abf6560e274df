using System;
using System.IO;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Files;
using Roboflow.Inference.Journal;

namespace Roboflow.Inference.Core.Tests.Files;

/// <summary>What is a regular file, asked of the system's devices without writing anything.</summary>
public sealed class RegularFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("roboflow-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Through a link, because paths below /dev are refused for their name.
    [Theory]
    [InlineData("null")]
    [InlineData("zero")]
    [InlineData("tty")]
    public void Device_is_no_regular_file_wherever_it_is(string name)
    {
        var devices = Path.Combine(_folder, "devices");
        if (!OperatingSystem.IsWindows() && File.Exists("/dev/" + name))
        {
            Directory.CreateSymbolicLink(devices, "/dev");
            var device = Path.Combine(devices, name);
            Assert.StartsWith("It is a pipe, a socket or a device", RegularFile.ObstacleAt(device), StringComparison.Ordinal);
            _ = Assert.Throws<IOException>(() => RegularFile.OpenRead(device));
            Assert.Equal(JournalProblem.NotAJournal, Assert.Throws<JournalException>(() => JournalFile.Open(device)).Problem);
        }
    }

    [Fact]
    public void Empty_file_is_a_regular_file()
    {
        var file = Path.Combine(_folder, "empty");
        File.WriteAllText(file, string.Empty);
        Assert.Null(RegularFile.ObstacleAt(file));
        RegularFile.OpenRead(file).Dispose();
        JournalFile.Open(file).Dispose();
        Assert.Null(RegularFile.ObstacleAt(Path.Combine(_folder, "missing")));
    }
}
