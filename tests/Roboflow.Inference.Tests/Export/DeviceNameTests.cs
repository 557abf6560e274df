using System;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Roboflow.Inference.Tests.Export;

/// <summary>
/// Device names of Windows. The module never creates one; an image that already has such a name on this system keeps
/// it where it is looked up by name.
/// </summary>
public sealed class DeviceNameTests : FolderTests
{
    private static readonly string[] Names = ["COM¹", "LPT³", "CONIN$", "conout$", "NUL", "Aux", "COM0", "prn .x"];

    private const string Found = "[pscustomobject]@{ X = 5; Y = 5; Width = 4; Height = 4; Class = $_; Confidence = 1; Path = $path; ImageWidth = 10; ImageHeight = 10 }";

    [Theory]
    [InlineData("-FileName '{Class}'")]
    [InlineData("-ByClass -FileName '{Index}'")]
    [InlineData("-ByClass -FileName '{Name}'")]
    public void Crop_and_its_folder_are_not_device_names(string parameters)
    {
        var run = _session.Run(
            $"$path = $args[0]; $args[2] | ForEach-Object {{ {Found} }} | Export-RoboflowCrop $args[1] -PassThru {parameters}",
            null,
            Plain("a.png"),
            At("out"),
            Names);
        Assert.Empty(run.Errors);
        Assert.Equal(Names.Length, run.Output.Count);
        AssertNoDevices(At("out"));
    }

    [Fact]
    public void Crop_of_an_image_named_like_a_device_is_not_a_device_name()
    {
        foreach (var name in Names)
        {
            var run = _session.Run($"$path = $args[0]; 'cat' | ForEach-Object {{ {Found} }} | Export-RoboflowCrop $args[1] -FileName '{{Name}}'", null, Plain($"in/{name}.png"), At("out"));
            Assert.Empty(run.Errors);
        }

        Assert.Equal(Names.Length, Directory.GetFiles(At("out")).Length);
        AssertNoDevices(At("out"));
    }

    [Fact]
    public void Drawn_image_keeps_the_name_of_its_source()
    {
        foreach (var name in Names)
        {
            var run = _session.Run($"$path = $args[0]; 'cat' | ForEach-Object {{ {Found} }} | Export-RoboflowImage $args[1]", null, Plain($"in/{name}.png"), At("out"));
            Assert.Empty(run.Errors);
        }

        Assert.Equal(Names.Select(n => n + ".png").Order(StringComparer.Ordinal), Directory.GetFiles(At("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Coco", "set.json", "")]
    [InlineData("Csv", "set.csv", "")]
    [InlineData("JsonLines", "set.jsonl", "")]
    [InlineData("Yolo", "set", "labels/train/{0}.txt")]
    [InlineData("Voc", "set", "{0}.xml")]
    [InlineData("LabelMe", "set", "{0}.json")]
    public void Data_set_keeps_device_names_of_images_and_finds_them_again(string format, string destination, string file)
    {
        foreach (var name in Names)
        {
            _ = Plain($"in/{name}.png");
        }

        var run = _session.Run(
            $"$folder = $args[0]; $args[2] | ForEach-Object {{ $path = \"$folder/$_.png\"; {Found} }} | Export-RoboflowDataset $args[1] -Format {format};"
                + $"Import-RoboflowDataset $args[1] -Format {format} -ImageFolder $args[0]",
            null,
            At("in"),
            At(destination),
            Names);
        Assert.Empty(run.Errors);
        Assert.Equal(
            Names.Select(n => (n, At($"in/{n}.png"))).Order(),
            run.Output.Select(o => ((string)o.Properties["Class"].Value, (string)o.Properties["Path"].Value)).Order());
        Assert.All(file.Length == 0 ? [] : Names, n => Assert.True(File.Exists(At("set/" + string.Format(null, file, n)))));
    }

    // The last segment of a URL is not a file of this system, so the module makes the name.
    [Theory]
    [InlineData("https://127.0.0.1/COM%C2%B9.jpg", "%43OM¹.jpg")]
    [InlineData("https://127.0.0.1/con.jpg", "%63on.jpg")]
    [InlineData("https://127.0.0.1/a%5Cb%3A%2A%0A.jpg?x=1", "a%5Cb%3A%2A%0A.jpg")]
    [InlineData("https://127.0.0.1/x/%2E%2E%2F.jpg", "%2Ejpg")]
    [InlineData("https://127.0.0.1/", "image")]
    public void Image_of_a_URL_gets_a_portable_file_name(string address, string expected)
    {
        var run = _session.Run(
            $"$path = $args[0]; 'cat' | ForEach-Object {{ {Found} }} | Export-RoboflowDataset $args[1] -Format Coco;"
                + $"'cat' | ForEach-Object {{ {Found} }} | Export-RoboflowDataset $args[2] -Format Yolo",
            null,
            address,
            At("set.json"),
            At("set"));
        Assert.Empty(run.Errors);
        using var json = JsonDocument.Parse(File.ReadAllText(At("set.json")));
        Assert.Equal(expected, json.RootElement.GetProperty("images")[0].GetProperty("file_name").GetString());
        Assert.True(File.Exists(At($"set/labels/train/{Path.GetFileNameWithoutExtension(expected)}.txt")));
        Assert.Equal([$"./images/train/{expected}"], File.ReadAllLines(At("set/train.txt")));
    }

    private static void AssertNoDevices(string folder) => Assert.All(
        Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName),
        name => Assert.DoesNotMatch("(?i)^(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³]) *(\\.|$)", name));
}
