using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Inference.Hosted.Transport;

namespace Roboflow.Inference.Core.Tests.Hosted;

public sealed class Base64ContentTests
{
    private const int Block = 192 * 1024;

    public static TheoryData<int> Sizes => [0, 1, 2, 3, 4, 5, Block - 2, Block - 1, Block, Block + 1, Block + 2, (3 * Block) + 1];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task The_bytes_are_those_of_the_whole_encoding_and_the_length_is_exact(int size)
    {
        var bytes = Enumerable.Range(0, size).Select(i => (byte)((i * 31) ^ (i >> 8))).ToArray();
        using var content = new Base64Content(new MemoryStream(bytes));
        var length = content.Headers.ContentLength;
        var sent = await content.ReadAsStringAsync();
        Assert.Equal(Convert.ToBase64String(bytes), sent);
        Assert.Equal(sent.Length, length);
        Assert.Equal("application/x-www-form-urlencoded", content.Headers.ContentType!.ToString());
    }

    // As a handler does after a proxy's challenge, or when an HTTP/2 server closes the connection before it took the request.
    [Fact]
    public async Task Content_that_is_sent_again_is_complete()
    {
        using var content = new Base64Content(new MemoryStream([1, 2, 3, 4]));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var sent = new MemoryStream();
            await content.CopyToAsync(sent);
            Assert.Equal("AQIDBA==", System.Text.Encoding.ASCII.GetString(sent.ToArray()));
        }
    }
}
