using System;
using System.Linq;

namespace Roboflow.Inference.Core.Tests.Datasets.Yolo;

/// <summary>Track numbers from 0, which CVAT writes after the boxes, and confidences that look like them.</summary>
public sealed class YoloTrackTests : DatasetReading
{
    private const string Box = "0 0.2 0.2 0.2 0.2 ";

    [Theory]
    [InlineData("0", "", "1 0", true)]
    [InlineData("0,1", "0", "1 0 | 1 1 | 1 0", true)]
    [InlineData("1", "0", "1 1 | 1 0", true)]
    [InlineData("0", "1,2", "1 0 | 1 1 | 1 2", false)]
    [InlineData("1", "1", "1  | 1 ", false)]
    [InlineData("0,1", "0.5", "0  | 1  | 0.5 ", false)]
    [InlineData("0.0,1.0", "1.0", "0  | 1  | 1 ", false)]
    [InlineData("1", "0.000", "1  | 0 ", false)]
    public void Numbers_from_0_are_tracks_unless_one_is_a_fraction(string first, string second, string expected, bool isTold)
    {
        Folder.Put("classes.txt", "person");
        Folder.Put("a.txt", Lines(first));
        Folder.Put("b.txt", Lines(second));
        var read = Folder.Read(DatasetFormat.Yolo, string.Empty, o => o with { DefaultSize = (100, 100) });
        Assert.Empty(Folder.Problems);
        var numbers = read.SelectMany(r => r.Predictions).Select(p => FormattableString.Invariant($"{p.Confidence} {p.TrackerId}"));
        Assert.Equal(expected, string.Join(" | ", numbers));
        const string Told = "the numbers after the boxes, all 0 or 1, are read as track numbers, not as confidences. This warning is shown once.";
        Assert.Equal(isTold ? [$"{Folder["a.txt"]}: {Told}"] : [], Folder.Warnings.ToArray());
    }

    [Theory]
    [InlineData("0 .1 .1 .5 .1 .3 .5 ", "1", 3)]
    [InlineData("0 .4 .1 .4 .5 .1 .5 0 .1 .91 ", "0.91", 4)]
    public void A_track_after_an_outline_can_be_any_number(string outline, string confidence, int points)
    {
        Folder.Put("classes.txt", "person");
        for (var track = 1; track <= 3; track++)
        {
            Folder.Put($"{track}.txt", outline + track);
        }

        var read = Folder.Read(DatasetFormat.Yolo, string.Empty, o => o with { DefaultSize = (100, 100) }).SelectMany(r => r.Predictions);
        Assert.Equal(
            [$"{confidence} 1 {points}", $"{confidence} 2 {points}", $"{confidence} 3 {points}"],
            read.Select(p => FormattableString.Invariant($"{p.Confidence} {p.TrackerId} {p.Points!.Count}")));
        Assert.Empty(Folder.Problems);
    }

    private static string Lines(string numbers) => string.Concat(numbers.Split([','], StringSplitOptions.RemoveEmptyEntries).Select(n => Box + n + "\n"));
}
