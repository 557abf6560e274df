using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>Servers that repeat the key in any spelling and position: it is never shown.</summary>
public sealed class KeyEchoTests : IDisposable
{
    private static readonly object[] Found = [new { x = 1, y = 2, width = 3, height = 4, confidence = 0.5 }];

    private readonly KeyHunt _hunt = new();

    public void Dispose() => _hunt.Dispose();

    [Theory]
    [InlineData("Query")]
    [InlineData("Header")]
    public async Task Key_repeated_by_the_server_in_any_spelling_is_not_shown(string transport)
    {
        // The last two are truncated in the middle of the key.
        string[] bodies =
        [
            .. KeySpellings.All().Where(s => s.Name is not "plain, its beginning").Select(s => $"No right for {s.Spelling} here."),
            .. new[] { 185, 192 }.Select(length => new string('x', length) + KeySpellings.Key),
        ];

        // Each transport has one half of the combinations: the server's text does not depend on it.
        var turn = transport == "Query" ? 0 : 1;
        await using var server = await EchoServer.StartAsync(_ =>
        {
            var body = bodies[turn / 3];
            return Task.FromResult((turn % 3) switch
            {
                0 => (400, "application/json", JsonSerializer.Serialize(new { message = body })),
                1 => (403, "text/html", "<p>" + body + "</p>"),
                _ => (200, "application/json", JsonSerializer.Serialize(new { error = body, predictions = turn / 3 % 2 == 0 ? Found : [] })),
            });
        });
        _hunt.Connect(server.Address, transport);
        for (; turn < bodies.Length * 3; turn += 2)
        {
            _hunt.Run(KeyHunt.Commands[turn % 3 == 0 ? 5 : 1]);
        }

        Assert.Contains("No right for ***", _hunt.Seen.ToString(), StringComparison.Ordinal);
        _hunt.AssertNowhere();
    }

    [Theory]
    [InlineData("Query")]
    [InlineData("Header")]
    public void Key_in_malformed_HTTP_is_not_shown(string transport)
    {
        string[] ways =
        [
            "HTTP/1.1 200 OK\r\nX-Echo KEY\r\n\r\n",
            "HTTP/1.1 KEY\r\n\r\n",
            "KEY\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nKEY\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{KEY\r\n",
            "HTTP/1.1 302 Found\r\nLocation: https://KEY.example/a?api_key=KEY\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 302 Found\r\nLocation: https://k9-Rf7Q.example/KEY\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: text/KEY\r\nContent-Length: 1\r\n\r\n1",
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: KEY\r\nContent-Length: 1\r\n\r\n1",
            "HTTP/1.1 200 OK\r\nContent-Type: image/json\r\n\r\n{\"predictions\":[{\"class\":\"KEY\",\"confidence\":0.5}]}",
            "HTTP/1.1 KEY KEY\r\nRetry-After: KEY\r\nContent-Length: 0\r\n\r\n",
        ];
        // Here, too, each transport has one half.
        var half = transport == "Query" ? 0 : 1;
        foreach (var (spelling, number) in KeySpellings.All().Where(s => s.Name is not "plain, its beginning").Select((s, i) => (s.Spelling, i)))
        {
            string[] some = [.. ways.Where((_, i) => (i + number) % 2 == half)];
            var turn = 0;
            using var server = new RawServer(
                _ => System.Text.Encoding.UTF8.GetBytes(some[turn++ % some.Length].Replace("KEY", spelling, StringComparison.Ordinal)));
            _hunt.Connect(server.Address, transport);
            for (var i = 0; i < some.Length; i++)
            {
                _hunt.Run("Invoke-RoboflowDetection $image shapes/1 @server -MaximumRetryCount 0 -Debug");
            }
        }

        Assert.Contains("***", _hunt.Seen.ToString(), StringComparison.Ordinal);
        _hunt.AssertNowhere();
    }

    [Theory]
    [InlineData("Query")]
    [InlineData("Header")]
    public async Task Key_is_removed_from_a_result(string transport)
    {
        string[] spellings = [.. KeySpellings.All().Where(s => s.Name is not "plain, its beginning").Select(s => s.Spelling)];
        string[] bodies =
        [
            JsonSerializer.Serialize(Answer(spellings)),
            JsonSerializer.Serialize(Answer(spellings), new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }),
        ];

        // JSON allows every character to be escaped, and some libraries do so with those that matter in HTML or in addresses.
        var escapes = new Func<char, string>[]
        {
            c => FormattableString.Invariant($"\\u{(int)c:x4}"), c => FormattableString.Invariant($"\\u{(int)c:X4}"),
            c => c is '/' or '"' ? "\\" + c : c == '-' ? "\\u002d" : c.ToString(),
        };
        var template = JsonSerializer.Serialize(Answer(["KEY"]));
        bodies = [.. bodies, .. escapes.Select(e => template.Replace("KEY", string.Concat(KeySpellings.Key.Select(e)), StringComparison.Ordinal))];
        var turn = 0;
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((200, "application/json", bodies[turn++ % bodies.Length])));
        _hunt.Connect(server.Address, transport);
        for (var i = 0; i < bodies.Length; i++)
        {
            _hunt.Run(KeyHunt.Commands[0] + "." + i);
            _hunt.Run(KeyHunt.Commands[1]);
        }

        Assert.Contains("red-circle", _hunt.Seen.ToString(), StringComparison.Ordinal);
        _hunt.AssertNowhere();

        static object Answer(string[] keys) => new
        {
            inference_id = "/shapes/1?api_key=" + keys[0],
            predictions = keys.Select(key => new
            {
                x = 1,
                y = 2,
                width = 3,
                height = 4,
                confidence = 0.5,
                @class = "red-circle " + key,
                detection_id = key
            }),
        };
    }
}
