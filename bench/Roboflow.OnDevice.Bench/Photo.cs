using System.Globalization;
using System.Text;
using Roboflow.Emulator;

namespace Roboflow.OnDevice.Bench;

/// <summary>A 1080p JPEG with as much detail as a photograph has: some 500 KB.</summary>
internal static class Photo
{
    internal static byte[] Create()
    {
        var random = new System.Random(3);
        var shapes = new StringBuilder();
        for (var i = 0; i < 6000; i++)
        {
            var (x, y, radius) = (random.Next(1920), random.Next(1080), 2 + random.Next(30));
            shapes.Append(CultureInfo.InvariantCulture, $"""<circle cx="{x}" cy="{y}" r="{radius}" fill="#{random.Next(0x1000000):x6}"/>""");
        }

        return SampleImages.Encode(shapes.ToString(), 1920, 1080, ".jpg");
    }
}
