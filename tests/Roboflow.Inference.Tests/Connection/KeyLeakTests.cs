using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>Runs every command that knows the key, well and badly, keeps all that can be seen, and finds the key nowhere.</summary>
public sealed class KeyLeakTests : IDisposable
{
    private static readonly string Image = ModuleSession.Sample("harbour.jpg");

    // All the commands that take a key, with everything that they can write.
    private static readonly string[] Commands =
    [
        "Invoke-RoboflowDetection $image shapes/1 @server -MaximumRetryCount 1 -RetryIntervalSec 0 -Journal $journal",
        "Invoke-RoboflowDetection $image shapes/1 @server -MaximumRetryCount 0 -AsResult",
        "Test-RoboflowConnection shapes/1 @server",
        "Test-RoboflowConnection -Quiet @server",
        "Get-RoboflowWorkspace @management -MaximumRetryCount 1 -RetryIntervalSec 0",
        "Get-RoboflowProject shapes @management -MaximumRetryCount 0",
        "Get-RoboflowVersion shapes/1 @management -MaximumRetryCount 0",
    ];

    private readonly RecordingHost _host = new();
    private readonly ModuleSession _session;
    private readonly string _journal = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly SeenText _seen = new();

    public KeyLeakTests() => _session = new ModuleSession(_host);

    public void Dispose()
    {
        _session.Dispose();
        File.Delete(_journal);
    }

    [Fact]
    public void Every_command_that_takes_a_key_is_run()
    {
        var takers = _session.Run("Get-Command -Module Roboflow.Inference | Where-Object { $_.Parameters.ContainsKey('ApiKey') }").Output
            .Select(c => ((CommandInfo)c.BaseObject).Name);
        Assert.Equal(takers.Except(["Connect-Roboflow"]).Order(), Commands.Select(c => c.Split(' ')[0]).Distinct().Order());
    }

    [Theory]
    [InlineData("Query")]
    [InlineData("Header")]
    public async Task A_good_run_shows_the_key_nowhere(string transport)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { ApiKey = KeySpellings.Key });
        RunAll(emulator.Address, transport);
        Assert.Contains("red-circle", _seen.ToString(), StringComparison.Ordinal);
        Assert.Contains("Rf7Q", _seen.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(emulator.Received);
        AssertNowhere();
    }

    [Theory]
    [InlineData("Query")]
    [InlineData("Header")]
    public async Task A_failure_of_any_kind_shows_the_key_nowhere(string transport)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { ApiKey = KeySpellings.Key });
        Connect(emulator.Address, transport);
        Misbehavior[] ways =
        [
            .. new[] { 400, 401, 402, 403, 404, 413, 422, 423, 429, 500, 503 }.Select(s => new Misbehavior { Kind = MisbehaviorKind.Status, Status = s }),
            .. new[] { 400, 401, 403, 500 }.Select(s => new Misbehavior { Kind = MisbehaviorKind.EchoKey, Status = s }),
            .. new[]
            {
                MisbehaviorKind.Drop, MisbehaviorKind.CloseMidBody, MisbehaviorKind.TruncatedJson, MisbehaviorKind.Html, MisbehaviorKind.HtmlStatus,
                MisbehaviorKind.EmptyStatus, MisbehaviorKind.WrongContentType, MisbehaviorKind.ErrorWith200, MisbehaviorKind.OversizedBody,
            }.Select(k => new Misbehavior { Kind = k }),
            new() { Kind = MisbehaviorKind.Redirect, Location = new Uri(emulator.Address, "/elsewhere?api_key=" + Uri.EscapeDataString(KeySpellings.Key)) },
        ];
        foreach (var way in ways)
        {
            emulator.Misbehave("shapes/1", way);
            Run(Commands[0]);
        }

        Run(Commands[2]);
        Assert.True(_session.Run("$Error.Count").Output.Single().BaseObject is int errors && errors >= ways.Length);
        AssertNowhere();
    }

    [Theory]
    [InlineData("Query")]
    [InlineData("Header")]
    public async Task A_refused_key_a_dead_port_and_a_name_that_nobody_knows_show_the_key_nowhere(string transport)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { ApiKey = "another" });
        RunAll(emulator.Address, transport);
        using var dead = new DeadPort();
        RunAll(dead.Address, transport);
        RunAll(new Uri("http://no-such-host.invalid"), transport);
        AssertNowhere();
    }

    [Theory]
    [InlineData("Query")]
    [InlineData("Header")]
    public async Task A_server_that_says_the_key_back_in_its_own_spelling_is_not_quoted(string transport)
    {
        // The last ones are cut where messages end, in the middle of the key.
        string[] bodies =
        [
            .. KeySpellings.All().Where(s => s.Name is not "plain, its beginning").Select(s => $"No right for {s.Spelling} here."),
            .. new[] { 185, 192 }.Select(length => new string('x', length) + KeySpellings.Key),
        ];
        var turn = 0;
        await using var server = await EchoServer.StartAsync(_ =>
        {
            var body = bodies[turn / 3 % bodies.Length];
            return Task.FromResult((turn++ % 3) switch
            {
                0 => (400, "application/json", JsonSerializer.Serialize(new { message = body })),
                1 => (403, "text/html", "<p>" + body + "</p>"),
                _ => (200, "application/json", JsonSerializer.Serialize(new { error = body })),
            });
        });
        Connect(server.Address, transport);
        for (var i = 0; i < bodies.Length * 3; i++)
        {
            Run(Commands[i % 3 == 0 ? 5 : 1]);
        }

        Assert.Contains("No right for ***", _seen.ToString(), StringComparison.Ordinal);
        AssertNowhere();
    }

    [Theory]
    [InlineData("Query")]
    [InlineData("Header")]
    public void A_server_that_puts_the_key_where_a_library_quotes_it_is_not_quoted(string transport)
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
            "HTTP/1.1 KEY KEY\r\nRetry-After: KEY\r\nContent-Length: 0\r\n\r\n",
        ];
        foreach (var spelling in KeySpellings.All().Where(s => s.Name is not "plain, its beginning").Select(s => s.Spelling))
        {
            var turn = 0;
            using var server = new RawServer(
                _ => System.Text.Encoding.UTF8.GetBytes(ways[turn++ % ways.Length].Replace("KEY", spelling, StringComparison.Ordinal)));
            Connect(server.Address, transport);
            for (var i = 0; i < ways.Length; i++)
            {
                Run("Invoke-RoboflowDetection $image shapes/1 @server -MaximumRetryCount 0 -Debug");
            }
        }

        Assert.Contains("***", _seen.ToString(), StringComparison.Ordinal);
        AssertNowhere();
    }

    [Theory]
    [InlineData("Query")]
    [InlineData("Header")]
    public async Task A_result_that_repeats_the_key_is_without_it(string transport)
    {
        var spellings = new[] { KeySpellings.Key, Uri.EscapeDataString(KeySpellings.Key) };
        var bodies = spellings.SelectMany(s => new[] {
            JsonSerializer.Serialize(Answer(s)),
            JsonSerializer.Serialize(Answer(s), new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) }).ToArray();
        var turn = 0;
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((200, "application/json", bodies[turn++ % bodies.Length])));
        Connect(server.Address, transport);
        for (var i = 0; i < bodies.Length; i++)
        {
            Run(Commands[0] + "." + i);
            Run(Commands[1]);
        }

        Assert.Contains("red-circle", _seen.ToString(), StringComparison.Ordinal);
        AssertNowhere();

        static object Answer(string key) => new
        {
            inference_id = "/shapes/1?api_key=" + key,
            predictions = new[] {
            new { x = 1, y = 2, width = 3, height = 4, confidence = 0.5, @class = "red-circle", detection_id = key } }
        };
    }

    private void RunAll(Uri address, string transport)
    {
        Connect(address, transport);
        foreach (var command in Commands)
        {
            Run(command);
        }

        Run("Get-RoboflowContext");
        Run("Disconnect-Roboflow; Get-RoboflowContext");
    }

    // Once in the session and once as a parameter: both ways are gone.
    private void Connect(Uri address, string transport)
    {
        Run(
            """
            $DebugPreference = $VerbosePreference = $InformationPreference = $WarningPreference = $ProgressPreference = 'Continue'
            $image, $journal = $args[0], $args[1]
            $server = @{ Endpoint = $args[2]; ApiKey = $args[3]; KeyTransport = $args[4] }
            $management = @{ ApiEndpoint = $args[2]; ApiKey = $args[3]; KeyTransport = $args[4]; ErrorAction = 'Continue' }
            Connect-Roboflow $args[3] -Endpoint $args[2] -ApiEndpoint $args[2] -KeyTransport $args[4] -Workspace emulator -PassThru
            """,
            Image, _journal, address, KeySpellings.Key, transport);
    }

    private void Run(string script, params object[] arguments)
    {
        using var shell = _session.Prepare(script, arguments);
        IReadOnlyList<PSObject> output = [];
        try
        {
            output = shell.Invoke<PSObject>(input: null, new PSInvocationSettings { AddToHistory = true, Host = _host });
        }
        catch (RuntimeException e)
        {
            _seen.Keep(e.ErrorRecord);
        }

        _seen.Keep(
            [.. output, .. shell.Streams.Verbose, .. shell.Streams.Debug, .. shell.Streams.Warning, .. shell.Streams.Information, .. shell.Streams.Progress]);
        _seen.Keep([.. shell.Streams.Error]);
        _session.Run("$args[0] | Out-Default; $args[1] | Out-Default", null, output, shell.Streams.Error.ToArray());
    }

    private void AssertNowhere()
    {
        _seen.Keep(_session.Run("Get-History; $Error").Output);
        if (File.Exists(_journal))
        {
            _seen.Add(File.ReadAllText(_journal));
        }

        _seen.Add(_host.Shown);
        Assert.Empty(KeySpellings.FoundIn(_seen.ToString()));
    }
}
