using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Core.Tests.TextSafety;

/// <summary>Parts of names that need not be valid paths.</summary>
public sealed class PathTextTests
{
    [Fact]
    public void Parts_of_a_valid_path_are_those_of_the_system()
    {
        IEnumerable<string> paths = [string.Empty];
        for (var length = 1; length < 7; length++)
        {
            paths = [.. paths.SelectMany(p => new[] { p + "/", p + ".", p + "a" })];
            Assert.All(paths, path => Assert.Equal(
                (Path.GetFileName(path), Path.GetExtension(path), Path.GetFileNameWithoutExtension(path), Path.IsPathRooted(path)),
                (PathText.NameOf(path), PathText.ExtensionOf(path), PathText.StemOf(path), PathText.IsRooted(path))));
        }
    }

    // .NET Framework's own methods throw for these.
    [Theory]
    [InlineData("a\"b/c|d.<e>", "c|d.<e>", ".<e>", "c|d")]
    [InlineData("x\t\0y.jpg", "x\t\0y.jpg", ".jpg", "x\t\0y")]
    public void Parts_of_an_invalid_one_are_too(string path, string name, string extension, string stem) =>
        Assert.Equal((name, extension, stem), (PathText.NameOf(path), PathText.ExtensionOf(path), PathText.StemOf(path)));

    [Fact]
    public void Invalid_path_is_not_rooted() => Assert.False(PathText.IsRooted("/a\0b"));
}
