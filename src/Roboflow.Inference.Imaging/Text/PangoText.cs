using System;
using System.Collections.Concurrent;
using System.Threading;
using NetVips;
using Roboflow.Inference.Imaging.Vips;

namespace Roboflow.Inference.Imaging.Text;

/// <summary>Renders text with Pango, which takes characters that the font lacks from other installed fonts.</summary>
internal sealed class PangoText : ITextRenderer
{
    private const long MostKept = 16 * 1024 * 1024;
    private const int MostOfOne = 64 * 1024;

    // An entry without its mask, roughly.
    private const int Overhead = 500;

    private readonly string _font;
    private readonly string? _file;
    private readonly ConcurrentDictionary<int, (int Top, int Height)> _capitals = new();

    // The same few labels are repeated on many images, and rendering one takes longer than drawing its box.
    private readonly ConcurrentDictionary<(string Text, int FontSize), TextMask?> _kept = new();
    private long _keptBytes;

    /// <param name="font">Family and style in Pango's format.</param>
    /// <param name="file">The font file, or null for an installed font.</param>
    internal PangoText(string font, string? file)
    {
        VipsRuntime.Start();
        FontSetup.SuppressWarnings();
        _font = font;
        _file = file;
    }

    /// <summary>Whether any font is installed; without one, Pango draws the same empty box for every letter.</summary>
    internal static bool HasFonts()
    {
        var pango = new PangoText("Sans", null);
        return pango.Draw("i", 24) is { } narrow && pango.Draw("W", 24) is { } wide
            && !narrow.Mask.Coverage.AsSpan().SequenceEqual(wide.Mask.Coverage);
    }

    /// <inheritdoc/>
    public int CapHeight(int fontSize) => Capital(fontSize).Height;

    /// <inheritdoc/>
    public TextMask? Render(string text, int fontSize)
    {
        if (_kept.TryGetValue((text, fontSize), out var kept))
        {
            return kept;
        }

        var drawn = Draw(text, fontSize) is var (mask, top) ? mask with { Top = top - Capital(fontSize).Top } : null;
        var bytes = Overhead + (drawn?.Coverage.Length ?? 0) + (text.Length * sizeof(char));
        if (bytes <= MostOfOne)
        {
            if (Interlocked.Add(ref _keptBytes, bytes) > MostKept)
            {
                _kept.Clear();
                _ = Interlocked.Exchange(ref _keptBytes, bytes);
            }

            _kept[(text, fontSize)] = drawn;
        }

        return drawn;
    }

    private (int Top, int Height) Capital(int fontSize) => _capitals.GetOrAdd(fontSize, size =>
        Draw("H", size) is var (mask, top) ? (top, mask.Height) : (0, size));

    // The offset is the distance from the top of the line to the first drawn row.
    private (TextMask Mask, int Top)? Draw(string text, int fontSize)
    {
        try
        {
            using var image = Image.Text(Escape(text), font: $"{_font} {fontSize}px", dpi: 72, fontfile: _file);
            return (new TextMask(image.Width, image.Height, 0, image.WriteToMemory<byte>()), image.Yoffset);
        }
        catch (VipsException)
        {
            // libvips reports an error if there is nothing to draw, as for spaces and invisible characters. Whatever else it
            // cannot draw, a missing label is better than a missing image.
            return null;
        }
    }

    // Pango interprets markup, and a class name can contain any text.
    private static string Escape(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
