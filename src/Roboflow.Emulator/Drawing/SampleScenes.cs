using System;

namespace Roboflow.Emulator.Drawing;

/// <summary>
/// The scenes of <c>samples/images</c>. The detector takes pale colors for the background, small and thin details for noise,
/// and shades of one color for one shape: each scene therefore holds exactly the shapes that its name promises.
/// </summary>
internal static class SampleScenes
{
    private const string Ink = "#404048";

    /// <summary>A balloon (red circle), a house (blue square) and a sail (green triangle).</summary>
    internal static Canvas Harbour()
    {
        var scene = Sea(560, 360, horizon: 214);
        scene.Circle(452, 66, 26, "#fff3d2");
        scene.Rectangle(500, 120, 22, 96, "#f1ede7");
        scene.Polygon("#e4ddd6", (498, 120), (524, 120), (511, 102));
        scene.Rectangle(500, 146, 22, 12, "#dfdad6");
        scene.Rectangle(500, 176, 22, 12, "#dfdad6");
        scene.Rectangle(226, 200, 196, 20, "#ebe5da");
        scene.Rectangle(226, 218, 196, 5, "#dcd6ca");
        Balloon(scene, 120, 130);
        House(scene, 260, 80, 120);
        Boat(scene);
        Gull(scene, 210, 60);
        Gull(scene, 236, 84);
        Gull(scene, 404, 124);
        Gull(scene, 60, 250);
        return scene;
    }

    /// <summary>A bus (orange rectangle) and a tree in blossom (purple circle).</summary>
    internal static Canvas Street()
    {
        var scene = new Canvas(480, 360, "#eef2f6");
        scene.Gradient(0, 156, "#d3e6f8", "#f6f3ee");
        var walls = new[] { "#f0e6da", "#e9e9ee", "#f3ece2", "#e6ecea", "#f1e8e4", "#e8e6f0" };
        for (var i = 0; i < walls.Length; i++)
        {
            var top = 18 + (i * 37 % 30);
            scene.Rectangle(i * 82, top, 78, 138 - top, walls[i]);
            for (var window = 0; window < 9; window++)
            {
                scene.Rectangle((i * 82) + 10 + (window % 3 * 22), top + 10 + (window / 3 * 30), 14, 18, "#d6e2ec");
            }
        }

        scene.Rectangle(0, 138, 480, 20, "#e6e3de");
        scene.Gradient(158, 228, "#dfdfe1", "#e8e7e6");
        scene.Gradient(228, 360, "#e9f1e0", "#dcebd2");
        for (var x = 12; x < 480; x += 60)
        {
            scene.Rectangle(x, 190, 34, 4, "#fbfaf6");
        }

        Bus(scene, 40, 60);
        Tree(scene, 330, 260);
        scene.Rectangle(60, 292, 110, 8, "#e8dac6");
        scene.Rectangle(60, 276, 110, 6, "#e8dac6");
        scene.Rectangle(68, 300, 3, 18, Ink);
        scene.Rectangle(159, 300, 3, 18, Ink);
        return scene;
    }

    /// <summary>A melon (green circle), a cheese (yellow circle) and a crate (red square).</summary>
    internal static Canvas Market()
    {
        var scene = new Canvas(420, 360, "#f7f2ea");
        scene.Gradient(28, 200, "#f2f4f8", "#f8f1e6");
        for (var x = 0; x < 420; x += 60)
        {
            scene.Polygon("#f8dcdc", (x, 0), (x + 30, 0), (x + 30, 24), (x + 15, 32), (x, 24));
        }

        scene.Gradient(200, 360, "#f6efe3", "#f1e8d9");
        for (var y = 236; y < 360; y += 40)
        {
            scene.Rectangle(0, y, 420, 2, "#e4d8c4");
        }

        scene.Rectangle(20, 140, 150, 12, "#ead9bf");
        scene.Rectangle(20, 150, 150, 3, "#dcc8aa");
        scene.Ellipse(300, 232, 70, 9, "#e6dccb");
        Shaded(scene, 90, 90, 50, "#18a030", "#128428", "#2eb84a");
        Shaded(scene, 300, 150, 80, "#f0d020", "#e2c010", "#f6de50");
        Crate(scene, 60, 220, 100);
        scene.Polygon("#faf6ee", (330, 270), (386, 270), (392, 312), (324, 312));
        for (var y = 280; y < 306; y += 8)
        {
            scene.Rectangle(336, y, 40, 2, "#b4b4bc");
        }

        return scene;
    }

    /// <summary>The sea on a quiet day: nothing to find.</summary>
    internal static Canvas Empty()
    {
        var scene = Sea(320, 240, horizon: 130);
        scene.Circle(236, 56, 22, "#fff3d2");
        Gull(scene, 90, 60);
        Gull(scene, 112, 74);
        return scene;
    }

    /// <summary>A shed (blue square) in a snowy yard.</summary>
    internal static Canvas Yard()
    {
        var scene = new Canvas(320, 240, "#f4f6fa");
        scene.Gradient(0, 150, "#d5e4f5", "#f2f3f6");
        scene.Polygon("#e0e6ee", (0, 150), (70, 104), (150, 150));
        scene.Polygon("#e5eaf1", (190, 150), (262, 96), (320, 130), (320, 150));
        for (var x = 4; x < 320; x += 18)
        {
            scene.Polygon("#ebe3d8", (x, 132), (x + 5, 126), (x + 10, 132), (x + 10, 176), (x, 176));
        }

        scene.Gradient(170, 240, "#f7f8fb", "#e6ebf3");
        House(scene, 80, 60, 110);
        return scene;
    }

    /// <summary>A tent (red triangle) seen through a window.</summary>
    internal static Canvas Window()
    {
        var scene = new Canvas(320, 240, "#f2efe9");
        scene.Gradient(14, 190, "#d2e6f8", "#f4f3ee");
        scene.Polygon("#e0e8e0", (0, 190), (80, 120), (170, 190));
        scene.Polygon("#e4ebe2", (150, 190), (250, 132), (320, 176), (320, 190));
        scene.Gradient(186, 226, "#e2eed8", "#d8e8cc");
        scene.Polygon("#e02020", (60, 200), (220, 200), (140, 60));
        scene.Polygon("#c01818", (140, 96), (160, 194), (120, 194));
        scene.Polygon("#ee4438", (132, 92), (112, 194), (76, 194));
        scene.Rectangle(0, 0, 320, 14, "#efe9df");
        scene.Rectangle(0, 0, 14, 240, "#efe9df");
        scene.Rectangle(306, 0, 14, 240, "#e9e2d6");
        scene.Rectangle(0, 226, 320, 14, "#e6ded0");
        scene.Rectangle(262, 14, 8, 212, "#ece5da");
        return scene;
    }

    private static Canvas Sea(int width, int height, int horizon)
    {
        var scene = new Canvas(width, height, "#f4f6fa");
        scene.Gradient(0, horizon, "#cfe4f8", "#faf1e6");
        scene.Polygon("#dee6ee", (0, horizon), (width * 0.18, horizon * 0.72), (width * 0.42, horizon));
        scene.Polygon("#e4eaf0", (width * 0.3, horizon), (width * 0.58, horizon * 0.78), (width * 0.9, horizon));
        scene.Gradient(horizon, height, "#d0e6f4", "#c6dff0");
        for (var i = 0; i < 46; i++)
        {
            var (x, y) = (i * 89 % width, horizon + 10 + (i * 61 % (height - horizon - 16)));
            scene.Rectangle(x, y, 14 + (y - horizon) / 8, 2, "#e6f2fa");
        }

        return scene;
    }

    private static void Balloon(Canvas scene, double x, double y)
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

    private static void House(Canvas scene, double left, double top, double size)
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

    private static void Boat(Canvas scene)
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

    private static void Bus(Canvas scene, double left, double top)
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

    private static void Tree(Canvas scene, double x, double y)
    {
        scene.Rectangle(x - 5, y + 60, 4, 40, Ink);
        scene.Rectangle(x + 2, y + 60, 4, 40, Ink);
        scene.Circle(x, y, 70, "#8030e0");
        for (var i = 1; i < 48; i++)
        {
            // A sunflower's spiral: even, and within the crown.
            var (angle, distance) = (i * 2.4, 8 * Math.Sqrt(i));
            scene.Circle(x + (distance * Math.Cos(angle)), y + (distance * Math.Sin(angle)), 4 + (i % 3), i % 2 == 0 ? "#9a52f0" : "#6c26c4");
        }
    }

    private static void Shaded(Canvas scene, double x, double y, double radius, string color, string dark, string light)
    {
        scene.Circle(x, y, radius, color);
        scene.Ellipse(x, y, radius * 0.72, radius * 0.96, dark);
        scene.Ellipse(x, y, radius * 0.5, radius * 0.95, color);
        scene.Ellipse(x, y, radius * 0.22, radius * 0.94, dark);
        scene.Circle(x - (radius * 0.4), y - (radius * 0.45), radius * 0.16, light);
    }

    private static void Crate(Canvas scene, double left, double top, double size)
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

    private static void Gull(Canvas scene, double x, double y)
    {
        scene.Line(x - 8, y - 4, x, y, 1.6, Ink);
        scene.Line(x, y, x + 8, y - 4, 1.6, Ink);
    }
}
