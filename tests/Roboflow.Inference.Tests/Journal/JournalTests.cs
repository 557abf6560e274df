using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Journal;

/// <summary>A run that resumes from its journal.</summary>
public sealed class JournalTests : IAsyncLifetime
{
    private readonly JournaledFolder _given = new();

    public Task InitializeAsync() => _given.StartAsync();

    public Task DisposeAsync() => _given.DisposeAsync().AsTask();

    [Fact]
    public void A_second_run_writes_the_same_results_without_a_request()
    {
        const string Whole = "-AsResult | ForEach-Object { [System.Management.Automation.PSSerializer]::Serialize($_, 4) }";
        var first = _given.Run(Whole);
        var second = _given.Run(Whole);
        Assert.Equal(3, _given.Emulator.Statistics.Requests);
        Assert.Equal(3, second.Output.Count);
        Assert.Contains("red-circle", (string)second.Output[0].BaseObject, StringComparison.Ordinal);
        const string Mark = """<B N="FromJournal">false</B>""";
        Assert.All(first.Output, o => Assert.Contains(Mark, (string)o.BaseObject, StringComparison.Ordinal));
        Assert.Equal(
            first.Output.Select(o => ((string)o.BaseObject).Replace(Mark, Mark.Replace("false", "true", StringComparison.Ordinal), StringComparison.Ordinal)),
            second.Output.Select(o => (string)o.BaseObject));
    }

    [Fact]
    public void Results_of_a_job_are_from_the_journal_as_the_original()
    {
        _given.Run();
        var run = _given.Run(
            """
            -AsResult | ForEach-Object { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_, 4)) } |
                Merge-RoboflowPrediction | ForEach-Object { $_.FromJournal; $_.Predictions | ForEach-Object FromJournal }
            """);
        Assert.True(run.Output.Count > 3);
        Assert.All(run.Output, o => Assert.True((bool)o.BaseObject));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_journal_can_be_a_link(bool exists)
    {
        var target = Path.Combine(_given.Folder, "a-longer-name-than-the-link.jsonl");
        if (exists)
        {
            _given.Run();
            File.Move(_given.Journal, target);
        }

        _ = File.CreateSymbolicLink(_given.Journal, target);
        _given.Image("d.png", """<circle cx="60" cy="60" r="30" fill="#e02020"/>""");
        Assert.All([1, 2], _ =>
        {
            var run = _given.Run("-AsResult");
            Assert.Empty(run.Errors);
            Assert.Equal(4, run.Output.Count);
        });
        Assert.Equal(4, _given.Emulator.Statistics.Requests);
        Assert.NotNull(new FileInfo(_given.Journal).LinkTarget);
    }

    [Fact]
    public void SkipJournaled_writes_only_new_images_and_verbose_lines_match()
    {
        _given.Run();
        _given.Image("d.png", """<circle cx="60" cy="60" r="40" fill="#e02020"/>""");
        _given.Image("e.png", """<circle cx="90" cy="60" r="40" fill="#e02020"/>""");
        var run = _given.Run("-AsResult -SkipJournaled -Verbose");
        Assert.Equal("e.png", Path.GetFileName(((DetectionView)Assert.Single(run.Output)).Path));
        Assert.Equal(
            ["a.png", "b.png", "c.png", "d.png"],
            run.Verbose.Where(v => v.EndsWith(": From the journal; not sent.", StringComparison.Ordinal)).Select(v => v[..5]));
        Assert.Equal(4, _given.Emulator.Statistics.Requests);
        using var session = new ModuleSession();
        Assert.StartsWith(
            "JournalMissing,",
            session.Run("Invoke-RoboflowDetection a.jpg shapes/1 -ApiKey k -SkipJournaled").Errors[0].FullyQualifiedErrorId,
            StringComparison.Ordinal);
    }

    // One of them is sent, and if that fails, another one.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void SkipJournaled_writes_each_of_identical_new_images(int failing)
    {
        _given.Run();
        Assert.All(["d.png", "e.png", "f.png"], name => _given.Image(name, """<circle cx="90" cy="60" r="45" fill="#e02020"/>"""));
        _given.Emulator.Misbehave("shapes/1", new Misbehavior { Kind = MisbehaviorKind.Status, Status = 404, Times = failing });
        var run = _given.Run("-AsResult -SkipJournaled");
        Assert.Equal(failing, run.Errors.Count);
        Assert.Equal(3 - failing, run.Output.Count);
        Assert.All(run.Output, o => Assert.True(((DetectionView)o).Path is { } path && path[^5] is 'd' or 'e' or 'f'));
        Assert.Single(run.Output, o => !(bool)o.Properties["FromJournal"].Value);
        Assert.Equal(4 + failing, _given.Emulator.Statistics.Requests);
        Assert.Empty(_given.Run("-AsResult -SkipJournaled").Output.Take(failing == 0 ? 1 : 0));
    }

    [Fact]
    public void Journal_hits_renamed_files_and_misses_changed_files_and_other_options()
    {
        _given.Run();
        File.Move(Path.Combine(_given.Folder, "a.png"), Path.Combine(_given.Folder, "z.png"));
        Assert.Equal("z.png", Path.GetFileName(_given.Run().Property<string>(1, "Path")));
        Assert.Equal(3, _given.Emulator.Statistics.Requests);
        _given.Image("b.png", """<rect x="50" y="30" width="80" height="80" fill="#2040e0"/>""");
        Assert.Equal(90, _given.Run().Property<double>(0, "X"));
        Assert.Equal(4, _given.Emulator.Statistics.Requests);
        _given.Run("-Confidence 50");
        Assert.Equal(7, _given.Emulator.Statistics.Requests);
    }

    [Fact]
    public void Failed_image_is_sent_again_and_the_others_are_not()
    {
        _given.Emulator.Misbehave("shapes/1", new Misbehavior { Kind = MisbehaviorKind.Status, Status = 404, Times = 1 });
        Assert.Single(_given.Run("-ThrottleLimit 1").Errors);
        Assert.Equal(3, _given.Run("-AsResult").Output.Count);
        Assert.Equal(4, _given.Emulator.Statistics.Requests);
    }

    [Fact]
    public void Equal_images_in_flight_are_sent_once()
    {
        File.Copy(Path.Combine(_given.Folder, "a.png"), Path.Combine(_given.Folder, "a2.png"));
        Assert.Equal(["a.png", "a2.png", "b.png"], _given.Run().Output.Select(o => Path.GetFileName((string)o.Properties["Path"].Value)));
        Assert.Equal(3, _given.Emulator.Statistics.Requests);
    }

    [Fact]
    public async Task Unreadable_predictions_are_a_warning_from_the_journal_too()
    {
        await using var server = await EchoServer.StartAsync(
            _ => Task.FromResult((200, "application/json", """{"predictions":[{"x":null},{"x":1,"y":1,"width":2,"height":3,"confidence":1,"class":"b"}]}""")));
        using var session = new ModuleSession();
        var script = "Invoke-RoboflowDetection $args[0] -Model shapes/1 -ApiKey emulator-key -Endpoint $args[1] -Journal $args[2] 3>&1";
        var runs = Enumerable.Range(0, 2).Select(_ => session.Run(script, null, Path.Combine(_given.Folder, "a.png"), server.Address, _given.Journal)).ToArray();
        Assert.All(runs, run => Assert.EndsWith(
            "a.png: 1 prediction in the answer cannot be read and is left out.",
            ((System.Management.Automation.WarningRecord)run.Output[0].BaseObject).Message,
            StringComparison.Ordinal));
        Assert.All(runs, run => Assert.Equal(2, run.Output.Count));
    }

    [Fact]
    public void A_journal_that_another_run_writes_is_refused_until_that_run_ends()
    {
        _given.Run();
        using (new FileStream(_given.Journal, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.StartsWith("JournalInUse,", _given.Run().Errors.Single().FullyQualifiedErrorId, StringComparison.Ordinal);
        }

        Assert.Empty(_given.Run().Errors);
    }

    [Fact]
    public void The_journal_has_no_key_and_a_line_an_image()
    {
        _given.Run();
        var text = File.ReadAllText(_given.Journal);
        Assert.DoesNotContain("emulator-key", text, StringComparison.Ordinal);
        Assert.Equal(4, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_journal_is_a_data_set_of_JSON_lines()
    {
        _given.Run();
        using var session = new ModuleSession();
        var read = session.Run("Import-RoboflowDataset -Format JsonLines -LiteralPath $args[0] -AsResult", null, _given.Journal);
        Assert.Empty(read.Errors);
        Assert.Equal(["a.png", "b.png", "c.png"], read.Output.Select(o => Path.GetFileName((string)o.Properties["Path"].Value)).Order());
    }
}
