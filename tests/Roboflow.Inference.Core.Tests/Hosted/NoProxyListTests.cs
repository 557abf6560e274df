using System;
using Roboflow.Inference.Hosted.Transport;

namespace Roboflow.Inference.Core.Tests.Hosted;

/// <summary>NO_PROXY by the rules of curl, Go and Python.</summary>
public sealed class NoProxyListTests
{
    [Theory]
    [InlineData("*", "http://h.example", true)]
    [InlineData("x, *", "http://10.1.2.3", true)]
    [InlineData("h.example", "http://H.Example:9001", true)]
    [InlineData("h.example.", "http://a.h.example", true)]
    [InlineData("H.EXAMPLE", "http://h.example.", true)]
    [InlineData(".h.example", "http://h.example", true)]
    [InlineData("*.h.example", "http://a.b.h.example", true)]
    [InlineData("h.example", "http://ah.example", false)]
    [InlineData("a.h.example", "http://h.example", false)]
    [InlineData("h.example:9001", "http://h.example:9001", true)]
    [InlineData("h.example:9001", "http://h.example", false)]
    [InlineData("b\u00FCcher.example", "http://b\u00FCcher.example", true)]
    [InlineData("xn--bcher-kva.example", "http://b\u00FCcher.example", true)]
    [InlineData("'a';`b`\t\"h.example", "http://h.example", true)]
    [InlineData("10.0.0.0/8", "http://10.255.255.1", true)]
    [InlineData("10.1.2.3/8", "http://10.255.255.1", true)]
    [InlineData("10.128.0.0/9", "http://10.127.0.1", false)]
    [InlineData("0.0.0.0/0", "http://10.127.0.1", true)]
    [InlineData("0.0.0.0/0", "http://h.example", false)]
    [InlineData("10.1.2.3", "http://10.1.2.3:9001", true)]
    [InlineData("10.1.2.3:80", "http://10.1.2.3", true)]
    [InlineData("10.1.2.3:81", "http://10.1.2.3", false)]
    [InlineData("2.3", "http://10.1.2.3", false)]
    [InlineData("fd00::1", "http://[fd00::1]:9001", true)]
    [InlineData("[fd00::1]", "http://[fd00:0::1]", true)]
    [InlineData("[fd00::1]:80", "http://[fd00::1]", true)]
    [InlineData("[fd00::1]:81", "http://[fd00::1]", false)]
    [InlineData("fd00::/8", "http://[fdff::1]", true)]
    [InlineData("::/0", "http://10.1.2.3", false)]
    [InlineData("10.255.*", "http://10.255.1.2", true)]
    [InlineData("10.255.*", "http://10.25.1.2", false)]
    [InlineData("*.h.*", "http://a.h.example", true)]
    [InlineData("a*c.example", "http://abc.example", true)]
    [InlineData("a*ac.example", "http://ac.example", false)]
    [InlineData("192.168.*:81", "http://192.168.1.1", false)]
    [InlineData(".192.168.0.99", "https://192.168.0.99:9001", true)]
    [InlineData("*.192.168.0.99", "https://192.168.0.99:9001", true)]
    [InlineData("192.168.0.99.", "https://192.168.0.99:9001", true)]
    [InlineData("192.168.0.99", "https://192.168.0.99.:9001", true)]
    [InlineData("::ffff:192.168.0.0/112", "http://192.168.255.1", true)]
    [InlineData("::ffff:192.168.0.0/112", "http://192.169.0.1", false)]
    [InlineData("1.h.example", "http://1.h.example", true)]
    [InlineData("10-1", "http://10-1", true)]
    [InlineData("192.168.,192.168", "http://h.example", false)]
    [InlineData("/var/run/docker.sock,<local>,192.168.0.0/33", "http://h.example", false)]
    [InlineData("", "http://h.example", false)]
    public void Entry_means_a_server(string list, string server, bool excepted)
    {
        var exceptions = NoProxyList.Read(name => name == "NO_PROXY" ? list : null);
        Assert.Equal(excepted, exceptions.Excepts(new Uri(server)));
        Assert.Null(exceptions.Unreadable(new Uri(server)));
    }

    [Theory]
    [InlineData("10.0.0.0/33", "http://10.1.2.3")]
    [InlineData("h.example/8", "http://a.h.example")]
    [InlineData("http://h.example", "http://h.example")]
    [InlineData("h.example:", "http://a.h.example")]
    [InlineData("<local>", "http://server")]
    [InlineData("192.168.", "https://192.168.0.99:9001")]
    [InlineData("192.168", "https://192.168.0.99:9001")]
    [InlineData("192", "https://192.168.0.99:9001")]
    [InlineData("192.168.:9001", "https://192.168.0.99:9001")]
    [InlineData("192.168.0.99-192.168.0.120", "https://192.168.0.99:9001")]
    [InlineData("192.168.0.1-120", "https://192.168.0.99:9001")]
    [InlineData("192.168.x.x", "https://192.168.0.99:9001")]
    [InlineData("192.168.000.099", "https://192.168.0.99:9001")]
    [InlineData("192.168.000.010", "https://192.168.0.10")]
    [InlineData("192.168.000.0/24", "https://192.168.0.10")]
    [InlineData("::ffff:192.168.0.0/16", "https://192.168.0.10")]
    public void Other_entry_that_may_mean_the_server_is_not_understood(string entry, string server)
    {
        var exceptions = NoProxyList.Read(name => name == "no_proxy" ? "x," + entry : "*");
        Assert.Equal(("no_proxy", entry), (exceptions.Variable, exceptions.Unreadable(new Uri(server))));
        Assert.False(exceptions.Excepts(new Uri(server)));
        Assert.Null(exceptions.Unreadable(new Uri("http://other.test")));
    }
}
