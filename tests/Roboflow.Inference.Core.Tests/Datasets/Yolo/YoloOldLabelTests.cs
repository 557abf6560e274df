using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Yolo;

/// <summary>An export into a data set whose labels are not in the folder that an export writes to.</summary>
public sealed class YoloOldLabelTests : DatasetReading
{
    private static readonly Prediction Dog = new() { X = 20, Y = 15, Width = 4, Height = 4, Class = "dog", ImageWidth = 40, ImageHeight = 30 };

    [Theory]
    [InlineData("images/q.jpg", "labels/q.txt", true)]
    [InlineData("images/cam/q.jpg", "labels/cam/q.txt", true)]
    [InlineData("train/images/q.jpg", "train/labels/q.txt", true)]
    [InlineData("../photos/q.jpg", "labels/q.txt", false)]
    [InlineData("q.jpg", "q.txt", false)]
    [InlineData("cam/q.jpg", "cam/q.txt", false)]
    [InlineData("q.jpg", "labels/q.txt", true)]
    [InlineData("images/q.jpg", "labels/other.txt", false)]
    [InlineData("images/q.jpg", "labels/train/q.txt", false)]
    [InlineData("images/train/q.jpg", "labels/train/q.txt", false)]
    [InlineData("../y/images/q.jpg", "../y/labels/q.txt", false)]
    public void Labels_that_stay_beside_the_new_ones_are_one_warning(string image, string labels, bool isTold)
    {
        Folder.Put("ds/data.yaml", "names: [cat, dog]\n");
        Folder.Put("ds/" + image, "x");
        Folder.Put("ds/" + labels, "0 .5 .5 .2 .2\n");
        var path = Path.GetFullPath(Folder["ds/" + image]);
        Folder.Write(
            DatasetFormat.Yolo, "ds", [Dog with { Path = path }, Dog with { Path = path, X = 10 }], o => o with { Overwrite = true, Warn = Folder.Warnings.Add });
        var told = $"{path} has labels in {Path.GetFullPath(Folder["ds/" + labels])}, which stay, but its new ones are in labels/train. ";
        Assert.Equal(isTold ? [told] : [], Folder.Warnings.Where(w => w.Contains(", which stay", StringComparison.Ordinal)).Select(w => w[..told.Length]));
        Assert.True(File.Exists(Folder["ds/" + labels]) && File.Exists(Folder["ds/labels/train/q.txt"]));
    }

    [Theory]
    [InlineData('\n')]
    [InlineData('\r')]
    [InlineData('\v')]
    [InlineData('\f')]
    [InlineData('\u001C')]
    [InlineData('\u001D')]
    [InlineData('\u001E')]
    [InlineData('\u0085')]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    public void Name_that_a_list_would_divide_is_an_error(char end)
    {
        Folder.Write(DatasetFormat.Yolo, "ds", [Dog with { Path = $"/p/a{end}b.jpg" }, Dog with { Path = "/p/a\u001Fb\u00A0.jpg" }]);
        Assert.Contains("has a line break in its name", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
        Assert.Equal("./images/train/a\u001Fb\u00A0.jpg\n", Folder.Text("ds/train.txt"));
    }
}
