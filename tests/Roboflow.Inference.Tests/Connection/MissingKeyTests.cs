using System;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>A server that needs a key when none was sent: the error says how to set one.</summary>
[Collection("Environment")]
public sealed class MissingKeyTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    [Theory]
    [InlineData(401, """{"message":"Unauthorized"}""")]
    [InlineData(401, "")]
    [InlineData(403, """{"message":"Missing api_key"}""")]
    [InlineData(400, """{"message":"Required Roboflow API key is missing. Visit https://docs.roboflow.com"}""")]
    [InlineData(422, """{"detail":[{"loc":["query","api_key"],"msg":"field required","type":"value_error.missing"}]}""")]
    [InlineData(200, """{"error":"no API key given"}""")]
    public async Task Missing_key_error_says_how_to_set_one(int status, string body)
    {
        var error = await ErrorOfAsync(status, body, string.Empty);
        DetectionFixture.AssertError(error, "ApiKeyMissing", ErrorCategory.AuthenticationError);
        Assert.Contains("none is set", error.ToString() + error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Connect-Roboflow", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("ROBOFLOW_API_KEY", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_that_was_sent_is_invalid_and_not_missing() =>
        DetectionFixture.AssertError(
            await ErrorOfAsync(401, """{"message":"api_key is missing or bad"}""", "-ApiKey some-other-key"),
            "AuthenticationFailed",
            ErrorCategory.AuthenticationError);

    [Fact]
    public async Task Other_refusals_without_a_key_keep_their_cause() =>
        DetectionFixture.AssertError(
            await ErrorOfAsync(400, """{"message":"confidence is wrong"}""", string.Empty),
            "InvalidRequest",
            ErrorCategory.InvalidArgument);

    [Fact]
    public async Task Denied_access_names_the_command_that_tells_key_from_model() =>
        Assert.Contains(
            "Test-RoboflowConnection",
            (await ErrorOfAsync(403, "{}", "-ApiKey some-other-key")).ErrorDetails.RecommendedAction,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("\"emulator-key\"")]
    [InlineData("'emulator-key'")]
    [InlineData("\"emulator-key")]
    [InlineData("  `emulator-key` ")]
    public void Key_in_quotes_is_invalid_wherever_it_comes_from(string key)
    {
        foreach (var script in new[] {
            "$env:ROBOFLOW_API_KEY = $args[0]; Invoke-RoboflowDetection $args[1] shapes/1 -Endpoint $args[2]",
            "Invoke-RoboflowDetection $args[1] shapes/1 -Endpoint $args[2] -ApiKey $args[0]" })
        {
            var run = given.Run(
                "try { " + script + " } finally { $env:ROBOFLOW_API_KEY = '' }",
                null,
                key,
                given.File("quoted.jpg").FullName,
                given.Emulator.Address);
            var error = run.Terminated ?? Assert.Single(run.Errors);
            DetectionFixture.AssertError(error, "InvalidApiKey", ErrorCategory.InvalidArgument);
            Assert.Empty(given.Received);
        }
    }

    private async Task<ErrorRecord> ErrorOfAsync(int status, string body, string parameters)
    {
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((status, "application/json", body)));
        return Assert.Single(given.Session.Run(
            "Invoke-RoboflowDetection $args[1] shapes/1 -Endpoint $args[0] -MaximumRetryCount 0 " + parameters,
            null,
            server.Address,
            given.File("key.jpg").FullName).Errors);
    }
}
