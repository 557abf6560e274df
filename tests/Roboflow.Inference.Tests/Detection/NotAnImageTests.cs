using System;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>Other files in a folder of photos are not sent.</summary>
public sealed class NotAnImageTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const string Secret = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA";

    [Theory]
    [InlineData("")]
    [InlineData("-BodyFormat Multipart")]
    [InlineData("-Journal $args[0]")]
    [InlineData("-MaxDimension 64")]
    [InlineData("-TileSize 64")]
    public void File_that_is_not_an_image_is_one_error_and_is_not_sent(string parameters)
    {
        var folder = Directory.CreateDirectory(Path.Combine(given.Folder, "mixed " + Guid.NewGuid().ToString("N"))).Name;
        given.File(folder + "/a.jpg");
        var key = given.File(folder + "/id_ed25519", System.Text.Encoding.ASCII.GetBytes(Secret)).FullName;
        var disguised = given.File(folder + "/photo.jpg", System.Text.Encoding.ASCII.GetBytes("<html><body>Sign in</body></html>")).FullName;
        var journal = Path.Combine(given.Folder, Guid.NewGuid() + ".journal");
        var files = new DirectoryInfo(Path.Combine(given.Folder, folder)).GetFiles().OrderBy(f => f.Name, StringComparer.Ordinal);
        var run = given.Run("$input | Invoke-RoboflowDetection @common -Model shapes/1 -AsResult " + parameters, files, journal);
        Assert.Equal("a.jpg", Path.GetFileName(((DetectionView)Assert.Single(run.Output)).Path));
        Assert.Equal([key, disguised], run.Errors.Select(e => e.TargetObject));
        Assert.All(run.Errors, e => DetectionFixture.AssertError(e, "InvalidImage", ErrorCategory.InvalidData));
        Assert.All(run.Errors, e => Assert.DoesNotContain("PRIVATE", e.ToString(), StringComparison.Ordinal));
        Assert.All(given.Received, r => Assert.True(r.Image.Span[0] == 0xFF && r.Image.Span[1] == 0xD8));
        if (File.Exists(journal))
        {
            Assert.Equal(2, File.ReadAllLines(journal).Length);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-BodyFormat Multipart")]
    [InlineData("-MaxDimension 64")]
    public void File_larger_than_any_image_is_not_sent(string parameters)
    {
        var file = given.File("sparse.jpg", [0xFF, 0xD8, 0xFF, 0xE0]);
        using (var stream = file.OpenWrite())
        {
            stream.SetLength(3L << 30);
        }

        var run = given.Run("Invoke-RoboflowDetection @common -Model shapes/1 $args[0] " + parameters, null, file.FullName);
        file.Delete();
        var error = DetectionFixture.TheError(run, "FileUnreadable", ErrorCategory.ReadError);
        Assert.Contains("larger than 2 GB", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, given.Emulator.Statistics.Requests);
    }

    [Theory]
    [InlineData("Export-RoboflowImage")]
    [InlineData("Export-RoboflowCrop")]
    public void Prediction_whose_path_is_a_folder_is_an_error(string command)
    {
        var folder = Directory.CreateDirectory(Path.Combine(given.Folder, "folder.jpg")).FullName;
        var run = given.Run($"[pscustomobject]@{{ X = 5; Y = 5; Width = 4; Height = 4; Class = 'cat'; Path = $args[0] }} | {command} \"$folder/out\"", null, folder);
        Assert.Contains("is a folder", DetectionFixture.TheError(run, "InvalidImage", ErrorCategory.InvalidData).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-InputObject ([Text.Encoding]::ASCII.GetBytes($args[0]))")]
    [InlineData("-InputObject ([IO.MemoryStream]::new([Text.Encoding]::ASCII.GetBytes($args[0])))")]
    public void Bytes_that_are_not_an_image_are_not_sent(string input)
    {
        var run = given.Run("Invoke-RoboflowDetection @common -Model shapes/1 " + input, null, Secret);
        DetectionFixture.TheError(run, "InvalidImage", ErrorCategory.InvalidData);
        Assert.Empty(given.Received);
    }

    [Theory]
    [InlineData("GIF89a images, the password for the server and more")]
    [InlineData("qoif is a format of images; the key is")]
    [InlineData("P5 10 10 255 is how such a file begins")]
    [InlineData("#?RADIANCE\nis how such files begin\n\nThe key is under the mat\n")]
    public void Text_about_an_image_format_is_not_sent(string text)
    {
        var file = given.File("notes.txt", System.Text.Encoding.ASCII.GetBytes(text)).FullName;
        var run = given.Run("Invoke-RoboflowDetection @common -Model digest/1 $args[0]", null, file);
        DetectionFixture.TheError(run, "InvalidImage", ErrorCategory.InvalidData);
        Assert.Empty(given.Received);
    }

    [Theory]
    [InlineData("00000018667479706D6966310000000068656963")]
    [InlineData("0000000C6A5020200D0A870A00000000")]
    [InlineData("762F310100000000")]
    [InlineData("FFFE3C007300760067002F003E00")]
    [InlineData("50350A3120310A3235350A00")]
    public void Formats_that_only_servers_decode_are_sent_as_they_are(string header)
    {
        var content = Convert.FromHexString(header);
        given.Run("Invoke-RoboflowDetection @common -Model digest/1 $args[0]", null, given.File("other.bin", content).FullName);
        Assert.Equal(content, Assert.Single(given.Received).Image.ToArray());
    }
}
