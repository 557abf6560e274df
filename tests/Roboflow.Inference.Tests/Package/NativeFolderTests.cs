using System.IO;
using System.Runtime.InteropServices;
using Roboflow.Inference.Loading;

namespace Roboflow.Inference.Tests.Package;

public sealed class NativeFolderTests
{
    private const string Glibc = "7f1c /usr/lib/x86_64-linux-gnu/libc.so.6\n7f1d /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2\n";
    private const string Musl = "7f1c /lib/ld-musl-x86_64.so.1\n";

    [Theory]
    [InlineData("WINDOWS", Architecture.X64, "", "win-x64")]
    [InlineData("WINDOWS", Architecture.Arm64, "", "win-arm64")]
    [InlineData("OSX", Architecture.Arm64, "", "osx-arm64")]
    [InlineData("LINUX", Architecture.X64, Glibc, "linux-x64")]
    [InlineData("LINUX", Architecture.Arm64, Glibc, "linux-arm64")]
    [InlineData("LINUX", Architecture.X64, Musl, "linux-musl-x64")]
    [InlineData("LINUX", Architecture.X64, "", "linux-x64")]
    public void The_platform_is_told_by_system_architecture_and_the_c_library_that_runs_us(
        string platform,
        Architecture architecture,
        string mapped,
        string rid) =>
        Assert.Equal(rid, NativeFolder.Rid(OSPlatform.Create(platform), architecture, mapped));

    [Fact]
    public void The_folder_of_this_machine_is_staged() =>
        Assert.True(Directory.Exists(NativeFolder.Find(Path.Combine(Path.GetDirectoryName(ModuleSession.Manifest)!, "bin", "net8.0"))));
}
