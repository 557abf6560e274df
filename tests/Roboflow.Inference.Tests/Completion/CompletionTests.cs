using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Completion;

public sealed class CompletionTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Colors_and_palettes_are_offered()
    {
        Assert.Equal("Default", Complete("Export-RoboflowImage -Color ")[0]);
        Assert.Equal(["Gray", "Grey", "Green", "Gold"], Complete("Export-RoboflowImage -Color g"));
        Assert.Equal(["Gray", "Grey", "Green", "Gold"], Complete("Export-RoboflowImage -Color Red, g"));
    }

    [Fact]
    public void Known_addresses_are_offered()
    {
        Assert.Equal(
            ["https://serverless.roboflow.com", "https://serverless.roboflow.eu"],
            Complete("Invoke-RoboflowDetection a.jpg -Endpoint https://serv"));
        Assert.Equal(["http://localhost:9001"], Complete("Connect-Roboflow -Endpoint http:"));
        Assert.Equal(["https://api.roboflow.com", "http://localhost:9001"], Complete("Get-RoboflowProject -ApiEndpoint h"));
        _session.Run("Connect-Roboflow k -Endpoint https://acme.roboflow.cloud");
        Assert.Equal("https://acme.roboflow.cloud", Complete("Test-RoboflowConnection -Endpoint ")[0]);
    }

    [Theory]
    [InlineData("Export-RoboflowDataset -Format yo", "Yolo")]
    [InlineData("ConvertTo-BoundingBox -Format co", "Coco")]
    [InlineData("Invoke-RoboflowDetection -BodyFormat mul", "Multipart")]
    [InlineData("Test-RoboflowConnection -KeyTransport he", "Header")]
    public void Formats_are_offered_by_the_engine(string line, string format) => Assert.Contains(format, Complete(line));

    [Fact]
    public async Task Models_are_offered_by_project_and_then_by_version()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        _session.Run("Connect-Roboflow emulator-key -Endpoint $args[0] -ApiEndpoint $args[0] -Model own/7", null, emulator.Address);
        Assert.Contains("own/7", CompleteUntilKnown("Invoke-RoboflowDetection a.jpg -Model ", "own/7"));
        Assert.Contains("shapes/1", CompleteUntilKnown("Invoke-RoboflowDetection a.jpg -Model shapes/", "shapes/1"));
        Assert.Contains("shapes/1", CompleteUntilKnown("Test-RoboflowConnection SHAPES/1", "shapes/1"));
        Assert.Contains("shapes", CompleteUntilKnown("Get-RoboflowVersion sh", "shapes"));
        Assert.Contains("emulator/shapes", CompleteUntilKnown("Get-RoboflowProject emulator/", "emulator/shapes"));
    }

    [Fact]
    public async Task Classes_are_those_of_the_models_project_and_those_that_were_seen()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        var image = ModuleSession.Sample("harbour.jpg");
        _session.Run("Invoke-RoboflowDetection $args[0] shapes/1 -ApiKey emulator-key -Endpoint $args[1]", null, image, emulator.Address);

        // Without a session no request is made, and classes seen before are offered.
        Assert.Equal(["red-circle"], Complete("Invoke-RoboflowDetection a.jpg -Class red"));
        Assert.Equal(["red-circle"], Complete("Export-RoboflowDataset -Format Yolo -ClassName red"));
        Assert.Empty(Complete("Invoke-RoboflowDetection a.jpg -Model other/2 -Class red"));

        _session.Run("Connect-Roboflow emulator-key -Endpoint $args[0] -ApiEndpoint $args[0]", null, emulator.Address);
        Assert.Contains(
            "purple-triangle",
            CompleteUntilKnown("Invoke-RoboflowDetection a.jpg -Model shapes/1 -ExcludeClass red-circle, purple-t", "purple-triangle"));
    }

    [Fact]
    public async Task Completions_are_quoted_and_control_characters_left_out()
    {
        await using var server = await EchoServer.StartAsync(path => Task.FromResult((200, "application/json", path.Length == 0
            || path.StartsWith("/?", StringComparison.Ordinal)
            ? """{"workspace":"acme"}"""
            : path.StartsWith("/acme?", StringComparison.Ordinal) ? """{"workspace":{"url":"acme","projects":[{"id":"acme/hats"}]}}"""
            : """{"project":{"id":"acme/hats","classes":{"it's a hat":1,"red hat":2,"bad\u001bhat":3}}}""")));
        _session.Run("Connect-Roboflow k -Endpoint $args[0] -ApiEndpoint $args[0] -Model hats/1", null, server.Address);
        CompleteUntilKnown("Invoke-RoboflowDetection a.jpg -Class ", "'red hat'");
        Assert.Equal(["'it''s a hat'", "'red hat'"], Complete("Invoke-RoboflowDetection a.jpg -Class "));
        Assert.Equal(["'red hat'"], Complete("Invoke-RoboflowDetection a.jpg -Class 'red"));
    }

    [Fact]
    public async Task Completion_does_not_wait_for_a_slow_server_and_uses_its_answer_later()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = 0;
        await using var server = await EchoServer.StartAsync(async path =>
        {
            Interlocked.Increment(ref asked);
            await gate.Task;
            return (200, "application/json", """{"workspace":{"url":"acme","projects":[{"id":"acme/late"},{"id":"acme/other"}]}}""");
        });
        _session.Run("Connect-Roboflow k -Workspace acme -Endpoint $args[0] -ApiEndpoint $args[0]", null, server.Address);

        // The server answers only after the key press: a completer that waited would end at its time limit,
        // lose the answer, and send the request again.
        Assert.Empty(Complete("Get-RoboflowProject "));
        gate.SetResult();
        Assert.Equal(["late", "other"], CompleteUntilKnown("Get-RoboflowProject ", "late"));
        Assert.Equal(1, asked);
    }

    [Theory]
    [InlineData(401, "application/json", """{"message":"no"}""")]
    [InlineData(500, "text/html", "<html>")]
    [InlineData(200, "application/json", """{"workspace":7}""")]
    [InlineData(200, "application/json", """{"workspace":{"projects":{"a":1}}}""")]
    public async Task Failed_request_offers_nothing_and_writes_no_error(int status, string type, string body)
    {
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((status, type, body)));
        _session.Run("Connect-Roboflow k -Endpoint $args[0] -ApiEndpoint $args[0]", null, server.Address);
        Assert.Empty(Complete("Get-RoboflowProject "));
        Assert.Empty(Complete("Invoke-RoboflowDetection a.jpg -Model "));
        Assert.Empty(Complete("Invoke-RoboflowDetection a.jpg -Class "));
        Assert.Empty(_session.Run("$Error").Output);
    }

    // If a completer offers nothing, the engine offers file names.
    private string[] Complete(string line)
    {
        var run = _session.Run(
            "[System.Management.Automation.CommandCompletion]::CompleteInput($args[0], $args[0].Length, $null).CompletionMatches", null, line);
        Assert.Empty(run.Errors);
        return [.. run.Output.Where(o => o.Properties["ResultType"].Value.ToString() == "ParameterValue")
            .Select(o => (string)o.Properties["CompletionText"].Value)];
    }

    // On a loaded machine the answer may come after the key press; it is kept for the next one.
    private string[] CompleteUntilKnown(string line, string expected)
    {
        var clock = Stopwatch.StartNew();
        var offered = Complete(line);
        while (!offered.Contains(expected) && clock.Elapsed < EmulatorWatch.Patience)
        {
            offered = Complete(line);
        }

        return offered;
    }
}
