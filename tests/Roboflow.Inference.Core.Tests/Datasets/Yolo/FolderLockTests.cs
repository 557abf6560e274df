using System;
using System.IO;
using System.Linq;
using System.Threading;

namespace Roboflow.Inference.Core.Tests.Datasets.Yolo;

/// <summary>Exports that write into one folder at a time.</summary>
public sealed class FolderLockTests
{
    private static readonly Prediction Helmet = SampleBoxes.Helmet;

    // Each has a class of its own, whose number must not become that of another one's.
    [Fact]
    public void Of_exports_into_one_folder_at_a_time_each_is_complete_or_an_error()
    {
        const int Exports = 24;
        using var folder = new DatasetFolder();
        var refused = 0;
        var threads = Enumerable.Range(0, Exports).Select(i => new Thread(() =>
        {
            for (var done = false; !done;)
            {
                try
                {
                    folder.Write(DatasetFormat.Yolo, "y", [Helmet with { Class = $"c{i}", Path = $"/p/{i}.jpg" }], o => o with { Overwrite = true });
                    done = true;
                }
                catch (IOException e) when (e.Message == $"Another export is writing into {folder["y"]}.")
                {
                    Interlocked.Increment(ref refused);
                }
            }
        })).ToArray();
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        var read = folder.Read(DatasetFormat.Yolo, "y", o => o with { DefaultSize = (100, 100) });
        Assert.Equal(Exports, read.Length);
        Assert.All(read, r => Assert.Equal("c" + Path.GetFileNameWithoutExtension(r.Path), Assert.Single(r.Predictions).Class));
        Assert.Equal(Exports, File.ReadAllLines(folder["y/train.txt"]).Length);
        Assert.NotEqual(0, refused);
    }
}
