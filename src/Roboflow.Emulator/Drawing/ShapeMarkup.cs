using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Roboflow.Emulator.Drawing;

/// <summary>Draws the SVG elements of samples and tests: rect, circle, polygon, and path with straight lines.</summary>
internal static partial class ShapeMarkup
{
    /// <exception cref="FormatException">An element or a path command is not one of these.</exception>
    internal static void Draw(Canvas canvas, string shapes)
    {
        foreach (var element in XElement.Parse("<shapes>" + shapes + "</shapes>").Elements())
        {
            var fill = element.Attribute("fill")?.Value ?? throw new FormatException($"<{element.Name}> needs the attribute fill.");
            switch (element.Name.LocalName)
            {
                case "rect":
                    canvas.Rectangle(Number(element, "x"), Number(element, "y"), Number(element, "width"), Number(element, "height"), fill);
                    break;
                case "circle":
                    canvas.Circle(Number(element, "cx"), Number(element, "cy"), Number(element, "r"), fill);
                    break;
                case "polygon":
                    var numbers = Numbers(element.Attribute("points")!.Value);
                    canvas.Polygon(fill, [.. numbers.Chunk(2).Select(p => (p[0], p[1]))]);
                    break;
                case "path":
                    canvas.Polygon(fill, [.. Path(element.Attribute("d")!.Value)]);
                    break;
                default:
                    throw new FormatException($"<{element.Name}> cannot be drawn.");
            }
        }
    }

    private static IEnumerable<(double X, double Y)> Path(string commands)
    {
        var (x, y) = (0.0, 0.0);
        foreach (Match command in Command().Matches(commands))
        {
            var numbers = Numbers(command.Groups["numbers"].Value);
            switch (command.Groups["name"].Value)
            {
                case "M" or "L": (x, y) = (numbers[0], numbers[1]); break;
                case "l": (x, y) = (x + numbers[0], y + numbers[1]); break;
                case "H": x = numbers[0]; break;
                case "h": x += numbers[0]; break;
                case "V": y = numbers[0]; break;
                case "v": y += numbers[0]; break;
                case "z" or "Z": yield break;
                case var other: throw new FormatException($"The path command '{other}' cannot be drawn.");
            }

            yield return (x, y);
        }
    }

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)?.Value ?? "0", NumberStyles.Float, CultureInfo.InvariantCulture);

    private static double[] Numbers(string text)
        => [.. Value().Matches(text).Select(m => double.Parse(m.Value, NumberStyles.Float, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"(?<name>[A-Za-z])(?<numbers>[^A-Za-z]*)", RegexOptions.None, 1000)]
    private static partial Regex Command();

    [GeneratedRegex(@"-?[0-9.]+", RegexOptions.None, 1000)]
    private static partial Regex Value();
}
