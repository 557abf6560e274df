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
}
