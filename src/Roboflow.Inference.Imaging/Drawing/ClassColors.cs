using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>
/// The colors that the classes of one run have. A class with a number has the palette's color of that number. One without has
/// a color by its name, the same in every run, unless another class of this run has that one already: then the next one that
/// is free, since two classes of one color cannot be told apart.
/// </summary>
/// <param name="palette">The colors that classes take.</param>
/// <param name="chosen">The colors of classes that the user chose, by name.</param>
internal sealed class ClassColors(Palette palette, IReadOnlyDictionary<string, Rgb>? chosen = null)
{
    /// <summary>Names come from a server; one that sends new ones without end must not fill the memory.</summary>
    private const int MostClasses = 10_000;

    private readonly Dictionary<string, Rgb> _given = new(StringComparer.Ordinal);
    private readonly HashSet<Rgb> _taken = [.. chosen?.Values ?? []];

    public Rgb Of(Prediction prediction)
    {
        if (chosen is not null && chosen.TryGetValue(prediction.Class, out var color))
        {
            return color;
        }

        if (_given.TryGetValue(prediction.Class, out color))
        {
            return color;
        }

        color = palette.ColorOf(prediction);
        if (prediction.ClassId is null && !palette.IsNamedBy(prediction.Class))
        {
            color = NextFree(color);
        }

        if (_given.Count < MostClasses)
        {
            _given.Add(prediction.Class, color);
            _taken.Add(color);
        }

        return color;
    }

    private Rgb NextFree(Rgb preferred)
    {
        var colors = palette.Colors;
        var at = 0;
        while (colors[at] != preferred)
        {
            at++;
        }

        for (var step = 0; step < colors.Count; step++)
        {
            var color = colors[(at + step) % colors.Count];
            if (!_taken.Contains(color))
            {
                return color;
            }
        }

        return preferred;
    }
}
