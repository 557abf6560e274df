using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>Colors for classes: a class has the same one on every image and in every run.</summary>
internal sealed class Palette
{
    private static readonly Palette[] All =
    [
        new(
            "Default",
            "A351FB FF4040 FFA1A0 FF7633 FFB633 D1D435 4CFB12 94CF1A 40DE8A 1B9640 00D6C1 2E9CAA 00C4FF 364797 6675FF 0019EF 863AFF 530087 CD3AFF FF97CA "
                + "FF39C9"),
        new("ColorBlind", "E69F00 56B4E9 009E73 F0E442 0072B2 D55E00 CC79A7"),
        new("Soft", "4E79A7 F28E2B E15759 76B7B2 59A14F EDC948 B07AA1 FF9DA7 9C755F BAB0AC"),
    ];

    private Palette(string name, string colors)
        : this(name, colors.Split(' ').Select(c => Rgb.TryParse(c, out var color) ? color : default))
    {
    }

    private Palette(string name, IEnumerable<Rgb> colors)
    {
        Name = name;
        Colors = [.. colors];
    }

    /// <summary>The default palette: that of supervision.</summary>
    public static Palette Default => All[0];

    /// <summary>The names of all palettes.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(p => p.Name)];

    /// <summary>The palette's name, or those of its colors.</summary>
    public string Name { get; }

    /// <summary>Its colors, in the order of class numbers.</summary>
    public IReadOnlyList<Rgb> Colors { get; }

    /// <summary>Creates a palette of these colors, at least one.</summary>
    public static Palette Of(params IReadOnlyList<Rgb> colors) => new(string.Join(", ", colors), colors);

    /// <summary>Returns the palette with this name, or null.</summary>
    public static Palette? Find(string name) => Array.Find(All, p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the class's color: in the default palette the one in its name (red-circle), else by its number or,
    /// without a number, by its name.</summary>
    public Rgb ColorOf(Prediction prediction) => this == Default && NamedColor(prediction.Class) is { } named ? named
        : Colors[(int)((prediction.ClassId is { } id ? (uint)id : Hash(prediction.Class)) % (uint)Colors.Count)];

    /// <summary>Whether the class's name contains a color.</summary>
    public bool IsNamedBy(string name) => this == Default && NamedColor(name) is not null;

    private static Rgb? NamedColor(string name)
    {
        foreach (var word in name.Split(' ', '-', '_', '.', '/'))
        {
            if (word.Length > 0 && char.IsLetter(word[0]) && Rgb.Named.TryGetValue(word, out var color))
            {
                return color;
            }
        }

        return null;
    }

    // FNV-1a, because string.GetHashCode differs from run to run.
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 16777619u);
        }

        // Its low bits alone are poorly distributed for short names.
        return hash ^ (hash >> 15);
    }
}
