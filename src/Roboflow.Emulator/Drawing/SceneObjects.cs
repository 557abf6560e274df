using System;

namespace Roboflow.Emulator.Drawing;

/// <summary>The objects of the sample scenes. Shaded objects keep the silhouette and the color name of one shape.</summary>
internal static class SceneObjects
{
    internal const string Ink = "#404048";

    internal static void Balloon(Canvas scene, double x, double y)
    {
        scene.Circle(x, y, 60, "#e02020");
        scene.Ellipse(x, y, 42, 58, "#c41a1a");
        scene.Ellipse(x, y, 26, 57, "#e83a30");
        scene.Ellipse(x, y, 9, 56, "#c41a1a");
        scene.Line(x - 12, y + 64, x - 7, y + 82, 1.2, Ink);
        scene.Line(x + 12, y + 64, x + 7, y + 82, 1.2, Ink);
        scene.Rectangle(x - 9, y + 82, 18, 14, "#e4d0b2");
        scene.Rectangle(x - 9, y + 87, 18, 1, Ink);
    }

    internal static void House(Canvas scene, double left, double top, double size)
    {
        scene.Rectangle(left + (size * 0.7), top - (size * 0.3), size * 0.12, size * 0.24, "#e4dcd4");
        scene.Polygon("#f3e6de", (left - 10, top - 3), (left + size + 10, top - 3), (left + (size / 2), top - (size * 0.3)));
        scene.Polygon("#ead9ce", (left + (size / 2), top - 3), (left + size + 10, top - 3), (left + (size / 2), top - (size * 0.3)));
        scene.Rectangle(left, top, size, size, "#2040e0");
        for (var y = top + 10; y < top + size - 4; y += 10)
        {
            scene.Rectangle(left + 2, y, size - 4, 1, "#1a36c4");
        }

        foreach (var x in new[] { left + (size * 0.1), left + (size * 0.68) })
        {
            scene.Rectangle(x, top + (size * 0.2), size * 0.22, size * 0.26, "#5a78f0");
            scene.Rectangle(x + (size * 0.1), top + (size * 0.2), 2, size * 0.26, "#1a36c4");
        }

        scene.Rectangle(left + (size * 0.4), top + (size * 0.48), size * 0.22, (size * 0.52) - 3, "#182c9c");
    }

    internal static void Boat(Canvas scene)
    {
        scene.Polygon("#18a030", (420, 300), (520, 300), (470, 200));
        scene.Polygon("#128428", (470, 212), (514, 297), (470, 297));
        scene.Line(458, 240, 482, 240, 1.5, "#30bc4c");
        scene.Line(443, 270, 497, 270, 1.5, "#30bc4c");
        scene.Polygon("#f6f1e8", (400, 308), (540, 308), (516, 334), (424, 334));
        scene.Polygon("#e2d4c0", (424, 334), (516, 334), (520, 329), (420, 329));
        scene.Rectangle(400, 308, 140, 2, Ink);
        scene.Rectangle(430, 337, 86, 2, "#e8f3fa");
    }

    internal static void Bus(Canvas scene, double left, double top)
    {
        for (var wheel = 0; wheel < 4; wheel++)
        {
            scene.Circle(left + 30 + (wheel / 2 * 124) + (wheel % 2 * 16), top + 90, 6, Ink);
        }

        scene.Rectangle(left, top, 200, 90, "#f08a10");
        for (var window = 0; window < 6; window++)
        {
            scene.Rectangle(left + 10 + (window * 31), top + 14, 25, 28, "#f9ba68");
        }

        scene.Rectangle(left + 3, top + 54, 194, 6, "#d87408");
        scene.Rectangle(left + 3, top + 72, 194, 3, "#d87408");
    }

    internal static void Tree(Canvas scene, double x, double y)
    {
        scene.Rectangle(x - 5, y + 60, 4, 40, Ink);
        scene.Rectangle(x + 2, y + 60, 4, 40, Ink);
        scene.Circle(x, y, 70, "#8030e0");
        for (var i = 1; i < 48; i++)
        {
            // A sunflower spiral, which is evenly distributed inside the crown.
            var (angle, distance) = (i * 2.4, 8 * Math.Sqrt(i));
            scene.Circle(x + (distance * Math.Cos(angle)), y + (distance * Math.Sin(angle)), 4 + (i % 3), i % 2 == 0 ? "#9a52f0" : "#6c26c4");
        }
    }

    internal static void Shaded(Canvas scene, double x, double y, double radius, string color, string dark, string light)
    {
        scene.Circle(x, y, radius, color);
        scene.Ellipse(x, y, radius * 0.72, radius * 0.96, dark);
        scene.Ellipse(x, y, radius * 0.5, radius * 0.95, color);
        scene.Ellipse(x, y, radius * 0.22, radius * 0.94, dark);
        scene.Circle(x - (radius * 0.4), y - (radius * 0.45), radius * 0.16, light);
    }

    internal static void Crate(Canvas scene, double left, double top, double size)
    {
        scene.Rectangle(left, top, size, size, "#e02020");
        scene.Line(left + 12, top + 12, left + size - 12, top + size - 12, 9, "#b81818");
        scene.Line(left + size - 12, top + 12, left + 12, top + size - 12, 9, "#b81818");
        foreach (var inset in new[] { 4.0, size - 10 })
        {
            scene.Rectangle(left + 4, top + inset, size - 8, 6, "#c41c1c");
            scene.Rectangle(left + inset, top + 4, 6, size - 8, "#c41c1c");
        }
    }

    internal static void Gull(Canvas scene, double x, double y)
    {
        scene.Line(x - 8, y - 4, x, y, 1.6, Ink);
        scene.Line(x, y, x + 8, y - 4, 1.6, Ink);
    }
}
