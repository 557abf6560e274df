using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>Valid and invalid keys.</summary>
[Collection("Environment")]
public sealed class KeyInputTests
{
    [Theory]
    [InlineData("first-half\nsecond-half")]
    [InlineData("first-half second-half")]
    [InlineData("first-half\u00a0second-half")]
    [InlineData("ROBOFLOW_API_KEY=first-half")]
    [InlineData("roboflow_api_key:first-half")]
    [InlineData("$(ROBOFLOW_API_KEY)")]
    public void Invalid_key_is_refused_without_being_shown(string broken)
    {
        var before = Environment.GetEnvironmentVariable("ROBOFLOW_API_KEY");
        try
        {
            var host = new RecordingHost();
            host.Answers.Enqueue(SessionTests.Secret(broken));
            using var session = new ModuleSession(host);
            var asParameter = session.Run(
                "Connect-Roboflow $args[0]; Connect-Roboflow $args[1]; Get-RoboflowWorkspace -ApiKey $args[0] -ApiEndpoint http://localhost:1",
                null,
                broken,
                SessionTests.Secret(broken));
            var asAnswer = session.Run("Connect-Roboflow");
            Environment.SetEnvironmentVariable("ROBOFLOW_API_KEY", broken);
            var asVariable = session.Run("Get-RoboflowContext; Get-RoboflowWorkspace -ApiEndpoint http://localhost:1; Connect-Roboflow -PassThru");

            Assert.Equal([3, 1, 3], new[] { asParameter, asAnswer, asVariable }.Select(r => r.Errors.Count));
            Assert.All(new[] { asParameter, asAnswer, asVariable }.SelectMany(r => r.Errors), e =>
            {
                DetectionFixture.AssertError(e, "InvalidApiKey", System.Management.Automation.ErrorCategory.InvalidArgument);
                Assert.DoesNotContain("half", e + e.Exception.ToString() + System.Management.Automation.PSSerializer.Serialize(e, 3), StringComparison.Ordinal);
            });
        }
        finally
        {
            Environment.SetEnvironmentVariable("ROBOFLOW_API_KEY", before);
        }
    }

    [Fact]
    public void Overlong_variable_is_refused()
    {
        var before = Environment.GetEnvironmentVariable("ROBOFLOW_API_KEY");
        try
        {
            Environment.SetEnvironmentVariable("ROBOFLOW_API_KEY", new string('k', 70_000));
            using var session = new ModuleSession();
            var run = session.Run("Get-RoboflowWorkspace -ApiEndpoint http://localhost:1");
            DetectionFixture.AssertError(Assert.Single(run.Errors), "InvalidApiKey", System.Management.Automation.ErrorCategory.InvalidArgument);
        }
        finally
        {
            Environment.SetEnvironmentVariable("ROBOFLOW_API_KEY", before);
        }
    }

    [Fact]
    public void White_space_around_a_key_is_trimmed()
    {
        using var session = new ModuleSession();
        var run = session.Run(
            "$args | ForEach-Object { Connect-Roboflow $_ -PassThru }",
            null,
            $" {SessionTests.LongKey}\n",
            SessionTests.Secret($"{SessionTests.LongKey}\r\n"));
        Assert.Empty(run.Errors);
        Assert.Equal(["9876", "9876"], run.Output.Select(o => o.Properties["ApiKeyEnding"].Value));
    }

    [Theory]
    [InlineData("Invoke-RoboflowDetection $args[2] shapes/1 -Endpoint $args[1] -ApiKey ''")]
    [InlineData("Invoke-RoboflowDetection $args[2] shapes/1 -Endpoint $args[1] -ApiKey ' '")]
    [InlineData("Invoke-RoboflowDetection $args[2] shapes/1 -ApiKey ([securestring]::new())")]
    [InlineData("Test-RoboflowConnection shapes/1 -Endpoint $args[1] -ApiKey ''")]
    [InlineData("Get-RoboflowWorkspace -ApiEndpoint $args[1] -ApiKey ''")]
    public async Task Empty_key_is_an_error_and_not_the_key_of_the_session(string command)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var session = new ModuleSession();
        var run = session.Run(
            "Connect-Roboflow $args[0] -Endpoint http://localhost:1; " + command, null, SessionTests.LongKey, emulator.Address, ModuleSession.Sample("harbour.jpg"));
        DetectionFixture.AssertError(
            run.Terminated ?? Assert.Single(run.Errors), "ApiKeyMissing", System.Management.Automation.ErrorCategory.AuthenticationError);
        Assert.Equal(0, emulator.Statistics.Requests);

        // $null means that the parameter is not given.
        session.Run("Connect-Roboflow emulator-key -Endpoint $args[0]", null, emulator.Address);
        Assert.Equal(true, Assert.Single(session.Run("Test-RoboflowConnection shapes/1 -ApiKey $null -Quiet").Output).BaseObject);
    }

    [Theory]
    [InlineData("('a','b')")]
    [InlineData("12345")]
    [InlineData("@{}")]
    [InlineData("([pscredential]::Empty)")]
    [InlineData("('k' * 70000)")]
    public void Key_that_is_not_a_single_string_is_refused(string key)
    {
        using var session = new ModuleSession();
        var run = session.Run($"Get-RoboflowWorkspace -ApiKey {key} -ApiEndpoint http://localhost:1");
        DetectionFixture.AssertError(Assert.Single(run.Errors), "InvalidApiKey", System.Management.Automation.ErrorCategory.InvalidArgument);
    }
}
