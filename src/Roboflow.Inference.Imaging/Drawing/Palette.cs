using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Imaging;

/// <summary>Colours for classes: a class has the same one on every picture and in every run.</summary>
public sealed class Palette
{
    private static readonly Palette[] All =
    [
        new("Default", "A351FB FF4040 FFA1A0 FF7633 FFB633 D1D435 4CFB12 94CF1A 40DE8A 1B9640 00D6C1 2E9CAA 00C4FF 364797 6675FF 0019EF 863AFF 530087 CD3AFF FF97CA FF39C9"),
        new("ColorBlind", "E69F00 56B4E9 009E73 F0E442 0072B2 D55E00 CC79A7"),
        new("Soft", "4E79A7 F28E2B E15759 76B7B2 59A14F EDC948 B07AA1 FF9DA7 9C755F BAB0AC"),
    ];

    private Palette(string name, string colours)
        : this(name, colours.Split(' ').Select(c => Rgb.TryParse(c, out var colour) ? colour : default))
    {
    }

    private Palette(string name, IEnumerable<Rgb> colours)
    {
        Name = name;
        Colours = [.. colours];
    }

    /// <summary>The palette that is used unless the user says otherwise: supervision's.</summary>
    public static Palette Default => All[0];

    /// <summary>The names of all palettes.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(p => p.Name)];

    /// <summary>The palette's name, or those of its colours.</summary>
    public string Name { get; }

    /// <summary>Its colours, in the order of class numbers.</summary>
    public IReadOnlyList<Rgb> Colours { get; }

    /// <summary>A palette of these colours, of which there is one at least.</summary>
    public static Palette Of(params IReadOnlyList<Rgb> colours) => new(string.Join(", ", colours), colours);

    /// <summary>The palette of a name, or null.</summary>
    public static Palette? Find(string name) => Array.Find(All, p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The class's colour: by its number, or by its name where the server gives no number.</summary>
    public Rgb ColourOf(Prediction prediction) =>
        Colours[(int)((prediction.ClassId is { } id ? (uint)id : Hash(prediction.Class)) % (uint)Colours.Count)];

    // FNV-1a: string.GetHashCode differs from run to run.
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 16777619u);
        }

        // Its low bits alone are poor for short names.
        return hash ^ (hash >> 15);
    }
}
