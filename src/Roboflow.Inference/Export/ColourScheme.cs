using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Imaging;

namespace Roboflow.Inference.Export;

/// <summary>The colour of each class, from what a user wrote: one colour, a palette's name, or a table by class.</summary>
public sealed class ColourScheme
{
    private readonly Dictionary<string, Rgb> _byClass = new(StringComparer.OrdinalIgnoreCase);
    private Palette _palette = Palette.Default;

    private ColourScheme()
    {
    }

    internal static ColourScheme Usual { get; } = new();

    /// <exception cref="FormatException">It names no colour and no palette.</exception>
    internal static ColourScheme Read(object value)
    {
        var scheme = new ColourScheme();
        if (value is IDictionary table)
        {
            foreach (DictionaryEntry entry in table)
            {
                scheme._byClass[entry.Key.ToString()!] = ColourOf(entry.Value?.ToString() ?? string.Empty)
                    ?? throw new FormatException($"'{entry.Value}' is no colour. {Advice}");
            }

            return scheme;
        }

        var text = value.ToString() ?? string.Empty;
        scheme._palette = Palette.Find(text) ?? (ColourOf(text) is { } colour
            ? Palette.Of(colour)
            : throw new FormatException($"'{text}' is no colour and no palette. {Advice}"));
        return scheme;
    }

    internal Rgb ColourOf(Prediction prediction) =>
        _byClass.TryGetValue(prediction.Class, out var colour) ? colour : _palette.ColourOf(prediction);

    private static string Advice { get; } =
        $"Write #rrggbb or a name such as Red; a palette ({string.Join(", ", Palette.Names)}); or a table @{{ helmet = 'Red'; vest = '#FFB633' }}.";

    private static Rgb? ColourOf(string text) => Rgb.TryParse(text, out var colour) ? colour : null;
}
