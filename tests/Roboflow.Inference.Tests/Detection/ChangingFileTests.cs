using System;
using System.IO;
using System.Management.Automation;
using System.Text;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>A file that a camera rewrites in place is sent as one of its images, never as a mixture of two.</summary>
public sealed class ChangingFileTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const string Empty = """{"predictions": [], "image": {"width": 10, "height": 10}}""";

    // More than the buffers between client and server hold.
    private const int Length = 24 << 20;

    [Theory]
    [InlineData("Base64", Length)]
    [InlineData("Base64", Length + 1000)]
    [InlineData("Base64", Length - (8 << 20))]
    [InlineData("Multipart", Length)]
    [InlineData("Multipart", Length + 1000)]
    [InlineData("Multipart", Length - (8 << 20))]
    public void File_that_changes_while_it_is_sent_is_an_error(string format, int later)
    {
        var file = given.File($"changing {Guid.NewGuid()}.jpg", Image('a', Length)).FullName;
        using var server = new RawServer(_ => Answer(), () => Rewrite(file, Image('b', later)));
        var run = Detect(server, file, $"-BodyFormat {format} -MaximumRetryCount 0");
        var error = DetectionFixture.TheError(run, "FileUnreadable", ErrorCategory.ReadError);
        Assert.Equal(file, error.TargetObject);
        Assert.Contains("changed while it was being", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public void A_retry_sends_the_new_file()
    {
        var file = given.File("again.jpg", Image('a', Length)).FullName;
        var (later, isChanged) = (Image('b', Length), false);
        using var server = new RawServer(_ => Answer(), () =>
        {
            if (!isChanged)
            {
                Rewrite(file, later);
                isChanged = true;
            }
        });
        var run = Detect(server, file, "-MaximumRetryCount 1 -RetryIntervalSec 0");
        Assert.Empty(run.Errors);
        Assert.Single(run.Output);
        Assert.True(later.AsSpan().SequenceEqual(Convert.FromBase64String(Encoding.ASCII.GetString(server.Body))));
    }

    // It is read before it is sent, so that what is hashed is what is sent.
    [Fact]
    public void Journal_records_what_was_sent()
    {
        var (file, journal) = (given.File("journaled.jpg", Image('a', Length)).FullName, Path.Combine(given.Folder, "changing.jsonl"));
        using var server = new RawServer(_ => Answer(), () => Rewrite(file, Image('b', Length)));
        Assert.Single(Detect(server, file, $"-Journal '{journal}'").Output);
        Assert.True(Image('a', Length).AsSpan().SequenceEqual(Convert.FromBase64String(Encoding.ASCII.GetString(server.Body))));
        Assert.Single(Detect(server, file, $"-Journal '{journal}'").Output);
        Assert.Equal(2, server.Requests);
        Rewrite(file, Image('a', Length));
        Assert.Single(Detect(server, file, $"-Journal '{journal}'").Output);
        Assert.Equal(2, server.Requests);
    }

    // The usual way to replace a file: the name gets another one, and what is being sent stays as it was.
    [Fact]
    public void File_that_is_replaced_by_another_one_is_sent_as_it_was()
    {
        var file = given.File("replaced.jpg", Image('a', Length)).FullName;
        var other = given.File("other.jpg", Image('b', Length)).FullName;
        using var server = new RawServer(_ => Answer(), () => File.Move(other, file, overwrite: true));
        Assert.Single(Detect(server, file, "-MaximumRetryCount 0").Output);
        Assert.True(Image('a', Length).AsSpan().SequenceEqual(Convert.FromBase64String(Encoding.ASCII.GetString(server.Body))));
    }

    private static byte[] Image(char letter, int length)
    {
        var image = new byte[length];
        image.AsSpan().Fill((byte)letter);
        new byte[] { 0xFF, 0xD8, 0xFF }.CopyTo(image, 0);
        return image;
    }

    private static void Rewrite(string file, byte[] content)
    {
        using var open = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        open.Write(content);
        open.SetLength(content.Length);
    }

    private static byte[] Answer() => RawServer.Answer(200, "Content-Type: application/json", Encoding.ASCII.GetBytes(Empty));

    private SessionOutput Detect(RawServer server, string file, string parameters) => given.Run(
        $"Invoke-RoboflowDetection -LiteralPath $args[0] -AsResult -Model a/1 -Endpoint $args[1] {parameters}", null, file, server.Address);
}
