using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Roboflow.Inference.Core.Tests.Datasets.Images;

/// <summary>A data.yaml whose splits try to hang the reader.</summary>
public sealed class HostileSplitTests : DatasetReading
{
    // Each end of the path was a look at the disk.
    [Fact]
    public async Task Split_with_thousands_of_folders_costs_little()
    {
        Folder.Put("ds/labels/train/a.txt", "0 0.5 0.5 0.2 0.2");
        var path = string.Concat(Enumerable.Repeat("a/", 60_000)) + "b";
        Folder.Put("ds/data.yaml", $"path: ../x/{path}\ntrain: images/train\nval: ../x/{path}\nnames: [cat]\n");
        var read = await Task.Run(() => Folder.Read(DatasetFormat.Yolo, "ds", o => o with { DefaultSize = (10, 10) })).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Single(read);
        Assert.Contains("val ('../x/a/a/", Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }

    // A configuration can have thousands of them.
    [Fact]
    public void Cancellation_ends_the_search_for_splits()
    {
        Folder.Put("ds/labels/train/a.txt", "0 0.5 0.5 0.2 0.2");
        Folder.Put("ds/data.yaml", "val: ../x/y\nnames: [cat, cat]\n");
        using var stop = new CancellationTokenSource();
        var warnings = new List<string>();
        Assert.Throws<OperationCanceledException>(() => Folder.Read(DatasetFormat.Yolo, "ds", o => o with
        {
            DefaultSize = (10, 10),
            Cancellation = stop.Token,
            Warn = w =>
            {
                warnings.Add(w);
                stop.Cancel();
            },
        }));
        Assert.EndsWith("the classes 0 and 1 have the same name, 'cat'.", Assert.Single(warnings), StringComparison.Ordinal);
    }
}
