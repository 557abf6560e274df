using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Imaging;

namespace Roboflow.Inference.Export;

/// <summary>The colour of each class, from what a user wrote: one colour, several, a palette's name, or a table by class.</summary>
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
        switch (value)
        {
            case IDictionary table:
                foreach (DictionaryEntry entry in table)
                {
                    scheme._byClass[entry.Key.ToString()!] = ColourOf(entry.Value);
                }

                break;
            case IList { Count: 0 }:
                throw new FormatException("The list names no colour. " + Advice);
            case IList { Count: > 1 } colours:
                scheme._palette = Palette.Of([.. colours.Cast<object?>().Select(ColourOf)]);
                break;
            default:
                var one = value is IList list ? list[0] : value;
                scheme._palette = Palette.Find(WrittenValue.Text(one)) ?? Palette.Of(ColourOf(one));
                break;
        }

        return scheme;
    }

    internal Rgb ColourOf(Prediction prediction) =>
        _byClass.TryGetValue(prediction.Class, out var colour) ? colour : _palette.ColourOf(prediction);

    private static string Advice { get; } =
        $"Write #rrggbb or a name such as Red, or several of these; a palette ({string.Join(", ", Palette.Names)}); or a table @{{ helmet = 'Red'; vest = '#FFB633' }}.";

    private static Rgb ColourOf(object? value) =>
        Rgb.TryParse(WrittenValue.Text(value), out var colour) ? colour : throw new FormatException($"'{WrittenValue.Text(value)}' is no colour. {Advice}");
}
