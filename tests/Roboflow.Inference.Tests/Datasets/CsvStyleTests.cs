using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading;

namespace Roboflow.Inference.Tests.Datasets;

/// <summary>CSV as spreadsheets of each locale read and write it: every delimiter and encoding round-trips.</summary>
public sealed class CsvStyleTests : FolderTests
{
    private const string Found = """
        [Roboflow.Inference.Prediction]@{X=5.25;Y=6.5;Width=4;Height=4.125;Class="Schü;tz, 窓`t|`"";Confidence=0.5;Path='ä, ö;ü.jpg'},
        [Roboflow.Inference.Prediction]@{X=1;Y=2;Width=3;Height=4;Class='b';Confidence=1;Path='b.jpg'}
        """;

    public static IEnumerable<object[]> All() =>
        from delimiter in new[] { ",", ";", "\t", "|" }
        from encoding in new[] { "utf8BOM", "utf8", "unicode", "UTF8bom" }
        from culture in new[] { "", "de-DE", "de-CH" }
        select new object[] { delimiter, encoding, culture };

    [Theory]
    [InlineData("JsonLines -Delimiter ';'", "-Delimiter")]
    [InlineData("Coco -Encoding utf8", "-Encoding")]
    [InlineData("Csv -VocCorner Edge", "-VocCorner")]
    public void Parameter_of_another_format_is_an_error_and_nothing_is_written(string format, string parameter)
    {
        var run = _session.Run(Found + " | Export-RoboflowDataset $args[0] -Format " + format, null, At("found.any"));
        var error = DetectionFixture.TheError(run, "ParameterNeedsFormat", System.Management.Automation.ErrorCategory.InvalidArgument);
        Assert.StartsWith(parameter + " applies to", error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(At("found.any")));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void CSV_round_trips_in_every_style(string delimiter, string encoding, string culture)
    {
        var run = InCulture(
            culture,
            "$expected = " + Found + "; $expected | Export-RoboflowDataset $args[0] -Delimiter $args[1] -Encoding $args[2]; Import-RoboflowDataset $args[0]",
            At("found.csv"),
            delimiter[0],
            encoding);
        Assert.Empty(run.Errors);
        Assert.Equal(
            ["Schü;tz, 窓\t|\" 5.25 6.5 4 4.125 0.5", "b 1 2 3 4 1"],
            run.Output.Select(o => (Prediction)o.BaseObject)
                .Select(p => FormattableString.Invariant($"{p.Class} {p.X} {p.Y} {p.Width} {p.Height} {p.Confidence}")));
        Assert.All(run.Output, o => Assert.EndsWith(".jpg", (string)o.Properties["Path"].Value, StringComparison.Ordinal));
        var bytes = File.ReadAllBytes(At("found.csv"));
        byte[] mark = encoding switch { "utf8" => [], "unicode" => [0xFF, 0xFE], _ => [0xEF, 0xBB, 0xBF] };
        Assert.Equal(mark, bytes[..mark.Length]);
        var first = encoding == "unicode" ? Encoding.Unicode.GetString(bytes, 2, 12) : Encoding.UTF8.GetString(bytes, mark.Length, 6);
        Assert.DoesNotContain('\uFEFF', first);
        var hasComma = delimiter == ";" && culture == "de-DE";
        Assert.Contains(hasComma ? "5,25" : "5.25", File.ReadAllText(At("found.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Extension_tsv_means_tabs()
    {
        var run = _session.Run(Found + " | Export-RoboflowDataset $args[0]; Import-RoboflowDataset $args[0]", null, At("found.tsv"));
        Assert.Empty(run.Errors);
        Assert.Equal(2, run.Output.Count);
        Assert.Contains('\t', File.ReadLines(At("found.tsv")).First());
    }

    [Theory]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('\r')]
    [InlineData('\0')]
    [InlineData('1')]
    [InlineData('.')]
    [InlineData('-')]
    [InlineData('X')]
    [InlineData(' ')]
    public void Separator_that_would_make_the_file_unreadable_is_refused_before_anything_is_written(char delimiter)
    {
        var run = _session.Run(Found + " | Export-RoboflowDataset $args[0] -Delimiter $args[1]", null, At("found.csv"), delimiter);
        var error = Assert.Single(run.Errors);
        Assert.StartsWith("ParameterArgumentValidationError,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    // Their minus sign is not the hyphen of our texts.
    [Theory]
    [InlineData("sv-SE")]
    [InlineData("fi-FI")]
    [InlineData("he-IL")]
    [InlineData("fa-IR")]
    public void Key_points_as_Export_Csv_writes_them_are_read_in_every_culture(string culture)
    {
        const string Text = "nose [0] 50.0% (-1, 2)";
        var run = InCulture(
            culture,
            "[pscustomobject]@{Class='a';Confidence='1';X='-5.5';Y='5';Width='2';Height='2';Keypoints=$args[0]} | Merge-RoboflowPrediction",
            Text);
        Assert.Empty(run.Errors);
        var merged = (Prediction)Assert.Single(run.Output).BaseObject;
        Assert.Equal((-5.5, Text), (merged.X, Assert.Single(merged.Keypoints!).ToString()));
    }

    private SessionOutput InCulture(string culture, string script, params object[] arguments)
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            return _session.Run($"[cultureinfo]::CurrentCulture = '{culture}'; " + script, null, arguments);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }
}
