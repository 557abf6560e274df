using System;
using System.Linq;
using System.Text;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>A server's long text is shortened where it repeats the key: no beginning of the key is shown, in any spelling.</summary>
public sealed class CutKeyTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const string Key = "k9Xz7Qw3Lm5Np8Rt2Vb6";
    private const int Shown = 200;

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0}-")]
    [InlineData("{0}\\\", \\\"")]
    [InlineData("\\\\u{{{1:x}}}")]
    [InlineData("\\\\u{{{1:x6}}}")]
    [InlineData("&amp;#{1};")]
    [InlineData("&amp;amp;#{1};")]
    [InlineData("&#{1:d7};")]
    [InlineData("%2525{1:x}")]
    public void Cut_key_is_not_shown(string spelling)
    {
        var begins = Spell(Key[..4], spelling);
        AssertNotShown(begins, length => RawServer.Answer(
            400, "Content-Type: application/json", Encoding.UTF8.GetBytes($$"""{"message":"{{new string('.', length)}}{{Spell(Key, spelling)}}"}""")));
        AssertNotShown(begins, length => RawServer.Answer(
            200,
            "Content-Type: application/json",
            Encoding.UTF8.GetBytes($$"""{"predictions":[],"error":"{{new string('.', length)}}{{Spell(Key, spelling)}}"}""")));
    }

    [Fact]
    public void Key_cut_in_a_header_is_not_shown()
    {
        AssertNotShown(Key[..4], length => RawServer.Answer(200, $"Content-Type: text/{new string('x', length)}{Key}", Encoding.UTF8.GetBytes("hello")));
        AssertNotShown(Key[..4], length => RawServer.Answer(302, $"Location: https://{new string('x', length)}{Key}.example/"));
        AssertNotShown(Key[..4], length => RawServer.Answer(200, $"X-Broken {new string('x', length)}{Key}"));
    }

    private static string Spell(string key, string spelling) =>
        string.Concat(key.Select(c => string.Format(System.Globalization.CultureInfo.InvariantCulture, spelling, c, (int)c)));

    private void AssertNotShown(string beginning, Func<int, byte[]> answer)
    {
        var length = 0;
        using var server = new RawServer(_ => answer(length));
        for (length = Shown - 90; length < Shown; length += 5)
        {
            var run = given.Session.Run(
                "Invoke-RoboflowDetection $args[1] shapes/1 -Endpoint $args[0] -ApiKey " + Key + " -MaximumRetryCount 0",
                null,
                server.Address,
                given.File("cut.jpg").FullName);
            var error = Assert.Single(run.Errors).ToString();
            Assert.DoesNotContain(beginning.Replace("\\\\", "\\", StringComparison.Ordinal), error, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Key[..4], error.Replace("\"", null, StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        }
    }
}
