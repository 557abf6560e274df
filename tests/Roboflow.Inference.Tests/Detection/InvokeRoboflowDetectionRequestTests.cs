using System;
using System.IO;
using System.Linq;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>What goes over the wire, as the emulator received it.</summary>
public sealed class InvokeRoboflowDetectionRequestTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    [Theory]
    [InlineData("Base64", "application/x-www-form-urlencoded")]
    [InlineData("Multipart", "multipart/form-data")]
    public void The_files_own_bytes_are_sent(string format, string type)
    {
        var files = Enumerable.Range(0, 3).Select(i => given.File($"bytes{i}.jpg", [.. DetectionFixture.RedCircle, .. new byte[i]])).ToArray();
        var run = given.Run($"$input | Invoke-RoboflowDetection @common -Model shapes/1 -BodyFormat {format} -ThrottleLimit 1", files);
        Assert.Empty(run.Errors);
        Assert.Equal(files.Select(f => Convert.ToHexString(File.ReadAllBytes(f.FullName))), given.Received.Select(r => Convert.ToHexString(r.Image.Span)));
        Assert.All(given.Received, r => Assert.StartsWith(type, r.ContentType, StringComparison.Ordinal));
        if (format == "Base64")
        {
            Assert.All(given.Received, r => Assert.Equal((type, (r.Image.Length + 2) / 3 * 4), (r.ContentType, r.ContentLength)));
        }
    }

    [Fact]
    public void A_large_image_is_sent_whole()
    {
        var noise = new byte[3_000_001];
        new Random(7).NextBytes(noise);
        DetectionFixture.RedCircle.CopyTo(noise, 0);
        var run = given.Run("$input | Invoke-RoboflowDetection @common -Model shapes/1", [given.File("large.jpg", noise)]);
        Assert.Empty(run.Errors);
        Assert.True(given.Received.Single().Image.Span.SequenceEqual(noise));
    }

    [Theory]
    [InlineData("", "confidence=40", "overlap=30")]
    [InlineData("-Confidence 1 -Overlap 1", "confidence=0.01", "overlap=0.01")]
    [InlineData("-Confidence ([float]0.6) -Overlap ([float]0.3)", "confidence=60", "overlap=30")]
    [InlineData("-Confidence 0.5 -Overlap 0.29", "confidence=50", "overlap=29")]
    [InlineData("-Confidence 100 -Overlap 0", "confidence=100", "overlap=0")]
    [InlineData("-Confidence 1.5 -Overlap 99.9", "confidence=1.5", "overlap=99.9")]
    public void Thresholds_are_sent_unambiguously(string written, string confidence, string overlap)
    {
        var sent = Send(written);
        Assert.Contains(confidence, sent);
        Assert.Contains(overlap, sent);
    }

    [Theory]
    [InlineData("-Confidence 101")]
    [InlineData("-Confidence -1")]
    [InlineData("-Overlap 100.5")]
    [InlineData("-Confidence NaN")]
    [InlineData("-Overlap ([double]::PositiveInfinity)")]
    public void Invalid_thresholds_are_refused_before_anything_is_sent(string written)
    {
        var run = given.Run("Invoke-RoboflowDetection $args[0] shapes/1 @common " + written, null, given.File("refused.jpg").FullName);
        Assert.NotEmpty(run.Errors);
        Assert.Equal(0, given.Emulator.Statistics.Requests);
    }

    [Fact]
    public void Confidence_1_finds_what_40_leaves_out()
    {
        var cross = SampleImages.Encode("""<path d="M60 10h10v40h40v10h-40v40h-10v-40h-40v-10h40z" fill="#18a030"/>""", 120, 120, ".png");
        var file = given.File("cross.png", cross).FullName;
        Assert.Empty(given.Run("Invoke-RoboflowDetection $args[0] shapes/1 @common", null, file).Output);
        Assert.Single(given.Run("Invoke-RoboflowDetection $args[0] shapes/1 @common -Confidence 1", null, file).Output);
    }

    [Fact]
    public void Query_is_what_verbose_shows_and_nothing_else()
    {
        foreach (var more in new[] { string.Empty, "-BodyFormat Multipart", "-MaxDimension 64", "-TileSize 64", "-Journal $args[1]" })
        {
            var file = given.File("Müller passport & b#+[1].jpg").FullName;
            var run = given.Run("Invoke-RoboflowDetection -LiteralPath $args[0] -Model shapes/1 @common -Verbose " + more, null, file, file + Guid.NewGuid());
            Assert.Empty(run.Errors);
            Assert.NotEmpty(given.Received);
            Assert.All(given.Received, r => Assert.Equal("?confidence=40&overlap=30", r.Query));
            Assert.Contains(run.Verbose, line => line.EndsWith("sent as confidence=40&overlap=30.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_hosted_image_is_fetched_by_the_server_from_its_escaped_address()
    {
        var address = given.Emulator.Serve("a b&c.jpg", DetectionFixture.RedCircle, "image/jpeg");
        // given.Run would reset the emulator and forget the hosted image.
        var run = given.Session.Run("Invoke-RoboflowDetection @common -Model shapes/1 -Uri $args[0]", null, address.AbsoluteUri + "?size=1&x=%20y");
        Assert.Empty(run.Errors);
        Assert.Equal(address.AbsoluteUri + "?size=1&x=%20y", run.Property<string>(0, "Path"));
        Assert.Contains("image=" + Uri.EscapeDataString(address.AbsoluteUri + "?size=1&x=%20y"), given.Received[^1].Query, StringComparison.Ordinal);
        Assert.Equal(0, given.Received[^1].ContentLength);
    }

    [Fact]
    public void Requests_in_flight_reach_the_limit_and_do_not_exceed_it()
    {
        var files = Enumerable.Range(0, 12).Select(i => given.File($"flight{i}.jpg")).ToArray();
        given.Emulator.Reset();
        given.Emulator.Misbehave("shapes/1", new Misbehavior { HeldUntil = given.Emulator.Statistics.When(s => s.InFlight >= 3) });
        given.Session.Run("$input | Invoke-RoboflowDetection @common -Model shapes/1 -ThrottleLimit 3", files);
        Assert.Equal((12, 3), (given.Emulator.Statistics.Requests, given.Emulator.Statistics.MaximumInFlight));
        Assert.InRange(given.Emulator.Statistics.Connections, 0, 3);
    }

    private string[] Send(string written)
    {
        var run = given.Run("Invoke-RoboflowDetection -LiteralPath $args[0] -Model shapes/1 @common " + written, null, given.File("sent.jpg").FullName);
        Assert.Empty(run.Errors);
        return given.Received.Single().Query.TrimStart('?').Split('&');
    }
}
