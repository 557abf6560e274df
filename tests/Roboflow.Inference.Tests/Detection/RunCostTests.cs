using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>What a run costs: the estimate before it, the limit, and the summary after it.</summary>
public sealed class RunCostTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cost");
    private readonly TinyImages _images = new(8);
    private readonly RecordingHost _host = new();
    private ModuleSession _session = null!;
    private EmulatorHost _emulator = null!;

    private string Journal => Path.Combine(_folder.FullName, "run.jsonl");

    public async Task InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync();
        _session = new ModuleSession(_host);
    }

    public async Task DisposeAsync()
    {
        _session.Dispose();
        _images.Dispose();
        _folder.Delete(recursive: true);
        await _emulator.DisposeAsync();
    }

    [Fact]
    public void Summary_tells_what_became_of_the_images_and_what_they_cost()
    {
        var small = new Misbehavior { ProcessingSeconds = 0.02 };
        var large = new Misbehavior { ProcessingSeconds = 0.2 };
        var cold = new Misbehavior { ProcessingSeconds = 0.02, RemoteProcessingSeconds = 1.1, ColdStart = true };
        var unknown = new Misbehavior { Kind = MisbehaviorKind.Status, Status = 404, Times = 1 };
        _emulator.Misbehave("digest/1", small, small, cold, unknown, large, large, large, large);
        var first = Summary("-Journal $args[2] -ThrottleLimit 1 -ErrorAction SilentlyContinue");
        Assert.Equal("7 1 0 7", first.Counts);

        // 2 x 0.02, 1.1 and 4 x 0.2 s; an answer counts for 0.1 s at least.
        Assert.Equal(1.94, first.Seconds, 9);
        Assert.Equal((0.2 + 1.1 + 0.8) / 500, first.Credits, 9);
        Assert.StartsWith("7 done, 1 failed; ", first.Line, StringComparison.Ordinal);
        Assert.EndsWith(" images/s; server 1.94 s, about 0.0042 credits", first.Line, StringComparison.Ordinal);

        var second = Summary("-Journal $args[2]");
        Assert.Equal("8 0 7 1", second.Counts);
        Assert.StartsWith("8 done (7 from the journal), 0 failed; ", second.Line, StringComparison.Ordinal);
        Assert.Equal("8 0 8 0", Summary("-Journal $args[2]").Counts);
    }

    [Fact]
    public void Summary_is_shown_only_on_request()
    {
        Assert.Equal(8, Detect("-AsResult").Output.Count);
        Assert.Equal(string.Empty, _host.Shown);
        Detect("-InformationAction Continue | Out-Null");
        Assert.Contains("8 done, 0 failed; ", _host.Shown, StringComparison.Ordinal);
        Assert.Empty(_session.Run(
            "@() | Invoke-RoboflowDetection -Model digest/1 -Endpoint $args[0] -ApiKey emulator-key -InformationVariable said; $said",
            null,
            _emulator.Address).Output);
    }

    [Fact]
    public void Run_ended_by_an_error_has_a_summary()
    {
        _emulator.Misbehave(
            "digest/1", new Misbehavior(), new Misbehavior(), new Misbehavior(), new Misbehavior { Kind = MisbehaviorKind.Status, Status = 402 });
        Assert.Equal("3 0 0 3", Summary("-ThrottleLimit 1 -ErrorAction SilentlyContinue").Counts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Credit_limit_ends_the_run_and_the_journal_continues_it(int throttle)
    {
        _emulator.Misbehave("digest/1", new Misbehavior { ProcessingSeconds = 0.5 });
        var run = Detect($"-AsResult -CreditLimit 0.005 -Journal $args[2] -ThrottleLimit {throttle}");
        Assert.Equal(5, _emulator.Statistics.Requests);
        Assert.Equal(5, run.Output.Count);
        var error = run.Terminated ?? Assert.Single(run.Errors);
        DetectionFixture.AssertError(error, "CreditLimitReached", System.Management.Automation.ErrorCategory.LimitsExceeded);
        Assert.StartsWith(
            "The limit of 0.005 credits is reached: about 0.005 are spent, and the next request costs about 0.001. Stopped: 5 done, ",
            error.ToString(),
            StringComparison.Ordinal);
        Assert.Contains("not billed again", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);

        var rest = Detect("-AsResult -CreditLimit 0.005 -Journal $args[2]");
        Assert.Equal(8, rest.Output.Count);
        Assert.Empty(rest.Errors);
        Assert.Equal(8, _emulator.Statistics.Requests);
    }

    [Fact]
    public void Cold_start_is_billed_but_not_used_as_an_estimate()
    {
        // 1.1 s, and then 0.1 s at least for each: 1.4 s are four images.
        var warm = new Misbehavior { ProcessingSeconds = 0.01, ColdStart = false };
        _emulator.Misbehave("digest/1", new Misbehavior { ProcessingSeconds = 1.1, ColdStart = true }, warm, warm, warm, warm, warm, warm, warm);
        Assert.Equal(4, Detect("-AsResult -CreditLimit 0.0028").Output.Count);
        Assert.Equal(4, _emulator.Statistics.Requests);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.00019", 0)]
    [InlineData("0.0002", 1)]
    [InlineData("1", 8)]
    public void Image_costs_100_ms_at_least(string limit, int sent)
    {
        _emulator.Misbehave("digest/1", new Misbehavior { ProcessingSeconds = 0.001, ColdStart = false });
        Detect("-CreditLimit " + limit);
        Assert.Equal(sent, _emulator.Statistics.Requests);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("much")]
    public void Invalid_credit_limit_is_refused_before_anything_is_sent(string limit)
    {
        Assert.NotEmpty(Detect("-CreditLimit " + limit).Errors);
        Assert.Equal(0, _emulator.Statistics.Requests);
    }

    [Fact]
    public void WhatIf_shows_the_estimate()
    {
        Detect("-WhatIf");
        Assert.Contains(
            "What if: Send 8 images: at least 0.0016 credits on the vendor's servers, at the minimum of 100 ms each.",
            Unwrapped,
            StringComparison.Ordinal);
        _session.Run("$WhatIfPreference = $true; Invoke-RoboflowDetection -InputObject ([byte[]] (1, 2)) -Model a/1 -ApiKey k -TileSize 100 -Journal x.jsonl");
        Assert.Contains("What if: Send 1 image: at least 0.0002 credits on the vendor's servers, less for images in the journal, at the minimum of 100 ms each; "
            + "each tile counts as one more.", Unwrapped, StringComparison.Ordinal);
        Assert.Equal(0, _emulator.Statistics.Requests);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("")]
    public void WhatIf_reports_a_file_that_is_not_an_image_as_the_run_does_and_does_not_count_it(string content)
    {
        var text = Path.Combine(_folder.FullName, "notes.jpg");
        File.WriteAllText(text, content);
        var errors = new[] { string.Empty, "-WhatIf" }.Select(mode => Assert.Single(_session.Run(
            "Invoke-RoboflowDetection $args[0] digest/1 -Endpoint $args[1] -ApiKey emulator-key " + mode,
            null, new[] { text, ModuleSession.Sample("harbour.jpg") }, _emulator.Address).Errors)).ToArray();
        Assert.All(errors, e => DetectionFixture.AssertError(e, "InvalidImage", System.Management.Automation.ErrorCategory.InvalidData));
        Assert.Equal(errors[0].ToString(), errors[1].ToString());
        Assert.Equal(text, errors[1].TargetObject);
        Assert.DoesNotContain("notes.jpg", _host.Shown, StringComparison.Ordinal);
        Assert.Contains("What if: Send 1 image: ", Unwrapped, StringComparison.Ordinal);
        Assert.Equal(1, _emulator.Statistics.Requests);

        _session.Run("Invoke-RoboflowDetection $args[0] digest/1 -Endpoint $args[1] -ApiKey emulator-key -WhatIf", null, text, _emulator.Address);
        Assert.Single(Unwrapped.Split("What if: Send ").Skip(1));
    }

    private string Unwrapped => _host.Shown.Replace("\r", string.Empty, StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal)
        .Replace("  ", " ", StringComparison.Ordinal);

    private SessionOutput Detect(string parameters) => _session.Run(
        "$args[0] | Invoke-RoboflowDetection -Endpoint $args[1] -ApiKey emulator-key " + parameters, null, _images.WithModels(_ => "digest/1"), _emulator
            .Address, Journal);

    private (string Counts, double Seconds, double Credits, string Line) Summary(string parameters)
    {
        const string Read = """
             -InformationVariable said | Out-Null
            $said.Tags; $s = $said.MessageData; "$($s.Done) $($s.Failed) $($s.FromJournal) $($s.Answers)"; $s.ServerSeconds; $s.EstimatedCredits; "$said"
            """;
        var told = Detect("-AsResult " + parameters + Read).Output.Select(o => o?.BaseObject).ToArray();
        Assert.Equal("Roboflow.RunSummary", told[0]);
        return ((string)told[1]!, told[2] as double? ?? -1, told[3] as double? ?? -1, (string)told[4]!);
    }
}
