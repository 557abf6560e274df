using System;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Yolo;

/// <summary>Key points of YOLO labels, and their shape.</summary>
public sealed class YoloKeypointTests : DatasetReading
{
    [Theory]
    [InlineData("[2, 3]")]
    [InlineData("[2.0, 3.0]")]
    public void The_third_number_of_a_key_point_is_a_visibility_or_a_confidence(string shape)
    {
        Folder.Put("data.yaml", $"kpt_shape: {shape}\nnames: [p]");
        Folder.Put("a.txt", "0 .5 .5 .2 .2 .1 .1 2 .9 .9 0\n0 .5 .5 .2 .2 .1 .1 1 .9 .9 .25 .75");
        Assert.Equal(["1", "1 0.25"], Read().Select(p => string.Join(" ", p.Keypoints!.Select(k => FormattableString.Invariant($"{k.Confidence}")))));
        Assert.Empty(Folder.Warnings);
    }

    // As in COCO: they would be drawn, and labeled as visible in other formats.
    [Theory]
    [InlineData(".4 .4 0 .6 .6 2 .7 .7 0", "1")]
    [InlineData("0 0 0 .6 .6 1 .7 .7 2", "1 2")]
    [InlineData("0 0 0 0 0 0 0 0 0", null)]
    [InlineData(".4 .4 0 .6 .6 0.0 .7 .7 -0", null)]
    public void Key_point_that_is_not_labeled_is_left_out_and_the_others_keep_their_numbers(string points, string? expected)
    {
        Folder.Put("data.yaml", "kpt_shape: [3, 3]\nkpt_names: [a, b, c]\nnames: [p]");
        Folder.Put("a.txt", "0 .5 .5 .2 .2 " + points);
        var read = Folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (100, 100) });
        var keypoints = Assert.Single(read[0].Predictions).Keypoints;
        Assert.Equal(expected, keypoints is null ? null : string.Join(" ", keypoints.Select(k => k.ClassId)));
        Assert.All(keypoints ?? [], k => Assert.Equal("abc"[k.ClassId!.Value].ToString(), k.Class));
        Folder.Write(DatasetFormat.Coco, "c.json", read);
        var written = Assert.Single(Assert.Single(Folder.Read(DatasetFormat.Coco, "c.json")).Predictions).Keypoints;
        Assert.Equal(expected, written is null ? null : string.Join(" ", written.Select(k => k.ClassId)));
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("1.5")]
    [InlineData("-1")]
    public void Another_visibility_is_an_error(string visibility)
    {
        Folder.Put("data.yaml", "kpt_shape: [1, 3]\nnames: [p]");
        Folder.Put("a.txt", $"0 .5 .5 .2 .2 .1 .1 {visibility}\n0 .5 .5 .2 .2 .1 .1 .5");
        Assert.Equal(0.5, Assert.Single(Read()).Keypoints![0].Confidence);
        Assert.EndsWith($"line 1: the visibility {visibility} of a key point must be 0, 1, 2, or a confidence.", Assert.Single(Folder.Problems).Message);
    }

    // Such a line looks like an outline, but 2 is no fraction.
    [Fact]
    public void Visibilities_without_a_shape_are_told_as_its_cause()
    {
        Folder.Put("classes.txt", "p");
        Folder.Put("a.txt", "0 .5 .5 .2 .2 .1 .1 2 .9 .9 0\n0 .5 .5 .2 .2 .1 .1 3 .9 .9 0");
        Assert.Empty(Read());
        Assert.EndsWith(
            "line 1: the numbers are those of key points with visibility; state their number in a data.yaml, such as kpt_shape: [2, 3].", Folder.Problems[0].Message);
        Assert.EndsWith("line 2: the numbers are not fractions of the image, from 0 to 1.", Folder.Problems[1].Message);
    }

    // One key point of a person, or the third point of an outline; both can end in 2. The other lines decide, and then whether the first numbers are a box.
    [Theory]
    [InlineData("0 .5 .5 .6 .6 .4 .5 2", "0 .5 .5 .2 .2 .4 .5 1", false)]
    [InlineData("0 .5 .5 .6 .6 .4 .5 2", "0 .5 .5 .2 .2 .4 .5 3", true)]
    [InlineData("0 .5 .5 .6 .6 .4 .5 2", "0 .5 .5 .2 .2 .4 .5 .2 .2 1", true)]
    [InlineData("0 .5 .5 .2 .2 0 0 0 .6 .6 2", "0 .5 .5 .2 .2", false)]
    [InlineData("0 .1 .1 .5 .1 .3 .5 2", "0 .1 .1 .5 .1 .3 .5 1", true)]
    public void A_visibility_at_the_end_is_told_from_a_track(string line, string other, bool isTrack)
    {
        foreach (var (first, second) in new[] { ("a", "b"), ("b", "a") })
        {
            Folder.Put("classes.txt", "p");
            Folder.Put(first + ".txt", line);
            Folder.Put(second + ".txt", other);
            Folder.Problems.Clear();
            Assert.Equal(isTrack ? 1 : 0, Read().Count(p => p.TrackerId == "2"));
            Assert.Equal(isTrack ? 0 : 1, Folder.Problems.Count);
        }
    }

    [Theory]
    [InlineData("17", true)]
    [InlineData("[17]", true)]
    [InlineData("[2, 4]", true)]
    [InlineData("[-1, 3]", true)]
    [InlineData("null", false)]
    [InlineData("", false)]
    public void A_shape_that_is_none_is_a_warning(string shape, bool isTold)
    {
        Folder.Put("data.yaml", $"kpt_shape: {shape}\nnames: [p]");
        Folder.Put("a.txt", "0 .5 .5 .2 .2");
        Assert.Null(Assert.Single(Read()).Keypoints);
        Assert.Equal(isTold ? 1 : 0, Folder.Warnings.Count(w => w.Contains("kpt_shape is not two numbers", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("kpt_names:\n  0: &points\n    - nose\n    - left_eye\n  1: *points", "0 nose,1 left_eye | 0 nose,1 left_eye")]
    [InlineData("kpt_names: {1: [tail, ''], 2: [x], head: [y]}", "0 ,1  | 0 tail,1 ")]
    [InlineData("kpt_names: [nose]", "0 nose,1  | 0 nose,1 ")]
    [InlineData("kpt_names: nose", "0 ,1  | 0 ,1 ")]
    [InlineData("set:\n  kpt_names: [nose, tail, more]", "0 nose,1 tail | 0 nose,1 tail")]
    public void Key_points_have_the_names_of_their_class(string names, string expected)
    {
        Folder.Put("data.yaml", "kpt_shape: [2, 2]\nnames: [p, q]\n" + names);
        Folder.Put("a.txt", "0 .5 .5 .2 .2 .1 .1 .9 .9\n1 .5 .5 .2 .2 .1 .1 .9 .9");
        Assert.Equal(expected, string.Join(" | ", Read().Select(p => string.Join(",", p.Keypoints!.Select(k => $"{k.ClassId} {k.Class}")))));
        Assert.Empty(Folder.Warnings);
    }

    [Theory]
    [InlineData("data/data.yaml")]
    [InlineData("data")]
    public void Names_are_those_of_the_configuration_with_the_shape(string path)
    {
        Folder.Put("data.yaml", "kpt_shape: [1, 2]\nkpt_names: [far]");
        Folder.Put("data/data.yaml", "kpt_shape: [1, 2]\nkpt_names: [near]\nkpt_names: [nearest]");
        Folder.Put("data/classes.txt", "p\n");
        Folder.Put("data/a.txt", "0 .5 .5 .2 .2 .1 .1");
        var read = Folder.Read(DatasetFormat.Yolo, path, o => o with { DefaultSize = (100, 100) });
        Assert.Equal("nearest", Assert.Single(Assert.Single(Assert.Single(read).Predictions).Keypoints!).Class);
        Assert.EndsWith("kpt_names is set twice. The last one is used.", Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }

    private Prediction[] Read() =>
        [.. Folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (100, 100) }).SelectMany(r => r.Predictions)];

    // The line is an error, and its last number is a visibility.
    [Fact]
    public void Visibilities_without_a_shape_are_no_track_numbers()
    {
        Folder.Put("data.yaml", "names: [p]");
        Folder.Put("a.txt", "0 .5 .5 .2 .2 .1 .1 2 .9 .9 2 .3 .3 0\n0 .5 .5 .2 .2 .1 .1 2 .9 .9 1 .3 .3 1\n0 .5 .5 .2 .2");
        Assert.Null(Assert.Single(Read()).TrackerId);
        Assert.Equal(2, Folder.Problems.Count);
        Assert.Empty(Folder.Warnings);
    }
}
