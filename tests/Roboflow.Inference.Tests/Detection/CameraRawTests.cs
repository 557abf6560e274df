using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>Raw files of cameras are TIFF whose first page is a preview: servers would detect only in that.</summary>
public sealed class CameraRawTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const int Reduced = 254;
    private const int SubDirectories = 330;

    [Theory]
    [InlineData(4, 1, "")]
    [InlineData(4, 2, "-MaxDimension 64")]
    [InlineData(13, 1, "-BodyFormat Multipart")]
    public void Image_behind_a_preview_is_one_error_and_is_not_sent(int type, int count, string parameters)
    {
        var file = given.File($"photo{type}{count}.nef", Tiff(1, 0, (SubDirectories, type, count, 8)));
        var run = given.Run("Invoke-RoboflowDetection @common -Model shapes/1 $args[0] " + parameters, null, file.FullName);
        Assert.Contains("preview", DetectionFixture.TheError(run, "InvalidImage", ErrorCategory.InvalidData).ToString(), System.StringComparison.Ordinal);
        Assert.Empty(given.Received);
    }

    [Fact]
    public void Preview_before_a_second_page_is_an_error_too()
    {
        var run = given.Run("Invoke-RoboflowDetection @common -Model shapes/1 -InputObject $args[0]", null, Tiff(1, nextPage: 8));
        DetectionFixture.TheError(run, "InvalidImage", ErrorCategory.InvalidData);
        Assert.Empty(given.Received);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Only_page_is_sent_whatever_it_calls_itself(int reduced)
    {
        _ = given.Run("Invoke-RoboflowDetection @common -Model shapes/1 -InputObject $args[0]", null, Tiff(reduced, 0));
        Assert.Single(given.Received);
    }

    // Gray, 4 x 4 pixels, in one strip.
    private static byte[] Tiff(int reduced, int nextPage, params (int Tag, int Type, int Count, int Value)[] more)
    {
        (int Tag, int Type, int Count, int Value)[] entries =
        [
            (Reduced, 4, 1, reduced), (256, 3, 1, 4), (257, 3, 1, 4), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 0), (277, 3, 1, 1),
            (278, 3, 1, 4), (279, 4, 1, 16), .. more,
        ];
        var end = 8 + 2 + (entries.Length * 12) + 4;
        using var tiff = new MemoryStream();
        using var writer = new BinaryWriter(tiff);
        writer.Write(Encoding.ASCII.GetBytes("II*\0"));
        writer.Write(8);
        writer.Write((short)entries.Length);
        foreach (var (tag, type, count, value) in entries)
        {
            writer.Write((short)tag);
            writer.Write((short)type);
            writer.Write(count);
            writer.Write(tag == 273 ? end : value);
        }

        writer.Write(nextPage);
        writer.Write(Enumerable.Range(0, 16).Select(i => (byte)(i * 16)).ToArray());
        return tiff.ToArray();
    }
}
