using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>Runs commands with a key, records everything visible, and searches it for the key.</summary>
internal sealed class KeyHunt : IDisposable
{
    private static readonly string Image = ModuleSession.Sample("harbour.jpg");

    /// <summary>All commands that take a key.</summary>
    internal static readonly string[] Commands =
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
    private readonly string _journal = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    internal KeyHunt() => Session = new ModuleSession(_host);

    internal ModuleSession Session { get; }

    internal SeenText Seen { get; } = new();

    public void Dispose()
    {
        Session.Dispose();
        File.Delete(_journal);
    }

    internal void RunAll(Uri address, string transport)
    {
        Connect(address, transport);
        foreach (var command in Commands)
        {
            Run(command);
        }

        Run("Get-RoboflowContext");
        Run("Disconnect-Roboflow; Get-RoboflowContext");
    }

    // The key is given by session and by parameter.
    internal void Connect(Uri address, string transport)
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

    internal void Run(string script, params object[] arguments)
    {
        using var shell = Session.Prepare(script, arguments);
        IReadOnlyList<PSObject> output = [];
        try
        {
            output = shell.Invoke<PSObject>(input: null, new PSInvocationSettings { AddToHistory = true, Host = _host });
        }
        catch (RuntimeException e)
        {
            Seen.Keep(e.ErrorRecord);
        }

        Seen.Keep(
            [.. output, .. shell.Streams.Verbose, .. shell.Streams.Debug, .. shell.Streams.Warning, .. shell.Streams.Information, .. shell.Streams.Progress]);
        Seen.Keep([.. shell.Streams.Error]);
        Session.Run("$args[0] | Out-Default; $args[1] | Out-Default", null, output, shell.Streams.Error.ToArray());
    }

    internal void AssertNowhere()
    {
        Seen.Keep(Session.Run("Get-History; $Error").Output);
        if (File.Exists(_journal))
        {
            Seen.Add(File.ReadAllText(_journal));
        }

        Seen.Add(_host.Shown);
        Assert.Empty(KeySpellings.FoundIn(Seen.ToString()));
    }
}
