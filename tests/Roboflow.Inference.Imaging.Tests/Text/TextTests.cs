using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Imaging.Drawing;
using Roboflow.Inference.Imaging.Text;

namespace Roboflow.Inference.Imaging.Tests.Text;

public sealed class TextTests
{
    private static readonly string Printable = new([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(i => (char)i)]);

    [Fact]
    public void Every_letter_of_the_stroke_font_is_its_own()
    {
        var masks = Printable.Skip(1).Select(c => new StrokeFont().Render(c.ToString(), 32)!).ToArray();
        Assert.All(masks, m => Assert.InRange(m.Coverage.Count(v => v > 128), 8, 2000));
        Assert.Equal(masks.Length, masks.Select(m => $"{m.Width} {Convert.ToBase64String(m.Coverage)}").Distinct().Count());
    }

    [Fact]
    public void The_stroke_font_drops_accents_and_shows_a_square_for_what_it_lacks()
    {
        var font = new StrokeFont();
        Assert.Equal(font.Render("Buro", 20)!.Coverage, font.Render("Büro", 20)!.Coverage);
        Assert.Equal(font.Render("a...", 20)!.Coverage, font.Render("a…", 20)!.Coverage);
        Assert.Equal(font.Render("窓", 20)!.Coverage, font.Render("ж", 20)!.Coverage);
        Assert.Null(font.Render(" ", 20));
    }

    [Fact]
    public void Letters_of_other_scripts_are_drawn_where_a_font_has_them()
    {
        // With fonts, two letters differ; without, the stroke font shows the same square for both.
        var renderer = TextRenderer.For(null);
        var (zhe, de) = (renderer.Render("Ж", 24)!, renderer.Render("Д", 24)!);
        Assert.Equal(renderer is PangoText, !zhe.Coverage.AsSpan().SequenceEqual(de.Coverage));
    }

    [Fact]
    public void Markup_in_a_class_is_text()
    {
        var renderer = TextRenderer.For(null);
        Assert.True(renderer.Render("<b>x</b> & <", 20)!.Width > renderer.Render("x", 20)!.Width * 5);
    }

    [Fact]
    public void Capitals_stand_on_one_line_and_tails_hang_below()
    {
        var renderer = TextRenderer.For(null);
        var height = renderer.CapHeight(30);
        var (capital, tail) = (renderer.Render("H", 30)!, renderer.Render("g", 30)!);
        Assert.InRange(capital.Top + capital.Height, height - 1, height + 5);
        Assert.True(tail.Top + tail.Height > height);
        Assert.True(LabelText.Fit(renderer, "a rather long label", 30, 100) is { Width: <= 100 and > 40 });
    }

    [Theory]
    [InlineData("a\r\nb\tc", "a  b c")]
    [InlineData(" \u0000 ", "")]
    [InlineData("😀", "😀")]
    [InlineData("👨‍👩‍👧‍👦 87%", "👨‍👩‍👧‍👦 87%")]
    [InlineData("a\ufffeb\uffff", "ab")]
    public void Labels_are_one_clean_line(string text, string clean) => Assert.Equal(clean, LabelText.Clean(text));

    [Fact]
    public void Halves_of_characters_are_left_out() => Assert.Equal("x", LabelText.Clean("\ud800x\udc00"));

    [Fact]
    public void A_letter_has_a_limited_number_of_accents()
    {
        var clean = LabelText.Clean(string.Concat(Enumerable.Repeat("a" + new string('\u0301', 5000), 300)) + " 87%");

        Assert.InRange(clean.Length, 100, 2100);
        Assert.EndsWith(" 87%", clean, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u200b")]
    [InlineData("\u200d")]
    [InlineData("\ufeff")]
    [InlineData("\u2800")]
    public void Invisible_label_is_none(string text) => Assert.Null(LabelText.Fit(TextRenderer.For(null), LabelText.Clean(text), 24, 400));

    // The masks are kept to be drawn again, but not all of a long run, and no large one.
    [Theory]
    [InlineData(1, 200)]
    [InlineData(950, 40)]
    public void Masks_of_labels_that_are_no_longer_drawn_are_released(int count, int fontSize)
    {
        var renderer = TextRenderer.For(null);
        var mask = Draw(renderer, "a long label of the first image", fontSize);
        for (var i = 1; i < count; i++)
        {
            renderer.Render("a long label of image " + i, fontSize);
        }

        GC.Collect();
        Assert.False(mask.TryGetTarget(out _));

        static WeakReference<TextMask> Draw(ITextRenderer renderer, string text, int fontSize) => new(renderer.Render(text, fontSize)!);
    }

    [Fact]
    public void Invalid_font_is_refused()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "This is not a font, whatever its name says.");
        Assert.Throws<InvalidFontException>(() => Annotator.RequireFont(file));
        File.Delete(file);
        Assert.Throws<InvalidFontException>(() => Annotator.RequireFont(file));
    }

    [Fact]
    public void Folder_in_place_of_a_font_is_named_as_one()
    {
        var message = Assert.Throws<InvalidFontException>(() => Annotator.RequireFont(Path.GetTempPath())).Message;
        Assert.EndsWith("cannot be read: It is a folder.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Font_that_is_a_device_or_has_no_end_is_refused_unread()
    {
        var file = Path.GetTempFileName();
        using (var stream = new FileStream(file, FileMode.Open))
        {
            stream.SetLength(1L << 31);
        }

        var files = OperatingSystem.IsWindows() ? [file] : new[] { file, "/dev/zero" };
        Assert.All(files, f => Assert.Contains("cannot be read", Assert.Throws<InvalidFontException>(() => Annotator.RequireFont(f)).Message, StringComparison.Ordinal));
        File.Delete(file);
    }

    [Fact]
    public void An_installed_font_file_is_named_as_Pango_wants_it()
    {
        var fonts = new[] { "/usr/share/fonts", "/Library/Fonts", "/System/Library/Fonts", Environment.GetFolderPath(Environment.SpecialFolder.Fonts) }
            .Where(f => f.Length > 0 && Directory.Exists(f))
            .SelectMany(f => Directory.EnumerateFiles(f, "*.ttf", SearchOption.AllDirectories))
            .Take(5);
        Assert.All(fonts, f =>
        {
            Assert.Matches(@"^[^,]+,( .+)?$", FontFile.ReadDescription(f));
            Assert.True(TextRenderer.For(f).Render("Hamburg", 24)!.Width > 40);
        });
    }
}
