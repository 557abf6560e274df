using System;
using System.Collections.Concurrent;

namespace Roboflow.Inference.Imaging.Text;

/// <summary>Chooses what writes labels: Pango where there is any font, else the strokes that we bring ourselves.</summary>
internal static class TextRenderer
{
    private static readonly Lazy<bool> HasFonts = new(() => PangoText.HasFonts());
    private static readonly ConcurrentDictionary<string, ITextRenderer> Renderers = new(StringComparer.Ordinal);

    /// <summary>The renderer for a font file, or for the system's sans-serif.</summary>
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
