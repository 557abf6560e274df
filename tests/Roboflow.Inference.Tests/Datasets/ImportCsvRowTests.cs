using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Datasets;

/// <summary>Rows of our own CSV, as Import-Csv reads them, are the predictions that were written.</summary>
public sealed class ImportCsvRowTests : FolderTests
{
    [Fact]
    public void Rows_keep_outlines_masks_and_key_points()
    {
        var row = new PSObject();
        foreach (var (name, cell) in new[]
        {
            ("Path", "/p/a.jpg"), ("Class", "cat"), ("Confidence", "0.5"), ("X", "25"), ("Y", "40"), ("Width", "30"), ("Height", "40"),
            ("Points", "[{\"X\":1,\"Y\":2},{\"X\":3,\"Y\":4},{\"X\":5.5,\"Y\":6}]"),
            ("Keypoints", "[{\"X\":1,\"Y\":2,\"Confidence\":0.25,\"Class\":\"nose\",\"ClassId\":3}]"),
            ("Mask", "{\"Width\":4,\"Height\":2,\"Counts\":\"08\"}"), ("IsCrowd", "True"), ("IsDifficult", ""), ("TrackerId", ""),
        })
        {
            row.Properties.Add(new PSNoteProperty(name, cell));
        }

        var read = Exported(row);
        Assert.Equal([(1d, 2d), (3d, 4d), (5.5, 6d)], read.Points!.Select(p => (p.X, p.Y)));
        Assert.Equal(("nose", 3, 0.25), (read.Keypoints![0].Class, read.Keypoints[0].ClassId, read.Keypoints[0].Confidence));
        Assert.Equal((4, 2, "08"), (read.Mask!.Width, read.Mask.Height, read.Mask.Counts));
        Assert.True(read.IsCrowd && !read.IsDifficult && read.Class == "cat");
    }

    [Fact]
    public void A_cell_that_is_no_list_is_an_error_that_names_it()
    {
        var row = new PSObject();
        foreach (var (name, cell) in new[]
        {
            ("X", "1"), ("Y", "2"), ("Width", "3"), ("Height", "4"), ("Points", "[{"), ("Keypoints", "x"), ("IsCrowd", "maybe"),
        })
        {
            row.Properties.Add(new PSNoteProperty(name, cell));
        }

        var run = _session.Run("$input | Export-RoboflowDataset $args[0]", [row], At("a.jsonl"));
        Assert.Contains("the value of its Points cannot be read", Assert.Single(run.Errors).Exception.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_of_many_digits_does_not_end_the_command()
    {
        var rows = new[] { new string('1', 20_000) + " 90% (1, 2)", new string('1', 20_000) + " 90% (1, 2", "" }.Select(cell =>
        {
            var row = new PSObject();
            foreach (var (name, value) in new[] { ("Path", "/p/a.jpg"), ("Class", "cat"), ("X", "1"), ("Y", "2"), ("Width", "3"), ("Height", "4"), ("Keypoints", cell) })
            {
                row.Properties.Add(new PSNoteProperty(name, value));
            }

            return row;
        });
        var run = _session.Run("$input | Export-RoboflowDataset $args[0]; Import-RoboflowDataset $args[0]", [.. rows], Path.GetFullPath(At("a.jsonl")));
        Assert.Null(run.Terminated);
        Assert.Contains("the value of its Keypoints cannot be read", Assert.Single(run.Errors).Exception.Message, System.StringComparison.Ordinal);
        Assert.Equal(2, run.Output.Count);
    }

    private Prediction Exported(PSObject row)
    {
        var file = Path.GetFullPath(At("a.jsonl"));
        var run = _session.Run("$input | Export-RoboflowDataset $args[0]; Import-RoboflowDataset $args[0]", [row], file);
        Assert.Empty(run.Errors);
        return (Prediction)run.Output.Single().BaseObject;
    }
}
