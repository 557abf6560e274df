using System;
using System.Collections.Concurrent;

namespace Roboflow.Inference.Imaging.Text;

/// <summary>Selects the renderer for labels: Pango if any font is installed, else our own stroke font.</summary>
internal static class TextRenderer
{
    private static readonly Lazy<bool> HasFonts = new(() => PangoText.HasFonts());
    private static readonly ConcurrentDictionary<string, ITextRenderer> Renderers = new(StringComparer.Ordinal);

    /// <summary>Returns the renderer for a font file, or for the system's sans-serif font.</summary>
    /// <exception cref="InvalidFontException">The file is not a font.</exception>
    internal static ITextRenderer For(string? fontPath) => Renderers.GetOrAdd(fontPath ?? string.Empty, static path =>
    {
        if (path.Length > 0)
        {
            return new PangoText(FontFile.ReadDescription(path), path);
        }

        return HasFonts.Value ? new PangoText("Sans Bold", null) : new StrokeFont();
    });
}
