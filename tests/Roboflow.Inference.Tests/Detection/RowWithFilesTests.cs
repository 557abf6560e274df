using System;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>Rows that name several images.</summary>
public sealed class RowWithFilesTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const string Detect = "Invoke-RoboflowDetection @common -Model shapes/1 -AsResult";

    // Export-Clixml makes an ArrayList of an array.
    [Theory]
    [InlineData("$args")]
    [InlineData("[System.Collections.ArrayList]$args")]
    [InlineData("[System.Collections.Generic.List[string]]$args")]
    public void Row_can_name_several_files_in_any_list(string list)
    {
        string[] files = [given.File("lists/l1.jpg").FullName, given.File("lists/l[2].jpg").FullName];
        var run = given.Run("$list = " + list + "; [pscustomobject]@{ Path = $list } | " + Detect + "; @{ Path = $list } | " + Detect, null, [.. files]);
        Assert.Empty(run.Errors);
        Assert.Equal([.. files, .. files], run.Output.Select(o => ((DetectionView)o).Path));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Path = $args[0], '' }", "an element of the argument collection contains a null value")]
    [InlineData("@{ Path = $args[0], $null }", "does not name an image")]
    public void Empty_name_in_a_list_of_a_row_is_one_error(string row, string cause)
    {
        var run = given.Run(row + " | " + Detect, null, given.File("lists/e.jpg").FullName);
        Assert.Contains(cause, Assert.Single(run.Errors).ToString(), StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }
}
