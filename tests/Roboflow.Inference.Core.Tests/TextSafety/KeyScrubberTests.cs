using System;
using System.Net;
using System.Security;
using System.Text;
using System.Text.Json;
using CsCheck;
using Roboflow.Inference.Hosted;

namespace Roboflow.Inference.Core.Tests.TextSafety;

public sealed class KeyScrubberTests
{
    private const string Key = "k+9/'\"q&<z%=";

    [Fact]
    public void Every_spelling_of_a_key_is_taken_out()
    {
        string[] spellings =
        [
            Key, Uri.EscapeDataString(Key), Uri.EscapeDataString(Key).ToLowerInvariant(), WebUtility.UrlEncode(Key), WebUtility.HtmlEncode(Key),
            JsonSerializer.Serialize(Key)[1..^1], "k+9/'\\\"q&<z%=", Convert.ToBase64String(Encoding.UTF8.GetBytes(Key)).TrimEnd('='),
            SecurityElement.Escape(Key)!, "k+9/'\"q&amp;&lt;z%=", Convert.ToHexString(Encoding.UTF8.GetBytes(Key)), Convert.ToHexStringLower(Encoding.Unicode.GetBytes(Key)),
        ];
        foreach (var spelling in spellings)
        {
            Assert.Equal("before *** after", ApiKey.FromText(Key).Scrub("before " + spelling + " after"));
        }
    }

    [Fact]
    public void A_key_that_was_cut_off_is_taken_out_too() =>
        Gen.Int[4, Key.Length].Sample(length => ApiKey.FromText(Key).Scrub("The key is " + Key[..length]) == "The key is ***");

    [Fact]
    public void Other_words_stay() => Assert.Equal("No such model k+9.", ApiKey.FromText(Key).Scrub("No such model k+9."));

    [Theory]
    [InlineData("elevenchars", null)]
    [InlineData("twelve-chars", "hars")]
    public void A_key_is_known_by_its_ending_if_it_is_long_enough(string key, string? ending) => Assert.Equal(ending, ApiKey.FromText(key).Ending);
}
