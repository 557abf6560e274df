using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using CsCheck;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Core.Tests.TextSafety;

/// <summary>A key in the bytes of an answer, which remain JSON of the same length.</summary>
public sealed class KeyMaskTests
{
    private const string Key = "k9RfQ7zT2bWm4XpL8sVd";

    [Fact]
    public void Every_spelling_is_masked_and_the_rest_remains()
    {
        var bytes = Encoding.UTF8.GetBytes(Key);
        string[] hex = [.. bytes.Select(b => b.ToString("x2", CultureInfo.InvariantCulture))];
        string[] spellings =
        [
            Key, Key.ToUpperInvariant(), Key.ToLowerInvariant(), string.Concat(hex), string.Concat(hex).ToUpperInvariant(), BitConverter.ToString(bytes),
            string.Join(':', hex), string.Concat(hex.Select(h => "%" + h)), string.Join(", ", hex.Select(h => "0x" + h)), string.Concat(hex.Select(h => "\\u00" + h)),
            string.Concat(hex.Select(h => $"&#x{h};")), string.Concat(bytes.Select(b => $"&#{b};")), string.Join(' ', bytes), string.Join(' ', Key.AsEnumerable()),
            string.Join('\u200B', Key.AsEnumerable()), Convert.ToHexString(Encoding.Unicode.GetBytes(Key)), Convert.ToBase64String(bytes),
            Convert.ToBase64String(Encoding.Unicode.GetBytes(Key)),
        ];
        Assert.All(spellings, spelling =>
        {
            var text = Masked("before " + spelling + " after");
            Assert.StartsWith("before ", text, StringComparison.Ordinal);
            Assert.EndsWith(" after", text, StringComparison.Ordinal);
            Assert.True(text.Count(c => c == '*') > spelling.Length / 2, $"{spelling} became {text}");
            Assert.Equal(text, ApiKey.FromText(Key).Scrub(text));
        });
    }

    [Fact]
    public void Key_inside_longer_base64_is_masked() =>
        Gen.Select(Gen.Byte.Array[0, 6], Gen.Byte.Array[0, 6]).Sample((before, after) =>
        {
            var text = Convert.ToBase64String([.. before, .. Encoding.UTF8.GetBytes(Key), .. after]);
            string[] spellings = [text, text.Replace('+', '-').Replace('/', '_')];
            return Array.TrueForAll(spellings, s => Masked(s).Count(c => c == '*') >= (Key.Length * 4 / 3) - 1);
        });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Key_alone_in_base64_is_masked_to_its_last_character(int shorter)
    {
        var key = Key[shorter..];
        Assert.All(new[] { Encoding.UTF8, Encoding.Unicode }, encoding =>
        {
            var answer = Encoding.ASCII.GetBytes(Convert.ToBase64String(encoding.GetBytes(key)).TrimEnd('='));
            new KeyMask(key).Apply(answer);
            Assert.Equal(new string('*', answer.Length), Encoding.ASCII.GetString(answer));
        });
    }

    [Theory]
    [InlineData("k9RfQ7zT2bWm4XpL8sV")]
    [InlineData("helmet, white")]
    [InlineData("6b395266-5137-7a54-3262-576d3458704c")]
    [InlineData("a \\ b \\u0041 \u00e4 \u7a93 \ud83d\ude00 100%")]
    public void Another_text_is_kept(string text) => Assert.Equal(text, Masked(text));

    [Fact]
    public void Code_points_with_separators_are_masked_as_a_whole()
    {
        var json = "{\"class\":\"" + string.Join('-', Key.Select(c => $"\\u{(int)c:x4}")) + "\"}";
        var answer = Encoding.UTF8.GetBytes(json);
        new KeyMask(Key).Apply(answer);
        Assert.Equal("{\"class\":\"" + new string('*', json.Length - 12) + "\"}", Encoding.UTF8.GetString(answer));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Key_in_UTF_16_is_masked(string encoding)
    {
        var answer = Encoding.GetEncoding(encoding).GetBytes($"{{\"class\":\"{Key}\"}}");
        new KeyMask(Key).Apply(answer);
        Assert.DoesNotContain("k9", Encoding.GetEncoding(encoding).GetString(answer), StringComparison.Ordinal);
        Assert.DoesNotContain("k9", Encoding.UTF8.GetString(answer).Replace("\0", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string Masked(string text)
    {
        var answer = JsonSerializer.SerializeToUtf8Bytes(new { @class = text });
        new KeyMask(Key).Apply(answer);
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.GetProperty("class").GetString()!;
    }
}
