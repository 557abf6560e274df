using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Export;

/// <summary>With -Force, an image's output must not replace another source.</summary>
public sealed class OtherSourceTests : FolderTests
{
    private const string Boxes = "$args[0] | ForEach-Object { @{ X = 50; Y = 50; Width = 40; Height = 40; Class = 'a'; Path = $_ } } | ";

    [Theory]
    [InlineData("a/x.bmp a/x.png", "a", "WouldOverwriteSource WouldOverwriteSource")]
    [InlineData("a/x.png a/x.bmp", "a", "WouldOverwriteSource WouldOverwriteSource")]
    [InlineData("a/x.png b/x.png", "a", "WouldOverwriteSource WouldOverwriteSource")]
    [InlineData("a/x.bmp", "a", "WouldOverwriteSource")]
    [InlineData("a/x.png b/x.png", "link", "WouldOverwriteSource WouldOverwriteSource")]
    [InlineData("a/x.bmp", "link", "WouldOverwriteSource")]
    [InlineData("link/x.png b/x.png", "a", "WouldOverwriteSource WouldOverwriteSource")]
    [InlineData("c/l.png b/l.png", "a", "WouldOverwriteSource WouldOverwriteSource")]
    public void Other_source_is_kept(string sources, string destination, string errors)
    {
        var kept = Put();
        foreach (var command in new[] { "Export-RoboflowImage $args[1] -Force", "Export-RoboflowCrop $args[1] -FileName '{Name}' -Force" })
        {
            var run = _session.Run(Boxes + command, null, sources.Split(' ').Select(At).ToArray(), At(destination));
            Assert.Equal(errors.Split(' '), run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
            Assert.Equal(kept, Directory.GetFiles(At("a")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes));
        }
    }

    [Theory]
    [InlineData("b/x.png", "a/x.png")]
    [InlineData("b/x.png", "link/x.png")]
    [InlineData("b/l.png", "c/l.png")]
    public void Source_that_this_run_replaced_is_an_error_of_its_own(string first, string replaced)
    {
        Put();
        var sources = new[] { At(first), At("b/y.png"), At(replaced) };
        var run = _session.Run(Boxes + "Export-RoboflowImage $args[1] -Force -PassThru", null, sources, At("a"));
        Assert.Equal("DestinationTaken", Assert.Single(run.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("already wrote", run.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(2, run.Output.Count);
    }

    [Fact]
    public void Output_of_an_earlier_run_and_a_named_file_are_replaced()
    {
        Put();
        Assert.All([1, 2], _ => Assert.Empty(_session.Run(Boxes + "Export-RoboflowImage $args[1] -Suffix _m -Force", null, At("a/x.bmp"), At("a")).Errors));
        Assert.Empty(_session.Run(Boxes + "Export-RoboflowImage $args[1] -Force", null, At("a/x.bmp"), At("a/x.png")).Errors);
    }

    [Fact]
    public void Folder_in_place_of_an_image_is_one_error_even_if_it_is_the_root()
    {
        foreach (var command in new[] { "Export-RoboflowImage", "Export-RoboflowCrop" })
        {
            var run = _session.Run(Boxes + command + " $args[1] -Force", null, new[] { Path.GetPathRoot(_folder), _folder }, At("a"));
            Assert.Equal(["InvalidImage", "InvalidImage"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        }
    }

    [Fact]
    public async Task Drawing_of_the_server_replaces_no_other_source()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        _ = Directory.CreateDirectory(At("d"));
        File.Copy(ModuleSession.Sample("street.png"), At("d/street.png"));
        File.Copy(ModuleSession.Sample("harbour.jpg"), At("d/street.jpg"));
        var before = File.ReadAllBytes(At("d/street.jpg"));
        const string Detect = "Invoke-RoboflowDetection $args[0] -Model shapes/1 -ApiKey emulator-key -Endpoint $args[1] -Format Image -Destination $args[2] ";
        var run = _session.Run(Detect + "-Force", null, At("d/street.png"), emulator.Address, At("d"));
        Assert.Equal("WouldOverwriteSource", Assert.Single(run.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(before, File.ReadAllBytes(At("d/street.jpg")));
        Assert.All([1, 2], _ => Assert.Empty(_session.Run(Detect + "-Force", null, At("d/street.png"), emulator.Address, At("drawn")).Errors));
    }

    [Fact]
    public async Task Source_that_a_drawing_of_this_run_replaced_is_not_sent()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        _ = Directory.CreateDirectory(At("d"));
        File.Copy(ModuleSession.Sample("street.png"), At("street.png"));
        File.Copy(ModuleSession.Sample("harbour.jpg"), At("d/street.jpg"));

        // The image that comes again waits for its first drawing.
        var run = _session.Run(
            "$args[0] | Invoke-RoboflowDetection -Model shapes/1 -ApiKey emulator-key -Endpoint $args[1] -Format Image -Destination $args[2] -Force",
            null, new[] { At("street.png"), At("street.png"), At("d/street.jpg") }, emulator.Address, At("d"));
        Assert.All(run.Errors, e => Assert.Equal("DestinationTaken", e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains("already wrote", run.Errors[1].ToString(), StringComparison.Ordinal);
        Assert.Equal((2, 1, 1L), (run.Errors.Count, run.Output.Count, emulator.Statistics.Requests));
    }

    [Fact]
    public void Heat_map_of_all_images_replaces_none()
    {
        var kept = Put();
        var run = _session.Run(Boxes + "Export-RoboflowImage $args[1] -Combine -Force", null, new[] { At("b/x.png"), At("a/x.png") }, At("a"));
        Assert.Equal("WouldOverwriteSource", Assert.Single(run.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(kept, Directory.GetFiles(At("a")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes));
    }

    // "link" is a, and c/l.png is a link to a/l.png.
    private byte[][] Put()
    {
        string[] names = ["a/x.png", "a/x.bmp", "a/l.png", "b/x.png", "b/l.png", "b/y.png"];
        foreach (var name in names)
        {
            _ = Plain(name, (byte)(40 + (30 * Array.IndexOf(names, name))));
        }

        _ = Directory.CreateDirectory(At("c"));
        _ = Directory.CreateSymbolicLink(At("link"), At("a"));
        _ = File.CreateSymbolicLink(At("c/l.png"), At("a/l.png"));
        return [.. Directory.GetFiles(At("a")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }
}
