using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace Roboflow.Inference.Tests.Export;

/// <summary>Names of crops and their class folders fit the file system and never collide.</summary>
public sealed class CropNameTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const string Crop = "$input | ForEach-Object { [pscustomobject]@{ X = 50; Y = 50; Width = 40; Height = 40; Class = $_[0]; Path = $_[1] } } | "
        + "Export-RoboflowCrop -PassThru ";

    [Theory]
    [InlineData("n", 105)]
    [InlineData("n", 120)]
    [InlineData("n", 238)]
    [InlineData("n", 239)]
    [InlineData("n", 251)]
    [InlineData("窓", 78)]
    [InlineData("🚢", 62)]
    public void Long_crop_name_shortens_the_images_own_part(string part, int times)
    {
        var stem = string.Concat(Enumerable.Repeat(part, times));
        var fits = LengthOf(stem + "-1-red-circle.jpg") <= 255;
        var names = Cropped(string.Empty, Enumerable.Repeat(("red-circle", given.File(stem + ".jpg").FullName), 3));
        Assert.Equal(3, names.Distinct().Count());
        Assert.All(Enumerable.Range(1, 3), i =>
        {
            var kept = names[i - 1][..^$"-{i}-red-circle.jpg".Length];
            Assert.EndsWith($"-{i}-red-circle.jpg", names[i - 1], StringComparison.Ordinal);
            Assert.InRange(LengthOf(names[i - 1]), 1, 255);
            Assert.Matches(fits ? "^" + stem + "$" : $"^({part}){{50,}}~[0-9a-f]{{16}}$", kept);
        });
    }

    [Fact]
    public void Long_names_that_differ_in_their_end_stay_apart_and_are_the_same_again()
    {
        var found = "abc".Select(end => ("cat", given.File(new string('n', 240) + end + ".jpg").FullName)).ToArray();
        var names = Cropped(string.Empty, found);
        Assert.Equal(3, names.Distinct().Count());
        Assert.Equal(names, Cropped(string.Empty, found));
    }

    [Fact]
    public void A_long_class_is_shortened_in_folder_and_name()
    {
        var image = given.File("a.jpg").FullName;
        var names = Cropped("-ByClass -FileName '{Class}'", [(new string('c', 3000), image), (new string('c', 3001), image)]);
        Assert.Equal(2, names.Distinct().Count());
        Assert.All(names.SelectMany(name => name.Split('/')), part => Assert.Equal(255, part.Length));
    }

    [Fact]
    public void No_two_classes_share_a_folder_or_a_file()
    {
        string[] classes =
        [
            "a", "a_", "a?", "a*", "a.", "a ", " a", ".a", "a%3F", "a/b", "a%2Fb", ".", "..", "...", "", "_", "__", "%", "50%",
            "CON", "_CON", "%43ON", "\t", "🚢", "🚣", "\ud83d", "\udea2", "窓",
        ];
        var names = Cropped("-ByClass -FileName '{Name}-{Class}'", classes.Select(name => (name, given.File("a.jpg").FullName)));
        Assert.Equal(classes.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        var folders = names.Select(name => name.Split('/')[0]).ToArray();
        Assert.Equal(classes.Length, folders.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(["a", "a_", "a%3F"], folders.Take(3));
        Assert.Equal(["%2E", "%2E%2E", "🚢", "🚣", "窓"], new[] { ".", "..", "🚢", "🚣", "窓" }.Select(name => folders[Array.IndexOf(classes, name)]));
    }

    [Fact]
    public void Crops_with_the_same_name_are_an_error_with_advice()
    {
        var image = given.File("a.jpg").FullName;
        var run = Run("-FileName '{Class}'", [("cat", image), ("cat", image)]);
        _ = Assert.Single(run.Output);
        var error = DetectionFixture.TheError(run, "DestinationTaken", ErrorCategory.ResourceExists);
        Assert.Contains("the file of another crop", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("{Index}", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    // As the file system counts.
    private static int LengthOf(string name) => OperatingSystem.IsWindows() ? name.Length : Encoding.UTF8.GetByteCount(name);

    private string[] Cropped(string parameters, IEnumerable<(string Class, string Path)> found)
    {
        var run = Run(parameters, found);
        Assert.Empty(run.Errors);
        return [.. run.Output.Select(o => Path.GetRelativePath(Path.Combine(given.Folder, "crops"), ((FileInfo)o.BaseObject).FullName).Replace('\\', '/'))];
    }

    private SessionOutput Run(string parameters, IEnumerable<(string Class, string Path)> found)
    {
        var crops = Path.Combine(given.Folder, "crops");
        if (Directory.Exists(crops))
        {
            Directory.Delete(crops, recursive: true);
        }

        return given.Run(Crop + "-Destination $args[0] " + parameters, found.Select(f => new[] { f.Class, f.Path }), crops);
    }
}
