using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Roboflow.Inference.Imaging.Drawing;
using Roboflow.Inference.Imaging.Pixels;
using Roboflow.Inference.Imaging.Text;

namespace Roboflow.Inference.Imaging.Tests.Text;

/// <summary>Labels in a process without fonts: fontconfig reads its configuration once per process.</summary>
public sealed class NoFontTests : IDisposable
{
    private const string Letters = "ABCDEFGHJKLMNOPQRSTUVWXYZ0123456789abdefghkmnpqrtuy";

    private readonly string _folder = Directory.CreateTempSubdirectory("roboflow-fonts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("HELMET 87")]
    [InlineData("Crane 35")]
    [InlineData("hard hat 42")]
    public void Without_any_font_the_letters_can_be_read_and_stderr_is_silent(string text)
    {
        var (image, errors, renderer) = Draw(text);
        Assert.Equal(nameof(StrokeFont), renderer);
        Assert.Equal(string.Empty, errors);
        Assert.Equal(text.Replace(" ", string.Empty, StringComparison.Ordinal), Read(image));
    }

    private (PixelBuffer Image, string Errors, string Renderer) Draw(string text)
    {
        var configuration = Path.Combine(_folder, "fonts.conf");
        var output = Path.Combine(_folder, "label.png");
        File.WriteAllText(configuration, $"<?xml version=\"1.0\"?><fontconfig><cachedir>{_folder}</cachedir></fontconfig>");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            ArgumentList = { "exec", typeof(NoFontTests).Assembly.Location, text, output },
            Environment = { ["FONTCONFIG_FILE"] = configuration },
            RedirectStandardError = true,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var renderer = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return (SecondDecoder.Read(File.ReadAllBytes(output)), errors.Result, renderer);
    }

    // Splits the line at empty columns and matches each part to the most similar letter.
    private static string Read(PixelBuffer image)
    {
        var dark = image.All(new Rgb(0, 0, 0), 100).ToHashSet();
        var known = Letters.Select(c => (Letter: c, Points: Normalize(Ink(new StrokeFont().Render(c.ToString(), 40)!)))).ToArray();
        return string.Concat(Parts(dark).Select(part => known.MinBy(k => Difference(k.Points, Normalize(part))).Letter));
    }

    private static IEnumerable<List<(int X, int Y)>> Parts(HashSet<(int X, int Y)> dark)
    {
        var part = new List<(int X, int Y)>();
        for (var x = dark.Min(p => p.X); x <= dark.Max(p => p.X) + 1; x++)
        {
            var column = dark.Where(p => p.X == x).ToArray();
            if (column.Length == 0 && part.Count > 0)
            {
                yield return part;
                part = [];
            }

            part.AddRange(column);
        }
    }

    private static List<(int X, int Y)> Ink(TextMask mask) =>
        [.. Enumerable.Range(0, mask.Coverage.Length).Where(i => mask.Coverage[i] > 150).Select(i => (i % mask.Width, i / mask.Width))];

    // Normalized to a grid of 12 x 16, with the aspect ratio as a further value.
    private static (bool[] Cells, double Shape) Normalize(List<(int X, int Y)> ink)
    {
        var (left, top, right, bottom) = (ink.Min(p => p.X), ink.Min(p => p.Y), ink.Max(p => p.X) + 1, ink.Max(p => p.Y) + 1);
        var cells = new bool[12 * 16];
        foreach (var (x, y) in ink)
        {
            cells[((y - top) * 16 / (bottom - top) * 12) + ((x - left) * 12 / (right - left))] = true;
        }

        return (cells, (double)(right - left) / (bottom - top));
    }

    private static double Difference((bool[] Cells, double Shape) a, (bool[] Cells, double Shape) b) =>
        a.Cells.Where((c, i) => c != b.Cells[i]).Count() + (40 * Math.Abs(a.Shape - b.Shape));
}
