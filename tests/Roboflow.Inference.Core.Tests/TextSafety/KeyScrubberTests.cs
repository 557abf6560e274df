using System;
using System.Linq;
using System.Net;
using System.Security;
using System.Text;
using System.Text.Json;
using CsCheck;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Core.Tests.TextSafety;

public sealed class KeyScrubberTests
{
    private const string Key = "k+9/'\"q&<z%=";

    [Fact]
    public void Every_spelling_of_a_key_is_removed()
    {
        string[] spellings =
        [
            Key, Uri.EscapeDataString(Key), Uri.EscapeDataString(Key).ToLowerInvariant(), WebUtility.UrlEncode(Key), WebUtility.HtmlEncode(Key),
            JsonSerializer.Serialize(Key)[1..^1], "k+9/'\\\"q&<z%=", Convert.ToBase64String(Encoding.UTF8.GetBytes(Key)).TrimEnd('='),
            SecurityElement.Escape(Key)!, "k+9/'\"q&amp;&lt;z%=", Convert.ToHexString(Encoding.UTF8.GetBytes(Key)), Convert.ToHexStringLower(
                Encoding.Unicode.GetBytes(Key)),
        ];
        foreach (var spelling in spellings)
        {
            Assert.Equal("before *** after", ApiKey.FromText(Key).Scrub("before " + spelling + " after"));
        }
    }

    [Fact]
    public void Split_or_repeatedly_escaped_key_is_removed()
    {
        string[] spellings =
        [
            string.Join(' ', Key.AsEnumerable()), string.Join("\r\n", Key[..6], Key[6..]), string.Join('\u200B', Key.AsEnumerable()), string.Join(
                '\0',
                Key.AsEnumerable()),
            Uri.EscapeDataString(Uri.EscapeDataString(Key)), JsonSerializer.Serialize(JsonSerializer.Serialize(Key)[1..^1])[1..^1], string.Concat(
                Key.Select(c => $"\\u{(int)c:x4}")),
            string.Concat(Key.Select(c => $"&#{(int)c};")), string.Concat(Key.Select(c => $"&#x{(int)c:X};")), string.Concat(
                Key.Select(c => $"%{(int)c:x2}")), string.Concat(Key.Select(c => $"\\x{(int)c:x2}")),
            Key.ToUpperInvariant(), BitConverter.ToString(Encoding.UTF8.GetBytes(Key)), string.Join(
                ':',
                Encoding.UTF8.GetBytes(Key).Select(b => b.ToString("x2"))),
        ];
        Assert.All(spellings, spelling => Assert.Equal("before *** after", ApiKey.FromText(Key).Scrub("before " + spelling + " after")));
    }

    [Fact]
    public void Key_in_parts_or_in_rare_escapes_is_removed()
    {
        const string Long = "rf_S3cr3tK3yABCDEF";
        string[] spellings =
        [
            "rf_S3cr3t\"+\"K3yABCDEF", string.Join("\\", Long.AsEnumerable()), string.Join("???", Long.AsEnumerable()), "rf_S3cr3tK\uFFFD3yABCDEF",
            string.Concat(Long.Select(c => "\\" + Convert.ToString(c, 8).PadLeft(3, '0'))),
            string.Concat(Long.Select(c => $"&#{(int)c}")), string.Concat(Long.Select(c => $"&#{(int)c:d7};")), string.Concat(Long.Select(c => $"&#X{(int)c:X}")),
            string.Concat(Long.Select(c => $"&#{(int)c:d30};")), string.Concat(Long.Select(c => $"&#x{(int)c:x12};")), string.Concat(Long.Select(c => "\\u{" + ((int)c).ToString("x10") + "}")),
            string.Concat(Long.Select(c => $"={(int)c:X2}")),
            string.Join(", ", Long.Select(c => $"'{c}'")),
        ];
        Assert.All(spellings, spelling => Assert.Matches(
            @"^not: \W{0,4}\*\*\*\W{0,4} =at=all$", ApiKey.FromText(Long).Scrub("not: " + spelling + " =at=all")));
        Assert.Equal("x=AB a\\123 f.s3cr3t-k3y", ApiKey.FromText(Long).Scrub("x=AB a\\123 f.s3cr3t-k3y"));
    }

    [Fact]
    public void Bytes_of_any_spelling_as_dotnet_quotes_them_are_removed()
    {
        var utf8 = Encoding.UTF8.GetBytes(Key);
        string[] spellings =
        [
            Key.ToUpperInvariant(), JsonSerializer.Serialize(Key)[1..^1], Uri.EscapeDataString(Key), Convert.ToBase64String(utf8), Convert.ToHexStringLower(utf8),
        ];
        Assert.All(spellings, spelling => Assert.Equal(
            "not parsed: '***'.", ApiKey.FromText(Key).Scrub($"not parsed: '{BitConverter.ToString(Encoding.UTF8.GetBytes(spelling))}'.")));

        // Dates and identifiers are not bytes of a text.
        const string Other = "2026-11-26 12-34 4b78392d-516d-2e37-5f74-5277325a7000 aa-bb-cc";
        Assert.Equal(Other, ApiKey.FromText(Key).Scrub(Other));
    }

    [Fact]
    public void Key_inside_longer_base64_is_removed() =>
        Gen.Select(Gen.Byte.Array[0, 6], Gen.Byte.Array[0, 6]).Sample((before, after) =>
        {
            var text = Convert.ToBase64String([.. before, .. Encoding.UTF8.GetBytes(Key), .. after]);
            var scrubbed = ApiKey.FromText(Key).Scrub(text);
            var urlSafe = ApiKey.FromText(Key).Scrub(text.Replace('+', '-').Replace('/', '_'));
            return scrubbed.Contains("***", StringComparison.Ordinal) && scrubbed.Length - 3 <= text.Length - (Key.Length * 4 / 3) + 3
                && urlSafe.Contains("***", StringComparison.Ordinal);
        });

    [Fact]
    public void Three_quarters_of_a_key_are_removed() =>
        Assert.Equal("before *** after", ApiKey.FromText(Key).Scrub("before " + Key[2..^1] + " after"));

    [Fact]
    public void Only_inner_exceptions_with_the_key_are_removed()
    {
        var guard = new KeyGuard(new RequestSecrets(ApiKey.FromText(Key)));
        var harmless = new RoboflowException(FailureKind.ConnectionFailed, "No answer", new InvalidOperationException("refused"));
        Assert.Same(harmless, guard.Clean(harmless));
        var cleaned = Assert.IsType<RoboflowException>(guard.Clean(
            new RoboflowException(FailureKind.TimedOut, "No answer", new InvalidOperationException("x", new FormatException(Key))) { IsTransient = true }));
        Assert.Equal((FailureKind.TimedOut, "No answer", true), (cleaned.Kind, cleaned.Message, cleaned.IsTransient));
        Assert.Null(cleaned.InnerException);
        Assert.DoesNotContain(Key, guard.Clean(new UriFormatException("bad " + Key)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Truncated_key_is_removed() =>
        Gen.Int[4, Key.Length].Sample(length => ApiKey.FromText(Key).Scrub("The key is " + Key[..length]) == "The key is ***");

    // Of the first three characters nothing is removed.
    [Theory]
    [InlineData("%{0:x2}")]
    [InlineData("%25{0:x2}")]
    [InlineData("&#{0};")]
    [InlineData("&#x{0:x4};")]
    [InlineData("&#{0:d12};")]
    [InlineData("\\u{0:x4}")]
    [InlineData("\\x{0:x2}")]
    public void Truncated_key_in_escapes_is_removed(string escape)
    {
        const string Long = "sekRETkey7q9ZxW4mN2p";
        var spelled = Long.Select(c => string.Format(System.Globalization.CultureInfo.InvariantCulture, escape, (int)c)).ToArray();
        var text = "The key is " + string.Concat(spelled);
        var first = text.Length - string.Concat(spelled[4..]).Length;
        Assert.All(Enumerable.Range(first, text.Length - first + 1), cut => Assert.Equal("The key is ***", ApiKey.FromText(Long).Scrub(text[..cut])));
    }

    [Fact]
    public void Other_text_is_kept() => Assert.Equal("No such model k+9.", ApiKey.FromText(Key).Scrub("No such model k+9."));

    [Theory]
    [InlineData("elevenchars", null)]
    [InlineData("twelve-chars", "hars")]
    public void Only_a_long_key_shows_its_ending(string key, string? ending) => Assert.Equal(ending, ApiKey.FromText(key).Ending);
}
