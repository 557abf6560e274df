using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Imaging.Drawing;

namespace Roboflow.Inference;

/// <summary>The color of each class, read from user input: one color, several, a palette's name, or a hashtable by class.</summary>
public sealed class ColorScheme
{
    private readonly Dictionary<string, Rgb> _byClass = new(StringComparer.OrdinalIgnoreCase);
    private Palette _palette = Palette.Default;

    private ColorScheme()
    {
    }

    internal static ColorScheme Usual { get; } = new();

    /// <exception cref="FormatException">The value is neither a color nor a palette.</exception>
    internal static ColorScheme Read(object value)
    {
        var scheme = new ColorScheme();
        switch (value)
        {
            case IDictionary table:
                foreach (DictionaryEntry entry in table)
                {
                    scheme._byClass[entry.Key.ToString()!] = ColorOf(entry.Value);
                }

                break;
            case IList { Count: 0 }:
                throw new FormatException("The list contains no color. " + Advice);
            case IList { Count: > 1 } colors:
                scheme._palette = Palette.Of([.. colors.Cast<object?>().Select(ColorOf)]);
                break;
            default:
                var one = value is IList list ? list[0] : value;
                scheme._palette = Palette.Find(WrittenValue.Text(one)) ?? Palette.Of(ColorOf(one));
                break;
        }

        return scheme;
    }

    /// <summary>The colors of one run, constant from its first image on.</summary>
    internal ClassColors ForRun() => new(_palette, _byClass);

    private static string Advice { get; } =
        $"Use #rrggbb or a name such as Red, or several of these; a palette ({string.Join(", ", Palette.Names)}); or a hashtable @{{ helmet = 'Red'; vest = "
            + "'#FFB633' }.";

    private static Rgb ColorOf(object? value) =>
        Rgb.TryParse(WrittenValue.Text(value), out var color) ? color : throw new FormatException($"'{WrittenValue.Text(value)}' is not a color. {Advice}");
}
