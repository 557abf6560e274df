using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Core.Tests.Files;

/// <summary>A memory card or share on Linux can ignore case, so one image's output could replace another's.</summary>
public sealed class PlaceComparerTests
{
    // Elsewhere than on Linux no folder is tested: names that differ in case are one file everywhere.
    private static bool IsOrdinal => !FolderPaths.Comparer.Equals("a", "A");

    [Fact]
    public void Names_that_differ_in_case_are_one_file_in_a_folder_that_ignores_case()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var tested = new List<string>();
        var taken = new HashSet<string>(new PlaceComparer(f =>
        {
            tested.Add(f);
            return true;
        }));
        Assert.True(taken.Add(Path.Combine(folder, "IMG.png")));
        Assert.True(taken.Add(Path.Combine(folder, "other.png")));
        Assert.False(taken.Add(Path.Combine(folder, "img.png")));

        // The folder does not exist yet: the one above it decides, once.
        Assert.True(taken.Add(Path.Combine(folder, "Cat", "1.png")));
        Assert.False(taken.Add(Path.Combine(folder, "cat", "1.png")));
        Assert.Equal(IsOrdinal ? [folder] : [], tested);
        Directory.Delete(folder);
    }

    [Fact]
    public void Folder_is_tested_by_a_file_that_does_not_stay()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var taken = new HashSet<string>(new PlaceComparer()) { Path.Combine(folder, "IMG.png") };
        Assert.Equal(IsOrdinal, taken.Add(Path.Combine(folder, "img.png")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder).ToArray());
        Directory.Delete(folder);
    }
}
