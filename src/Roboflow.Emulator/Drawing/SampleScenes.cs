namespace Roboflow.Emulator.Drawing;

/// <summary>
/// The scenes of <c>samples/images</c>. The detector treats pale colors as background, small and thin details as noise, and
/// shades of one color as one shape, so each scene contains exactly the shapes in its summary.
/// </summary>
internal static class SampleScenes
{
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
        SceneObjects.Balloon(scene, 120, 130);
        SceneObjects.House(scene, 260, 80, 120);
        SceneObjects.Boat(scene);
        SceneObjects.Gull(scene, 210, 60);
        SceneObjects.Gull(scene, 236, 84);
        SceneObjects.Gull(scene, 404, 124);
        SceneObjects.Gull(scene, 60, 250);
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

        SceneObjects.Bus(scene, 40, 60);
        SceneObjects.Tree(scene, 330, 260);
        scene.Rectangle(60, 292, 110, 8, "#e8dac6");
        scene.Rectangle(60, 276, 110, 6, "#e8dac6");
        scene.Rectangle(68, 300, 3, 18, SceneObjects.Ink);
        scene.Rectangle(159, 300, 3, 18, SceneObjects.Ink);
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
        SceneObjects.Shaded(scene, 90, 90, 50, "#18a030", "#128428", "#2eb84a");
        SceneObjects.Shaded(scene, 300, 150, 80, "#f0d020", "#e2c010", "#f6de50");
        SceneObjects.Crate(scene, 60, 220, 100);
        scene.Polygon("#faf6ee", (330, 270), (386, 270), (392, 312), (324, 312));
        for (var y = 280; y < 306; y += 8)
        {
            scene.Rectangle(336, y, 40, 2, "#b4b4bc");
        }

        return scene;
    }

    /// <summary>A calm sea, without shapes.</summary>
    internal static Canvas Empty()
    {
        var scene = Sea(320, 240, horizon: 130);
        scene.Circle(236, 56, 22, "#fff3d2");
        SceneObjects.Gull(scene, 90, 60);
        SceneObjects.Gull(scene, 112, 74);
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
        SceneObjects.House(scene, 80, 60, 110);
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
}
