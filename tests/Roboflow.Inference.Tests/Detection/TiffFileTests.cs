using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>TIFF with more than one image: servers use the first, which in a camera's raw file is only a preview.</summary>
public sealed class TiffFileTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const int KindOfPage = 254;
    private const int SubDirectories = 330;

    [Theory]
    [InlineData(4, 1, "")]
    [InlineData(4, 2, "-MaxDimension 64")]
    [InlineData(13, 1, "-BodyFormat Multipart")]
    public void Image_behind_a_preview_is_one_error_and_is_not_sent(int type, int count, string parameters)
    {
        var file = given.File($"photo{type}{count}.nef", Tiff([1], (SubDirectories, type, count, 8)));
        var run = given.Run("Invoke-RoboflowDetection @common -Model shapes/1 $args[0] " + parameters, null, file.FullName);
        Assert.Contains("preview", DetectionFixture.TheError(run, "InvalidImage", ErrorCategory.InvalidData).ToString(), StringComparison.Ordinal);
        Assert.Empty(given.Received);
    }

    [Fact]
    public void Preview_before_a_second_page_is_an_error_too()
    {
        var run = given.Run("Invoke-RoboflowDetection @common -Model shapes/1 -InputObject $args[0]", null, Tiff([1, 0]));
        DetectionFixture.TheError(run, "InvalidImage", ErrorCategory.InvalidData);
        Assert.Empty(given.Received);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Only_page_is_sent_whatever_it_calls_itself(int kind)
    {
        var run = given.Run("Invoke-RoboflowDetection @common -Model shapes/1 -InputObject $args[0] 3>&1", null, Tiff([kind]));
        Assert.Single(given.Received);
        Assert.Empty(Warnings(run));
    }

    // No more are counted, because they can be in a circle.
    [Fact]
    public void Many_pages_are_not_counted_to_the_end()
    {
        var file = given.File($"{Guid.NewGuid()}.tif", Tiff(new int[1200]));
        var run = given.Run("Invoke-RoboflowDetection @common -Model shapes/1 $args[0] 3>&1", null, file.FullName);
        Assert.Contains("at least 1000 pages; only the first is used", Assert.Single(Warnings(run)), StringComparison.Ordinal);
    }

    // A third page is a page of a document (2); reduced copies (1) and masks (4) are not pages.
    [Theory]
    [InlineData("")]
    [InlineData("-Journal $args[1]")]
    [InlineData("-MaxDimension 64")]
    [InlineData("-TileSize 64")]
    public void Further_pages_are_one_warning(string parameters)
    {
        var file = given.File($"{Guid.NewGuid()}.tif", Tiff([0, 1, 2, 4]));
        var run = given.Run("Invoke-RoboflowDetection @common -Model shapes/1 $args[0] 3>&1 " + parameters, null, file.FullName, file.FullName + ".journal");
        Assert.Contains("2 pages; only the first is used", Assert.Single(Warnings(run)), StringComparison.Ordinal);

        // Again, with an answer from the journal.
        run = given.Run("Invoke-RoboflowDetection @common -Model shapes/1 $args[0] 3>&1 " + parameters, null, file.FullName, file.FullName + ".journal");
        Assert.Single(Warnings(run));
        run = given.Run("Invoke-RoboflowDetection @common -Model shapes/1 -InputObject $args[0] 3>&1", null, Tiff([0, 1, 4]));
        Assert.Empty(Warnings(run));
    }

    [Fact]
    public void Pages_in_a_circle_end()
    {
        var tiff = Tiff([0, 0]);
        BitConverter.GetBytes(8).CopyTo(tiff, 8 + (2 * Length(10)) - 4);
        var run = given.Run("Invoke-RoboflowDetection @common -Model shapes/1 -InputObject $args[0] 3>&1", null, tiff);
        Assert.Contains("2 pages", Assert.Single(Warnings(run)), StringComparison.Ordinal);
    }

    private static string[] Warnings(SessionOutput run) => [.. run.Output.Select(o => o.BaseObject).OfType<WarningRecord>().Select(w => w.Message)];

    private static int Length(int entries) => 2 + (entries * 12) + 4;

    // Gray, 4 x 4 pixels, in one strip that all pages share.
    private static byte[] Tiff(int[] kinds, params (int Tag, int Type, int Count, int Value)[] more)
    {
        var length = Length(10 + more.Length);
        var end = 8 + (kinds.Length * length);
        using var tiff = new MemoryStream();
        using var writer = new BinaryWriter(tiff);
        writer.Write(Encoding.ASCII.GetBytes("II*\0"));
        writer.Write(8);
        for (var i = 0; i < kinds.Length; i++)
        {
            (int Tag, int Type, int Count, int Value)[] entries =
            [
                (KindOfPage, 4, 1, kinds[i]), (256, 3, 1, 4), (257, 3, 1, 4), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, end),
                (277, 3, 1, 1), (278, 3, 1, 4), (279, 4, 1, 16), .. more,
            ];
            writer.Write((short)entries.Length);
            foreach (var (tag, type, count, value) in entries)
            {
                writer.Write((short)tag);
                writer.Write((short)type);
                writer.Write(count);
                writer.Write(value);
            }

            writer.Write(i + 1 < kinds.Length ? 8 + ((i + 1) * length) : 0);
        }

        writer.Write(Enumerable.Range(0, 16).Select(i => (byte)(i * 16)).ToArray());
        return tiff.ToArray();
    }
}
