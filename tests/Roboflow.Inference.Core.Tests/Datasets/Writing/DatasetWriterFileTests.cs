using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Writing;

namespace Roboflow.Inference.Core.Tests.Datasets.Writing;

/// <summary>What a writer keeps in memory, leaves behind and replaces on disk.</summary>
public sealed class DatasetWriterFileTests
{
    private static readonly Prediction Helmet = SampleBoxes.Helmet;
    private static readonly Prediction Vest = SampleBoxes.Vest;
    private static readonly DetectionResult Empty = SampleBoxes.Empty;

    [Theory]
    [InlineData(DatasetFormat.Coco)]
    [InlineData(DatasetFormat.Yolo)]
    [InlineData(DatasetFormat.Voc)]
    [InlineData(DatasetFormat.Csv)]
    [InlineData(DatasetFormat.JsonLines)]
    public void Written_predictions_are_not_kept_in_memory(DatasetFormat format)
    {
        using var folder = new DatasetFolder();
        using var writer = DatasetForm.Of(format).CreateWriter(new DatasetWriterOptions { Destination = folder["out"] });
        var first = WriteOne(writer, "/p/a.jpg");
        WriteOne(writer, "/p/b.jpg");
        WriteOne(writer, "/p/c.jpg");
        GC.Collect();
        Assert.False(first.IsAlive);
        writer.Complete();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference WriteOne(DatasetWriter writer, string path)
    {
        var prediction = Helmet with { Path = path };
        writer.Write(prediction);
        return new WeakReference(prediction);
    }

    [Theory]
    [InlineData(DatasetFormat.Coco)]
    [InlineData(DatasetFormat.Yolo)]
    [InlineData(DatasetFormat.Voc)]
    [InlineData(DatasetFormat.Csv)]
    [InlineData(DatasetFormat.JsonLines)]
    public void Incomplete_export_leaves_no_files_and_keeps_the_earlier_ones(DatasetFormat format)
    {
        using var folder = new DatasetFolder();
        Stop([Helmet, Empty, Vest]);
        Assert.Empty(folder.Files());
        folder.Write(format, "out", [Helmet, Empty, Vest]);
        var before = folder.Files().Select(f => f + folder.Text(f)).ToArray();
        Stop([Vest, Empty, Helmet]);
        Assert.Equal(before, folder.Files().Select(f => f + folder.Text(f)));

        void Stop(object[] items)
        {
            using var writer = DatasetForm.Of(format).CreateWriter(new DatasetWriterOptions { Destination = folder["out"], Overwrite = true });
            foreach (var item in items)
            {
                if (item is DetectionResult result)
                {
                    writer.Write(result);
                }
                else
                {
                    writer.Write((Prediction)item);
                }
            }
        }
    }

    [Theory]
    [InlineData(DatasetFormat.Yolo)]
    [InlineData(DatasetFormat.Voc)]
    public void A_stopped_export_leaves_a_folder_only_where_one_was(DatasetFormat format)
    {
        using var folder = new DatasetFolder();
        Directory.CreateDirectory(folder["old"]);
        foreach (var name in new[] { "new", "old" })
        {
            using var writer = DatasetForm.Of(format).CreateWriter(new DatasetWriterOptions { Destination = folder[name] });
            writer.Write(Helmet);
            writer.Write(Vest with { Path = "other.jpg" });
            Assert.NotEmpty(folder.Files());
        }

        Assert.False(Directory.Exists(folder["new"]));
        Assert.True(Directory.Exists(folder["old"]));
    }
}
