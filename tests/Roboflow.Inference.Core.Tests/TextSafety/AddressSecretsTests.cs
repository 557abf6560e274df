using System;
using System.Linq;
using System.Net;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Core.Tests.TextSafety;

public sealed class AddressSecretsTests
{
    private static readonly Uri Address = new("https://joe:pass%20word@bucket.example/a/y.jpg?w=640&X-Sig=SECRET%2FQ123%3D&e=1#frag");

    [Fact]
    public void Secrets_of_an_address_are_removed_from_what_a_server_says()
    {
        var query = Address.Query;
        string[] said =
        [
            Address.AbsoluteUri, Address.PathAndQuery, Uri.EscapeDataString(Address.AbsoluteUri), Uri.UnescapeDataString(query), WebUtility.HtmlEncode(query),
            Uri.EscapeDataString(Uri.EscapeDataString(query)), Uri.EscapeDataString(query).ToLowerInvariant(), query.Replace("&", "\\u0026", StringComparison.Ordinal),
            "signature SECRET/Q123= is expired", "login joe:pass word failed",
        ];
        Assert.All(said.Select(text => AddressSecrets.Remove("cannot load " + text + " now", Address)), text =>
        {
            Assert.Matches(@"^cannot load .*\*\*\*.* now$", text);
            Assert.DoesNotMatch("(?i)secret|q123|word", text);
        });
        Assert.Equal("status 640 of y.jpg", AddressSecrets.Remove("status 640 of y.jpg", Address));
        Assert.Equal("no ?w=640 here", AddressSecrets.Remove("no ?w=640 here", new Uri("http://host.example/a.jpg")));
    }

    // As Azure, and those who quote an address of it, write a signature with + and /.
    [Theory]
    [InlineData("aB%2Bcd%2FefGhijkLmnop12345%3D")]
    [InlineData("aB%2bcd/efGhijkLmnop12345%3d")]
    [InlineData("aB%252Bcd%252FefGhijkLmnop12345%253D")]
    [InlineData("aB+cd/efGhijkLmnop12345=")]
    [InlineData("aB cd/efGhijkLmnop12345=")]
    [InlineData("aB+cd\\/efGhijkLmnop12345=")]
    [InlineData("aB\\u002Bcd/efGhijkLmnop12345\\u003D")]
    [InlineData("aB&#x2B;cd&#x2F;efGhijkLmnop12345&#x3D;")]
    [InlineData("aB&#43;cd&#0000047;efGhijkLmnop12345=")]
    [InlineData("AB%2BCD%2FEFGHIJKLMNOP12345%3D")]
    [InlineData("aB+cd/efGh\r\n ijkLmnop12345=")]
    [InlineData("aB+cd/efGhijkL\u2026")]
    [InlineData("\u2026d/efGhijkLmnop12345=")]
    public void Signature_is_removed_in_every_spelling(string spelling)
    {
        var address = new Uri("https://a.blob.example/c/y.jpg?sv=2024-11-04&sr=b&sig=aB%2Bcd%2FefGhijkLmnop12345%3D");
        Assert.All(new[] { "https://a.blob.example/c/y.jpg?sv=2024-11-04&sr=b&sig=", "sig was ", "" }, before =>
        {
            var left = AddressSecrets.Remove(before + spelling + " is expired", address);
            Assert.Matches(@"\*\*\*\W*( is expired)$", left);
            Assert.DoesNotMatch("(?i)efg|hij|mno|345", left);
        });
    }

    [Fact]
    public void Signature_with_each_character_in_another_spelling_is_removed()
    {
        string[] spellings = ["{0}", "%{1:X2}", "%{1:x2}", "%25{1:X2}", "&#x{1:X};", "&#{1:d5};", "\\u{1:x4}", "\\x{1:x2}"];
        var address = new Uri("https://a.blob.example/c/y.jpg?sig=aB%2Bcd%2FefGhijkLmnop12345%3D");
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var said = string.Concat("aB+cd/efGhijkLmnop12345=".Select(c =>
                string.Format(System.Globalization.CultureInfo.InvariantCulture, spellings[random.Next(spellings.Length)], c, (int)c)));
            Assert.Matches(@"^no \S{0,8}\*\*\*\S{0,8} \.$", AddressSecrets.Remove($"no {said} .", address));
        }
    }

    // 5 is in 500, e in each sentence.
    [Theory]
    [InlineData("https://h.example/a?5", "status 500 of a?50 and ?5x, a5", "https://h.example/a?5, 5", "https://h.example/a***, 5")]
    [InlineData("https://h.example/a#e", "see the #each", "(/a#e)", "(/a***)")]
    [InlineData("https://a@h.example/a", "a@b and //ha@b", "https://a@h.example/a", "https:***h.example/a")]
    [InlineData("https://a:b@h.example/a", "a:b", "https://a:b@h.example/a", "https:***h.example/a")]
    [InlineData("https://h.example/a?token=abc123", "token abc123", "token%3Dabc123", "***")]
    public void Short_part_is_removed_only_where_it_is_a_part_of_an_address(string address, string other, string said, string expected)
    {
        Assert.Equal(other, AddressSecrets.Remove(other, new Uri(address)));
        Assert.Equal(expected, AddressSecrets.Remove(said, new Uri(address)));
    }

    [Theory]
    [InlineData("https://h.example/a?X-Token=", "IQoJb3JpZ2luX2VjEJr")]
    [InlineData("https://h.example/a?", "IQoJb3JpZ2luX2VjEJr")]
    [InlineData("https://joe:", "IQoJb3JpZ2luX2VjEJr@h.example/a")]
    public void Beginning_of_a_secret_at_the_end_is_removed(string before, string secret)
    {
        var address = new Uri(before + secret);
        Assert.All(Enumerable.Range(4, 14), length =>
        {
            Assert.DoesNotContain("IQ", AddressSecrets.Remove("at " + before + secret[..length], address), StringComparison.Ordinal);
            Assert.DoesNotContain("IQ", AddressSecrets.Remove("at " + Uri.EscapeDataString(before + secret[..length]) + "%2", address), StringComparison.Ordinal);
        });
    }

    // What a value means, and not only what it hides, is in a server's sentences too.
    [Theory]
    [InlineData("response-content-type=image%2Fjpeg", "Could not decode the image: JPEG data is corrupt")]
    [InlineData("type=image%2Fjpeg", "the image/jpeg: no")]
    [InlineData("type=image%252Fjpeg", "the image/jpeg: no")]
    [InlineData("rsct=image/jpeg", "the image/jpeg: no")]
    [InlineData("response-content-disposition=attachment%3B%20filename%3Dmy-photo.jpg", "The attachment my-photo.jpg is no photo")]
    [InlineData("rscd=attachment;filename=my-photo.jpg", "The attachment; my-photo.jpg is no photo")]
    [InlineData("title=not-an.image", "It is not an image")]
    public void Ordinary_words_are_kept_and_the_signature_beside_them_is_removed(string item, string said)
    {
        var address = new Uri("https://h.example/a.jpg?" + item + "&X-Amz-Signature=0123456789abcdef0123456789abcdef");
        Assert.Equal(said, AddressSecrets.Remove(said, address));
        Assert.Equal("no ***", AddressSecrets.Remove("no 0123456789abcdef0123456789abcdef", address));
        Assert.Equal("no https://h.example/a.jpg***", AddressSecrets.Remove("no " + address.AbsoluteUri, address));
    }

    // It is longer than what is kept of an error text, so its end is missing there.
    [Fact]
    public void Beginning_of_a_long_token_is_not_shown()
    {
        var random = new Random(1);
        var token = string.Concat(Enumerable.Range(0, 1300).Select(_ => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"[random.Next(62)]));
        var address = new Uri("https://h.example/a.jpg?X-Amz-Security-Token=" + token + "&X-Amz-Signature=abc");
        var said = ServerText.Quote("cannot load " + address).Without(secrets: null, address).Shortened;
        Assert.Equal("cannot load https://h.example/a.jpg?***", said);
    }
}
