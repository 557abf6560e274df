using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>Every command that takes the key, successful and failing: the key is never visible.</summary>
public sealed class KeyLeakTests : IDisposable
{
    private readonly KeyHunt _hunt = new();

    public void Dispose() => _hunt.Dispose();

    [Fact]
    public void Every_command_that_takes_a_key_is_run()
    {
        var takers = _hunt.Session.Run("Get-Command -Module Roboflow.Inference | Where-Object { $_.Parameters.ContainsKey('ApiKey') }").Output
            .Select(c => ((CommandInfo)c.BaseObject).Name);
        Assert.Equal(takers.Except(["Connect-Roboflow"]).Order(), KeyHunt.Commands.Select(c => c.Split(' ')[0]).Distinct().Order());
    }

    [Theory]
    [InlineData("Query")]
    [InlineData("Header")]
    public async Task Successful_run_shows_the_key_nowhere(string transport)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { ApiKey = KeySpellings.Key });
        _hunt.RunAll(emulator.Address, transport);
        Assert.Contains("red-circle", _hunt.Seen.ToString(), StringComparison.Ordinal);
        Assert.Contains("Rf7Q", _hunt.Seen.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(emulator.Received);
        _hunt.AssertNowhere();
    }

    [Theory]
    [InlineData("Query")]
    [InlineData("Header")]
    public async Task No_kind_of_failure_shows_the_key(string transport)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { ApiKey = KeySpellings.Key });
        _hunt.Connect(emulator.Address, transport);
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
            _hunt.Run(KeyHunt.Commands[0]);
        }

        _hunt.Run(KeyHunt.Commands[2]);
        Assert.True(_hunt.Session.Run("$Error.Count").Output.Single().BaseObject is int errors && errors >= ways.Length);
        _hunt.AssertNowhere();
    }

    [Theory]
    [InlineData("Query")]
    [InlineData("Header")]
    public async Task Refused_key_closed_port_and_unknown_host_show_the_key_nowhere(string transport)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { ApiKey = "another" });
        _hunt.RunAll(emulator.Address, transport);
        using var dead = new DeadPort();
        _hunt.RunAll(dead.Address, transport);
        _hunt.RunAll(new Uri("http://no-such-host.invalid"), transport);
        _hunt.AssertNowhere();
    }
}
