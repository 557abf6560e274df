using System.Collections.Generic;
using System.IO;
using NetVips;

namespace Roboflow.Emulator;

/// <summary>Draws images of solid shapes for the samples and the tests. Anti-aliased by SVG, then encoded by kind.</summary>
public static class SampleImages
{
    private const string Harbour = """<circle cx="120" cy="130" r="60" fill="#e02020"/><rect x="260" y="80" width="120" height="120" fill="#2040e0"/><polygon points="420,300 520,300 470,200" fill="#18a030"/>""";
    private const string Street = """<rect x="40" y="60" width="200" height="90" fill="#f08a10"/><circle cx="330" cy="260" r="70" fill="#8030e0"/>""";

    /// <summary>Writes the samples into a folder and gives their paths.</summary>
    public static IReadOnlyList<string> Write(string folder)
    {
        Directory.CreateDirectory(folder);
        return
        [
            Save(folder, "harbour.jpg", Encode(Harbour, 560, 360, ".jpg")),
            Save(folder, "street.png", Encode(Street, 480, 360, ".png")),
            Save(folder, "market.webp", Encode("""<circle cx="90" cy="90" r="50" fill="#18a030"/><circle cx="300" cy="150" r="80" fill="#f0d020"/><rect x="60" y="220" width="100" height="100" fill="#e02020"/>""", 420, 360, ".webp")),
            Save(folder, "rotated.jpg", Encode(Harbour, 560, 360, ".jpg", orientation: 6)),
            Save(folder, "empty.png", Encode(string.Empty, 320, 240, ".png")),
            Save(folder, "yard [2] north.jpg", Encode("""<rect x="80" y="60" width="110" height="110" fill="#2040e0"/>""", 320, 240, ".jpg")),
            Save(folder, "büro-窓.png", Encode("""<polygon points="60,200 220,200 140,60" fill="#e02020"/>""", 320, 240, ".png")),
        ];
    }

    /// <summary>One image: SVG shapes on white, in the format of the suffix, with an EXIF orientation if it is not 1.</summary>
    public static byte[] Encode(string shapes, int width, int height, string suffix, int orientation = 1)
    {
        var svg = $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><rect width="100%" height="100%" fill="#ffffff"/>{shapes}</svg>""";
        using var drawn = Image.NewFromBuffer(System.Text.Encoding.UTF8.GetBytes(svg));
        using var flat = drawn.Flatten();
        using var marked = flat.Mutate(image =>
        {
            if (orientation != 1)
            {
                image.Set(GValue.GIntType, "orientation", orientation);
            }
        });
        return marked.WriteToBuffer(suffix == ".jpg" ? ".jpg[Q=85]" : suffix);
    }

    private static string Save(string folder, string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
