using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.Reporting;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Core.Tests.Reporting;

public sealed class ReportWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("roboflow-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ReportWriter Writer(IReportOutput output) => new(output, _ => "#112233");

    private static JsonElement[] Pieces(string folder) =>
    [
        .. Directory.GetFiles(Path.Combine(folder, "report-files", "data"))
            .OrderBy(f => int.Parse(Path.GetFileNameWithoutExtension(f), System.Globalization.CultureInfo.InvariantCulture))
            .Select(f => File.ReadAllText(f))
            .Select(t => JsonDocument.Parse(t[t.IndexOf('{', StringComparison.Ordinal)..t.LastIndexOf(')')]).RootElement),
    ];

    [Fact]
    public void Pieces_are_bounded_and_each_has_its_own_tables()
    {
        var destination = Path.Combine(_folder, "report");
        using var writer = Writer(new ReportFolder(destination, "t"));
        for (var i = 0; i < (2 * ReportWriter.ChunkSize) + 1; i++)
        {
            writer.Add(
                new ReportImage { Path = $"/images/{i}.jpg", Predictions = [new Prediction { Class = "c" + (i % 3), X = 1.5, Confidence = 0.25 }] },
                null);
        }

        writer.Complete(new ReportHead());
        var pieces = Pieces(destination);
        Assert.Equal([ReportWriter.ChunkSize, ReportWriter.ChunkSize, 1], pieces.Take(3).Select(p => p.GetProperty("images").GetArrayLength()));
        Assert.Equal(["c0", "c1", "c2"], pieces[0].GetProperty("classes").EnumerateArray().Select(c => c.GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal([0, 0.25, 1.5, 0, 0, 0], pieces[2].GetProperty("images")[0].GetProperty("b").EnumerateArray().Select(n => n.GetDouble()));
        Assert.True(pieces[3].TryGetProperty("head", out _));
        Assert.Equal(
            ["index.html", "report-files"],
            Directory.GetFileSystemEntries(destination).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal));
        Assert.Equal([destination], Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("a\u2028b\u2029c")]
    [InlineData("half \ud800 of a character")]
    [InlineData("]]>-->\"'\\`${x}")]
    public void Data_cannot_end_its_script_element(string name)
    {
        var file = Path.Combine(_folder, "r.html");
        using (var writer = Writer(new ReportFile(file, name, overwrite: false)))
        {
            writer.Add(new ReportImage { Path = "/x/" + name, Model = name, Predictions = [new Prediction { Class = name }] }, null);
            writer.Add(new ReportError(name, name, name, name, name));
            writer.Complete(new ReportHead { Title = name });
        }

        var page = File.ReadAllText(file);
        var blocks = page.Split("<script type=\"application/json\" class=\"report-data\">").Skip(1)
            .Select(b => b[..b.IndexOf("</script>", StringComparison.Ordinal)])
            .ToArray();
        Assert.Equal(2, blocks.Length);
        Assert.All(blocks, block => Assert.DoesNotContain(block, c => c is '<' or '>' or '\u2028' or '\u2029' || c > 126));
        Assert.Equal(name.Replace('\ud800', '\uFFFD'), JsonDocument.Parse(blocks[0]).RootElement.GetProperty("classes")[0].GetString());
        Assert.Equal(4, page.Split("<script").Length);
    }

    [Fact]
    public void The_policy_allows_the_page_s_own_script_and_style_alone()
    {
        using (var writer = Writer(new ReportFile(Path.Combine(_folder, "r.html"), "t", overwrite: false)))
        {
            writer.Complete(new ReportHead());
        }

        var page = File.ReadAllText(Path.Combine(_folder, "r.html"));
        Assert.Contains($"default-src 'none'; script-src {PageParts.HashOf(PageParts.Script)}; style-src {PageParts.HashOf(PageParts.Style)}; img-src", page);
        Assert.DoesNotContain("unsafe", page[..page.IndexOf("<title>", StringComparison.Ordinal)]);
    }

    [Fact]
    public void Incomplete_report_leaves_no_files()
    {
        using (var writer = Writer(new ReportFolder(Path.Combine(_folder, "report"), "t")))
        {
            writer.Add(new ReportImage { Path = "/a.jpg" }, null);
        }

        using (var output = new ReportFile(Path.Combine(_folder, "r.html"), "t", overwrite: false))
        {
            output.WriteData("{}");
        }

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Replacing_a_report_leaves_other_files_alone()
    {
        var destination = Directory.CreateDirectory(Path.Combine(_folder, "report")).FullName;
        File.WriteAllText(Path.Combine(destination, "mine.txt"), "mine");
        foreach (var title in new[] { "first", "second" })
        {
            var output = new ReportFolder(destination, title);
            output.KeepThumbnail(title.Length, [1]);
            using var writer = Writer(output);
            writer.Complete(new ReportHead());
        }

        Assert.Equal("mine", File.ReadAllText(Path.Combine(destination, "mine.txt")));
        Assert.Contains("<title>second</title>", File.ReadAllText(Path.Combine(destination, "index.html")));
        Assert.Equal(
            ["6.jpg"],
            Directory.GetFiles(Path.Combine(destination, "report-files", "thumbs"), "*", SearchOption.AllDirectories).Select(Path.GetFileName));
        Assert.Equal(Path.Combine(destination, "index.html"), ReportFolder.Earlier(destination));
    }

    [Theory]
    [InlineData("https://user:secret@host/a/b.jpg?api_key=secret#x", "https://host/a/b.jpg")]
    [InlineData("/plain/path?.jpg", "/plain/path?.jpg")]
    public void Addresses_hold_no_query_and_no_user(string path, string expected) => Assert.Equal(expected, AddressText.OfPath(path));

    [Theory]
    [InlineData("'https://me:secret@host/a.jpg?api_key=secret' and http://other/b?token=secret failed?", "'https://host/a.jpg' and http://other/b failed?")]
    [InlineData("http://host/a.jpg#token=secret failed", "http://host/a.jpg failed")]
    [InlineData("what?x=1: http://host/my photo.jpg?sig=secret is 'http://host/it's.jpg?a=1&sig=secret'", "what?x=1: http://host/my photo.jpg is 'http://host/it's.jpg'")]
    public void Messages_hold_no_query_and_no_user(string message, string expected) => Assert.Equal(expected, AddressText.InMessage(message));

    [Theory]
    [InlineData("/data/images", "/data/report", "../images/")]
    [InlineData("/data/report/in", "/data/report", "in/")]
    [InlineData("/data/a b#c%", "/data/report", "../a%20b%23c%25/")]
    [InlineData("https://host/x/", "/data/report", null)]
    [InlineData("", "/data/report", null)]
    public void Links_are_relative_to_the_page(string images, string page, string? expected) => Assert.Equal(expected, ImageLinks.To(images, page));

    [Theory]
    [InlineData("/data/a\\b.png", "a\\b.png")]
    [InlineData("/a.png", "a.png")]
    [InlineData("C:\\x\\y.png", "y.png")]
    [InlineData("\\\\server\\share/y.png", "y.png")]
    [InlineData("x\\y.png", "y.png")]
    public void Backslash_is_a_letter_in_a_full_path_of_Unix(string path, string name) => Assert.Equal(name, new Prediction { Path = path }.FileName);
}
