using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Export;

/// <summary>Destinations that are links, or another spelling of the source's folder.</summary>
public sealed class DestinationLinkTests : FolderTests
{
    private const string Box = "[pscustomobject]@{X=50;Y=50;Width=40;Height=40;Class='a';Path=$args[0];ImageWidth=100;ImageHeight=100}";

    private readonly byte[] _image = SeenImage.Plain(0);

    // images/a.png is the source; "link" points to images, "up" to the parent folder, and images/b.png to others/b.png.
    public DestinationLinkTests()
    {
        Put("images/a.png");
        Put("others/b.png");
        _ = Directory.CreateSymbolicLink(At("link"), At("images"));
        _ = Directory.CreateSymbolicLink(At("up"), _folder);
        _ = File.CreateSymbolicLink(At("images/b.png"), At("others/b.png"));
    }

    [Theory]
    [InlineData("images/a.png", "images")]
    [InlineData("images/a.png", "images/")]
    [InlineData("images/a.png", "others/../images")]
    [InlineData("images/../images/a.png", "images")]
    [InlineData("images/a.png", "link")]
    [InlineData("images/a.png", "link/")]
    [InlineData("images/a.png", "up/images")]
    [InlineData("link/a.png", "images")]
    [InlineData("link/a.png", "up/link")]
    [InlineData("images/b.png", "others")]
    [InlineData("link/b.png", "up/others")]
    public void Source_is_not_overwritten_whatever_the_spelling_of_its_folder(string source, string destination)
    {
        foreach (var command in new[] { "Export-RoboflowImage $args[1] -Force", "Export-RoboflowCrop $args[1] -FileName '{Name}' -Force" })
        {
            var run = _session.Run($"{Box} | {command} -PassThru", null, At(source), _folder + "/" + destination);
            Assert.Equal(["WouldOverwriteSource"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
            Assert.Empty(run.Output);
            AssertUntouched();
        }
    }

    [Fact]
    public async Task Drawing_of_the_server_does_not_replace_the_source()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        var source = At("images/harbour.jpg");
        File.Copy(ModuleSession.Sample("harbour.jpg"), source);
        var before = File.ReadAllBytes(source);
        var run = _session.Run(
            "Invoke-RoboflowDetection $args[0] -Model shapes/1 -ApiKey emulator-key -Endpoint $args[1] -Format Image -Destination $args[2] -Force",
            null,
            source,
            emulator.Address,
            At("link"));
        Assert.Equal(["WouldOverwriteSource"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(before, File.ReadAllBytes(source));
    }

    [Fact]
    public void A_link_to_a_folder_is_followed()
    {
        Directory.CreateDirectory(At("real"));
        _ = Directory.CreateSymbolicLink(At("out"), At("real"));
        var run = _session.Run(
            $$"""
            $out = $args[1]
            $box = {{Box}}
            $box | Export-RoboflowImage $out
            $box | Export-RoboflowCrop $out
            'Coco', 'Csv' | ForEach-Object { $box | Export-RoboflowDataset "$out/$_" -Format $_ }
            'Yolo', 'Voc' | ForEach-Object { $box | Export-RoboflowDataset $out -Format $_ }
            """, null, At("images/a.png"), At("out"));
        Assert.Empty(run.Errors);
        string[] expected = ["Coco", "Csv", "a-1-a.png", "a.png", "a.xml", "classes.txt", "data.yaml", "labels", "train.txt"];
        Assert.Equal(expected, Directory.GetFileSystemEntries(At("real")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Export-RoboflowImage $args[1] -Force")]
    [InlineData("Export-RoboflowImage $args[2] -Force")]
    [InlineData("Export-RoboflowCrop $args[2] -FileName target -Force")]
    [InlineData("Export-RoboflowDataset $args[1] -Format Csv -Force")]
    [InlineData("Export-RoboflowDataset $args[1] -Format Coco -Force")]
    public void Link_at_the_destination_is_replaced_and_its_target_is_unchanged(string command)
    {
        Put("images/target.png");
        Directory.CreateDirectory(At("out"));
        _ = File.CreateSymbolicLink(At("out/target.png"), At("others/b.png"));
        var run = _session.Run($"{Box} | {command}", null, At("images/target.png"), At("out/target.png"), At("out"));
        Assert.Empty(run.Errors);
        Assert.Null(new FileInfo(At("out/target.png")).LinkTarget);
        Assert.NotEqual(_image, File.ReadAllBytes(At("out/target.png")));
        AssertUntouched();
    }

    private void Put(string name)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllBytes(At(name), _image);
    }

    private void AssertUntouched()
    {
        Assert.All(["images/a.png", "images/b.png", "others/b.png"], name => Assert.Equal(_image, File.ReadAllBytes(At(name))));
        Assert.Equal(At("others/b.png"), new FileInfo(At("images/b.png")).LinkTarget);
        Assert.Empty(
            Directory.EnumerateFiles(_folder, "*.tmp", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }));
    }
}
