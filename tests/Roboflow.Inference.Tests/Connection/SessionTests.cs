using System;
using System.IO;
using System.Linq;
using System.Security;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>Not parallel with other tests, because these set environment variables of the process.</summary>
[CollectionDefinition("Environment", DisableParallelization = true)]
public sealed class EnvironmentGroup;

[Collection("Environment")]
public sealed class SessionTests
{
    internal const string LongKey = "rf_session_key_9876";

    [Fact]
    public void Context_shows_only_the_last_four_characters_of_a_key()
    {
        using var session = new ModuleSession();
        var run = session.Run("Connect-Roboflow $args[0] -Workspace acme -Endpoint http://localhost:9001 -Model hard-hats/3 -PassThru", null, LongKey);
        Assert.Empty(run.Errors);
        Assert.Equal(
            (true, "acme", "hard-hats/3", "http://localhost:9001/", string.Empty, "9876", "Session", "Session", "Header"),
            (run.Property<bool>(0, "IsConnected"), run.Property<string>(0, "Workspace"), run.Property<string>(0, "Model"), run.Property<string>(0, "Endpoint"),
             run.Property<string>(0, "ApiEndpoint"), run.Property<string>(0, "ApiKeyEnding"), run.Property<string>(0, "ApiKeySource"), run.Property<string>(
                 0,
                 "EndpointSource"),
             run.Property<string>(0, "KeyTransport")));
        Assert.DoesNotContain(LongKey, System.Management.Automation.PSSerializer.Serialize(run.Output[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Short_key_shows_no_characters()
    {
        using var session = new ModuleSession();
        var run = session.Run("Connect-Roboflow elevenchars -Endpoint http://localhost:9001; Get-RoboflowContext");
        Assert.True(run.Property<bool>(0, "HasApiKey"));
        Assert.Null(run.Output[0].Properties["ApiKeyEnding"].Value);
    }

    [Fact]
    public void Each_runspace_has_its_own_session()
    {
        using var first = new ModuleSession();
        using var second = new ModuleSession();
        first.Run("Connect-Roboflow first-runspace-1111 -Model a/1 -Endpoint http://localhost:9001");
        second.Run("Connect-Roboflow second-runspace-2222 -Model b/2 -Endpoint http://localhost:9002");
        var seen = new[] { first, second }.Select(s => s.Run("Get-RoboflowContext"))
            .Select(r => (r.Property<string>(0, "Model"), r.Property<string>(0, "ApiKeyEnding"), r.Property<string>(0, "Endpoint")));
        Assert.Equal([("a/1", "1111", "http://localhost:9001/"), ("b/2", "2222", "http://localhost:9002/")], seen);

        first.Run("Disconnect-Roboflow");
        Assert.False(first.Run("Get-RoboflowContext").Property<bool>(0, "IsConnected"));
        Assert.True(second.Run("Get-RoboflowContext").Property<bool>(0, "IsConnected"));
    }

    [Fact]
    public void Parameter_comes_before_session_and_session_before_environment()
    {
        var before = (Environment.GetEnvironmentVariable("ROBOFLOW_API_KEY"), Environment.GetEnvironmentVariable("ROBOFLOW_API_URL"));
        try
        {
            Environment.SetEnvironmentVariable("ROBOFLOW_API_KEY", "environment-key-3333");
            Environment.SetEnvironmentVariable("ROBOFLOW_API_URL", "http://localhost:9003");
            using var session = new ModuleSession();
            Assert.Equal(("3333", "Environment", "http://localhost:9003/"), Seen(session));

            // The key of the environment is enough: there is no prompt, and it is not copied to the session.
            session.Run("Connect-Roboflow -Model a/1");
            Assert.Equal(("3333", "Environment", "http://localhost:9003/"), Seen(session));
            session.Run("Connect-Roboflow session-key-4444 -Endpoint http://localhost:9004");
            Assert.Equal(("4444", "Session", "http://localhost:9004/"), Seen(session));
            session.Run("Disconnect-Roboflow");
            Assert.Equal(("3333", "Environment", "http://localhost:9003/"), Seen(session));

            Environment.SetEnvironmentVariable("ROBOFLOW_API_URL", "localhost");
            var error = Assert.Single(session.Run("Get-RoboflowContext").Errors);
            Assert.StartsWith("InvalidEndpoint,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Equal("$env:ROBOFLOW_API_URL", error.TargetObject);
        }
        finally
        {
            Environment.SetEnvironmentVariable("ROBOFLOW_API_KEY", before.Item1);
            Environment.SetEnvironmentVariable("ROBOFLOW_API_URL", before.Item2);
        }
    }

    [Fact]
    public void Interactive_host_prompts_for_the_key()
    {
        var host = new RecordingHost();
        host.Answers.Enqueue(Secret(LongKey));
        using var session = new ModuleSession(host);
        var run = session.Run("Connect-Roboflow -PassThru");
        Assert.Equal("9876", run.Property<string>(0, "ApiKeyEnding"));
        Assert.Contains("API keys", host.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Hosted_address_without_a_key_is_an_error_and_keeps_the_old_session()
    {
        using var session = new ModuleSession(new RecordingHost());
        session.Run("Connect-Roboflow $args[0]", null, LongKey);
        var run = session.Run("Connect-Roboflow -Workspace other");
        Assert.StartsWith("ApiKeyMissing,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("9876", session.Run("Get-RoboflowContext").Property<string>(0, "ApiKeyEnding"));
        Assert.False(session.Run("Connect-Roboflow -Endpoint http://localhost:9001 -PassThru").Property<bool>(0, "HasApiKey"));
    }

    [Theory]
    [InlineData("Connect-Roboflow k -Endpoint localhost:9001", "InvalidEndpoint")]
    [InlineData("Connect-Roboflow k -ApiEndpoint 'https://user:secret@api.roboflow.com'", "InvalidEndpoint")]
    [InlineData("Connect-Roboflow k -Endpoint 'https://detect.roboflow.com/?api_key=secret'", "InvalidEndpoint")]
    [InlineData("Connect-Roboflow k -Model a/b/c", "InvalidModelId")]
    [InlineData("Connect-Roboflow k -Model '.. /3'", "InvalidModelId")]
    [InlineData("Connect-Roboflow k -Model 'a/3?api_key=secret'", "InvalidModelId")]
    [InlineData("Connect-Roboflow k -Workspace 'a?api_key=secret'", "InvalidProjectName")]
    [InlineData("Get-RoboflowWorkspace 'https://api.roboflow.com/a?api_key=secret' -ApiKey k -ApiEndpoint http://localhost:1", "InvalidProjectName")]
    [InlineData("Get-RoboflowProject 'a/b?api_key=secret' -ApiKey k -ApiEndpoint http://localhost:1", "InvalidProjectName")]
    [InlineData("Connect-Roboflow ''", "ApiKeyMissing")]
    public void Invalid_session_settings_are_refused(string script, string id)
    {
        using var session = new ModuleSession();
        var error = Assert.Single(session.Run(script).Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain("secret", error + error.Exception.ToString() + error.TargetObject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("function Get-Secret { param($s) $s }; Connect-Roboflow -ApiKey (Get-Secret $args[2])")]
    [InlineData("Connect-Roboflow -ApiKey ([pscredential]::new('roboflow', $args[2]))")]
    [InlineData("Connect-Roboflow emulator-key")]
    public async Task Session_supplies_key_endpoint_and_model(string connect)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Dialect = EmulatorDialect.V2 });
        using var session = new ModuleSession();
        var image = ModuleSession.Sample("harbour.jpg");
        var run = session.Run(
            connect + " -Endpoint $args[0] -Model shapes/1; Invoke-RoboflowDetection $args[1]",
            null,
            emulator.Address,
            image,
            Secret("emulator-key"));
        Assert.Empty(run.Errors);
        Assert.Null(run.Terminated);
        Assert.Equal(3, run.Output.Count);
        Assert.Equal("Bearer emulator-key", emulator.Received.Single().Authorization);

        session.Run(
            "Connect-Roboflow emulator-key -KeyTransport Query -Endpoint $args[0] -Model shapes/1; Invoke-RoboflowDetection $args[1]",
            null,
            emulator.Address,
            image);
        Assert.Contains("api_key=emulator-key", emulator.Received[1].Query, StringComparison.Ordinal);
        Assert.Null(emulator.Received[1].Authorization);
    }

    [Theory]
    [InlineData("localhost:9001", "localhost:9001")]
    [InlineData("http://", "http://")]
    [InlineData("https://user:secret@host.example", "https://host.example")]
    public void Invalid_address_in_a_variable_is_shown_with_its_name_and_without_secrets(string value, string shown)
    {
        var before = Environment.GetEnvironmentVariable("ROBOFLOW_API_URL");
        try
        {
            Environment.SetEnvironmentVariable("ROBOFLOW_API_URL", value);
            using var session = new ModuleSession();
            var run = session.Run("Get-RoboflowContext; Connect-Roboflow ''; Test-RoboflowConnection -ApiKey k");
            Assert.Equal(3, run.Errors.Count);
            Assert.All(run.Errors, e =>
            {
                DetectionFixture.AssertError(e, "InvalidEndpoint", System.Management.Automation.ErrorCategory.InvalidArgument);
                Assert.StartsWith($"'{shown}' of $env:ROBOFLOW_API_URL is not a server address", e.ToString(), StringComparison.Ordinal);
                Assert.DoesNotContain("secret", e + e.Exception.ToString(), StringComparison.Ordinal);
            });
        }
        finally
        {
            Environment.SetEnvironmentVariable("ROBOFLOW_API_URL", before);
        }
    }

    [Fact]
    public async Task A_model_can_come_down_the_pipeline_by_its_property()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var session = new ModuleSession();
        var image = ModuleSession.Sample("harbour.jpg");
        session.Run("Connect-Roboflow emulator-key -Model nowork/1 -Endpoint $args[0]", null, emulator.Address);
        var run = session.Run(
            "[pscustomobject]@{Model='shapes/1'}, [pscustomobject]@{Model='a/b/c'}, [pscustomobject]@{Model='shapes-seg/1'} | Invoke-RoboflowDetection -Path "
                + "$args[0] -AsResult", null, image);
        Assert.Equal(["shapes/1", "shapes-seg/1"], run.Output.Select(o => (string)o.Properties["Model"].Value));
        Assert.StartsWith("InvalidModelId,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void The_context_reads_well_in_80_columns()
    {
        var host = new RecordingHost();
        using var session = new ModuleSession(host);
        session.Run(
            "Connect-Roboflow $args[0] -Workspace acme -Model hard-hats/3 -PassThru | Out-Default; Connect-Roboflow k -Endpoint http://localhost:9001 "
                + "-ProxyCredential ([pscredential]::new('me', $args[1])) -PassThru | Out-Default",
            null, LongKey, Secret("sesame"));
        Assert.Contains("Management API : https://api.roboflow.com/", host.Shown, StringComparison.Ordinal);
        Assert.Contains("Management API : none: set -ApiEndpoint", host.Shown, StringComparison.Ordinal);
        Assert.Contains("Proxy          : the system's as me", host.Shown, StringComparison.Ordinal);
        Assert.Contains("API key        : ends in 9876 (session), sent in the query", host.Shown, StringComparison.Ordinal);
        Assert.All(host.Shown.Split('\n'), line => Assert.True(line.TrimEnd().Length < 80, line));
        Assert.DoesNotContain("rf_session", host.Shown, StringComparison.Ordinal);
    }

    private static (string, string, string) Seen(ModuleSession session)
    {
        var run = session.Run("Get-RoboflowContext");
        return (run.Property<string>(0, "ApiKeyEnding"), run.Property<string>(0, "ApiKeySource"), run.Property<string>(0, "Endpoint"));
    }

    internal static SecureString Secret(string text)
    {
        var secret = new SecureString();
        foreach (var character in text)
        {
            secret.AppendChar(character);
        }

        return secret;
    }
}
