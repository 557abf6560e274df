using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;
using Roboflow.Inference.Tests.OnDevice;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace Roboflow.Inference.Tests.Export;

/// <summary>Images of microscopes and thermal cameras have 16 bits per channel. What is written and sent has 8, and a warning says so.</summary>
public sealed class DeepColorTests : FolderTests
{
    private const string Box = "[pscustomobject]@{X=50;Y=50;Width=40;Height=40;Class='a';Path=$_}";

    [Theory]
    [InlineData("Export-RoboflowCrop")]
    [InlineData("Export-RoboflowImage")]
    public void Written_image_of_16_bits_is_one_warning_per_run(string command)
    {
        var files = new[] { Plain("plain.png"), Gray("gray.png", 40_000), Gray("twelve-bits.png", 3_000) };
        var run = _session.Run($"$args[1..9] | ForEach-Object {{ {Box} }} | {command} $args[0] 3>&1", null, [Path.Combine(_folder, "out"), .. files]);
        Assert.Empty(run.Errors);
        AssertWarning(files[1..], run);

        // As the warning says: the upper byte.
        var written = Directory.GetFiles(Path.Combine(_folder, "out"), "twelve*");
        using var image = Image.Load<Rgb24>(Assert.Single(written));
        Assert.Equal(new Rgb24(3_000 / 256, 3_000 / 256, 3_000 / 256), image[image.Width / 2, image.Height / 2]);
    }

    [Theory]
    [InlineData("-MaxDimension 64")]
    [InlineData("-TileSize 64")]
    [InlineData("-TileSize 64 -MaxDimension 64")]
    public async Task Sent_image_of_16_bits_is_one_warning_per_run(string parameters)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        var files = new[] { Plain("plain.png"), Gray("gray.png", 40_000), Gray("other.png", 30_000) };
        var run = Detect(emulator, parameters + " -ThrottleLimit 1", files);
        Assert.Empty(run.Errors);
        var warning = Assert.Single(run.Output, o => o.BaseObject is System.Management.Automation.WarningRecord).ToString();
        Assert.Contains("used with 8", warning, StringComparison.Ordinal);
        Assert.StartsWith(_folder, warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-TileSize 64")]
    public void Image_of_16_bits_is_one_warning_per_run_on_the_device(string parameters)
    {
        using var model = new ModelFileFolder();
        var files = new[] { Plain("plain.png"), Gray("gray.png", 40_000), Gray("other.png", 30_000) };
        var run = _session.Run(
            $"$args[1..9] | Invoke-RoboflowDetection -ModelPath $args[0] -AsResult -ThrottleLimit 1 {parameters} 3>&1", null, [model.Model, .. files]);
        Assert.Empty(run.Errors);
        var warning = Assert.Single(run.Output, o => o.BaseObject is System.Management.Automation.WarningRecord).ToString();
        AssertTold(files[1..], warning, "used");
    }

    [Fact]
    public async Task Image_that_is_sent_unchanged_is_no_warning()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        Assert.DoesNotContain(
            Detect(emulator, "-MaxDimension 100", Gray("gray.png", 40_000)).Output, o => o.BaseObject is System.Management.Automation.WarningRecord);
    }

    private SessionOutput Detect(EmulatorHost emulator, string parameters, params string[] files) => _session.Run(
        $"$args[1..9] | Invoke-RoboflowDetection -Model shapes/1 -ApiKey emulator-key -AsResult -Endpoint $args[0] {parameters} 3>&1",
        null,
        [emulator.Address, .. files]);

    // For the one of them that is first in work.
    private static void AssertWarning(string[] files, SessionOutput run)
    {
        var warning = Assert.Single(run.Output).ToString();
        AssertTold(files, warning, "written");
        Assert.Contains("almost black", warning, StringComparison.Ordinal);
    }

    private static void AssertTold(string[] files, string warning, string use) => Assert.Contains(
        files, f => warning.StartsWith($"{f}: The image has more than 8 bits per channel and is {use} with 8.", StringComparison.Ordinal));

    private string Gray(string name, ushort value)
    {
        var path = Path.Combine(_folder, name);
        using var image = new Image<L16>(100, 100, new L16(value));
        image.SaveAsPng(path, new PngEncoder { BitDepth = PngBitDepth.Bit16, ColorType = PngColorType.Grayscale });
        return path;
    }
}
