using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>A confidence per class: the lowest is sent to the server, the rest is filtered by the client.</summary>
public sealed class ClassThresholdTests : IAsyncLifetime
{
    // The server's answer is fixed, so that the confidences are known.
    private const string Answer = """
        {"image":{"width":100,"height":100},"predictions":[
        {"x":10,"y":10,"width":5,"height":5,"confidence":0.9,"class":"helmet"},
        {"x":20,"y":10,"width":5,"height":5,"confidence":0.6,"class":"Helmet"},
        {"x":30,"y":10,"width":5,"height":5,"confidence":0.59,"class":"helmet"},
        {"x":40,"y":10,"width":5,"height":5,"confidence":0.45,"class":"vest-red"},
        {"x":50,"y":10,"width":5,"height":5,"confidence":0.35,"class":"vest-blue"},
        {"x":60,"y":10,"width":5,"height":5,"confidence":0.3,"class":"a["}]}
        """;

    private readonly ModuleSession _session = new();
    private EchoServer _server = null!;
    private EmulatorHost _emulator = null!;

    public async Task InitializeAsync()
    {
        _server = await EchoServer.StartAsync(_ => Task.FromResult((200, "application/json", Answer)));
        _emulator = await EmulatorHost.StartAsync();
    }

    public async Task DisposeAsync()
    {
        _session.Dispose();
        await _server.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [InlineData("@{ helmet = 60; '*' = 20 }", "10 20 40 50 60")]
    [InlineData("@{ HELMET = '60'; '*' = 0.2 }", "10 20 40 50 60")]
    [InlineData("@{ helmet = 60 }", "10 20 40")]
    [InlineData("@{ 'vest-*' = 50; 'vest-blue' = 30; '*' = 95 }", "50")]
    [InlineData("@{ 'vest-*' = 50; 'v*' = 30; '*' = 95 }", "")]
    [InlineData("@{ 'v*' = 50; 'vest-*' = 30; '*' = 95 }", "40 50")]
    [InlineData("@{ 'a[' = 30; '*' = 95 }", "60")]
    [InlineData("([ordered] @{ helmet = 100; '*' = 0 })", "40 50 60")]
    [InlineData("@{}", "10 20 30 40 50 60")]
    [InlineData("@{ helmet = ' 6e1 '; '*' = '20.0' }", "10 20 40 50 60")]
    [InlineData("40", "10 20 30 40 50 60")]
    public void Each_class_has_its_own_least_confidence(string confidence, string kept)
    {
        var run = Detect(_server.Address, "-Confidence " + confidence);
        Assert.Empty(run.Errors);
        Assert.Equal(kept, string.Join(' ', run.Output.Select((_, i) => run.Property<double>(i, "X"))));
    }

    [Theory]
    [InlineData("@{ helmet = 60; '*' = 35 }", "confidence=35&")]
    [InlineData("@{ helmet = 20 }", "confidence=20&")]
    [InlineData("@{ helmet = 60 }", "confidence=40&")]
    [InlineData("@{ helmet = 0.6; vest = 0.5; '*' = 70 }", "confidence=50&")]
    public void Lowest_confidence_is_sent_and_MaxDetection_is_applied_by_the_client(string confidence, string sent)
    {
        Detect(_emulator.Address, "-MaxDetection 1 -Confidence " + confidence);
        var query = _emulator.Received.Single().Query;
        Assert.Contains(sent, query, StringComparison.Ordinal);
        Assert.Equal(confidence.Contains("20", StringComparison.Ordinal) || confidence.Contains("60", StringComparison.Ordinal)
            || confidence.Contains("0.6", StringComparison.Ordinal), !query.Contains("max_detections", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("@{ helmet = 101 }", "'101' for the class 'helmet'")]
    [InlineData("@{ helmet = 'high' }", "'high' for the class 'helmet'")]
    [InlineData("@{ helmet = $null }", "'' for the class 'helmet'")]
    [InlineData("@{ helmet = @{ a = 1 } }", "for the class 'helmet'")]
    [InlineData("@{ '' = 10 }", "A class name is empty")]
    [InlineData("@{ '*' = 10; ' *' = 20 }", "'*' has more than one confidence")]
    [InlineData("@{ helmet = '12,5' }", "'12,5' for the class 'helmet'")]
    [InlineData("'0,4'", "'0,4' is not a confidence")]
    [InlineData("101", "'101' is not a confidence")]
    [InlineData("NaN", "'NaN' is not a confidence")]
    [InlineData("(1, 2)", "'1, 2' is not a confidence")]
    [InlineData("$null", "'' is not a confidence")]
    public void Invalid_confidence_is_refused_before_anything_is_sent(string confidence, string said)
    {
        var run = Detect(_emulator.Address, "-Confidence " + confidence);
        var error = run.Terminated ?? Assert.Single(run.Errors);
        Assert.StartsWith("ParameterArgumentTransformationError,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("'Confidence'", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, _emulator.Statistics.Requests);
    }

    [Fact]
    public void Journal_is_used_while_the_lowest_confidence_is_the_same()
    {
        var journal = Path.GetTempFileName();
        File.Delete(journal);
        try
        {
            long Requests(string confidence)
            {
                Detect(_emulator.Address, $"-Journal '{journal}' -Confidence {confidence}");
                return _emulator.Statistics.Requests;
            }

            Assert.Equal(
                [1L, 1, 1, 2],
                new[] { "40", "@{ 'red-circle' = 60 }", "@{ 'red-circle' = 99; '*' = 40 }", "@{ 'red-circle' = 30 }" }.Select(Requests));
        }
        finally
        {
            File.Delete(journal);
        }
    }

    [Fact]
    public void A_name_that_no_class_matches_is_a_warning_at_the_end()
    {
        var run = Detect(_server.Address, "-Confidence @{ helmt = 60; helmet = 60; '*' = 20 } 3>&1");
        var warning = Assert.Single(run.Output.Select(o => o.BaseObject).OfType<System.Management.Automation.WarningRecord>());
        Assert.StartsWith("No class matches 'helmt'. Detected: ", warning.Message, StringComparison.Ordinal);
    }

    private SessionOutput Detect(Uri address, string parameters) => _session.Run(
        "Invoke-RoboflowDetection -InputObject $args[0] -Model shapes/1 -ApiKey emulator-key -Endpoint $args[1] " + parameters, null, DetectionFixture
            .RedCircle, address);
}
