using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Journal;

/// <summary>A run that remembers what it has paid for.</summary>
public sealed class JournalTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("journal");
    private EmulatorHost _emulator = null!;

    private string Journal => Path.Combine(_folder.FullName, "run.jsonl");

    public async Task InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync();
        Image("a.png", """<circle cx="60" cy="60" r="40" fill="#e02020"/>""");
        Image("b.png", """<rect x="30" y="30" width="80" height="80" fill="#2040e0"/>""");
        Image("c.png", string.Empty);
    }

    public async Task DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void A_second_run_writes_the_same_results_without_a_request()
    {
        const string Whole = "-AsResult | ForEach-Object { [System.Management.Automation.PSSerializer]::Serialize($_, 4) }";
        var first = Run(Whole);
        var second = Run(Whole);
        Assert.Equal(3, _emulator.Statistics.Requests);
        Assert.Equal(3, second.Output.Count);
        Assert.Contains("red-circle", (string)second.Output[0].BaseObject, StringComparison.Ordinal);
        const string Mark = """<B N="FromJournal">false</B>""";
        Assert.All(first.Output, o => Assert.Contains(Mark, (string)o.BaseObject, StringComparison.Ordinal));
        Assert.Equal(
            first.Output.Select(o => ((string)o.BaseObject).Replace(Mark, Mark.Replace("false", "true", StringComparison.Ordinal), StringComparison.Ordinal)),
            second.Output.Select(o => (string)o.BaseObject));
    }

    [Fact]
    public void Only_new_images_are_written_on_request_and_verbose_lines_do_not_claim_the_others()
    {
        Run();
        Image("d.png", """<circle cx="60" cy="60" r="40" fill="#e02020"/>""");
        Image("e.png", """<circle cx="90" cy="60" r="40" fill="#e02020"/>""");
        var run = Run("-AsResult -SkipJournaled -Verbose");
        Assert.Equal("e.png", Path.GetFileName(((DetectionView)Assert.Single(run.Output)).Path));
        Assert.Equal(
            ["a.png", "b.png", "c.png", "d.png"],
            run.Verbose.Where(v => v.EndsWith(": From the journal; not sent.", StringComparison.Ordinal)).Select(v => v[..5]));
        Assert.Equal(4, _emulator.Statistics.Requests);
        using var session = new ModuleSession();
        Assert.StartsWith(
            "JournalMissing,",
            session.Run("Invoke-RoboflowDetection a.jpg shapes/1 -ApiKey k -SkipJournaled").Errors[0].FullyQualifiedErrorId,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Renamed_files_hit_and_come_with_their_new_name_while_changed_files_and_other_questions_miss()
    {
        Run();
        File.Move(Path.Combine(_folder.FullName, "a.png"), Path.Combine(_folder.FullName, "z.png"));
        Assert.Equal("z.png", Path.GetFileName(Run().Property<string>(1, "Path")));
        Assert.Equal(3, _emulator.Statistics.Requests);
        Image("b.png", """<rect x="50" y="30" width="80" height="80" fill="#2040e0"/>""");
        Assert.Equal(90, Run().Property<double>(0, "X"));
        Assert.Equal(4, _emulator.Statistics.Requests);
        Run("-Confidence 50");
        Assert.Equal(7, _emulator.Statistics.Requests);
    }

    [Fact]
    public void A_failed_image_is_asked_again_and_the_others_are_not()
    {
        _emulator.Misbehave("shapes/1", new Misbehavior { Kind = MisbehaviorKind.Status, Status = 404, Times = 1 });
        Assert.Single(Run("-ThrottleLimit 1").Errors);
        Assert.Equal(3, Run("-AsResult").Output.Count);
        Assert.Equal(4, _emulator.Statistics.Requests);
    }

    [Fact]
    public void Equal_images_under_way_at_once_are_paid_for_once()
    {
        File.Copy(Path.Combine(_folder.FullName, "a.png"), Path.Combine(_folder.FullName, "a2.png"));
        Assert.Equal(["a.png", "a2.png", "b.png"], Run().Output.Select(o => Path.GetFileName((string)o.Properties["Path"].Value)));
        Assert.Equal(3, _emulator.Statistics.Requests);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(100)]
    public void A_torn_last_line_is_taken_off_and_its_image_asked_again(int bytes)
    {
        Run("-ThrottleLimit 1");
        using (var file = new FileStream(Journal, FileMode.Open))
        {
            file.SetLength(file.Length - bytes);
        }

        Assert.Equal(3, Run("-AsResult").Output.Count);
        Assert.Equal(4, _emulator.Statistics.Requests);
        Assert.All(File.ReadAllLines(Journal), line => System.Text.Json.JsonDocument.Parse(line).Dispose());
        Assert.Equal(4, File.ReadAllLines(Journal).Length);
    }

    [Fact]
    public void Journal_of_the_first_version_is_refused() =>
        Another_file_is_refused_and_left_as_it_is("{\"RoboflowJournal\":1}\n", "JournalVersionUnsupported");

    [Theory]
    [InlineData("nul")]
    [InlineData("body of another image")]
    [InlineData("one digit")]
    [InlineData("cut")]
    [InlineData("nul behind the key")]
    public void Damaged_journal_line_writes_a_warning_and_its_image_is_sent_again(string fault)
    {
        Run("-ThrottleLimit 1");
        var lines = File.ReadAllLines(Journal);
        const int Body = 8 + 64;
        lines[1] = fault switch
        {
            "nul" => new string('\0', lines[1].Length),
            "body of another image" => lines[1][..Body] + lines[2][Body..],
            "one digit" => lines[1].Replace("\"ImageWidth\":200", "\"ImageWidth\":201", StringComparison.Ordinal),
            "cut" => lines[1][..^20] + "}",
            _ => lines[1][..200] + new string('\0', lines[1].Length - 201) + "}",
        };
        File.WriteAllLines(Journal, lines);
        var run = Run("-AsResult 3>&1");
        var warning = Assert.IsType<System.Management.Automation.WarningRecord>(run.Output[0].BaseObject).Message;
        Assert.StartsWith("Damaged lines in the journal", warning, StringComparison.Ordinal);
        Assert.Contains("1", warning, StringComparison.Ordinal);
        Assert.Equal(
            ["red-circle", "blue-square"],
            run.Output.Skip(1).SelectMany(o => ((DetectionView)o).Predictions).Select(p => p.Properties["Class"].Value));
        Assert.Equal(4, _emulator.Statistics.Requests);
        Assert.Equal(3, Run("-AsResult 3>&1").Output.Count - 1);
        Assert.Equal(4, _emulator.Statistics.Requests);
    }

    [Fact]
    public void Pipe_as_a_journal_is_refused_at_once()
    {
        if (!OperatingSystem.IsWindows())
        {
            using var make = System.Diagnostics.Process.Start("mkfifo", [Journal]);
            make.WaitForExit();
            var run = Run();
            Assert.StartsWith("JournalInvalid,", run.Errors.Single().FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Equal(0, _emulator.Statistics.Requests);
        }
    }

    [Fact]
    public async Task Unreadable_predictions_are_warned_of_when_the_result_comes_from_the_journal_too()
    {
        await using var server = await EchoServer.StartAsync(
            _ => Task.FromResult((200, "application/json", """{"predictions":[{"x":null},{"x":1,"y":1,"width":2,"height":3,"class":"b"}]}""")));
        using var session = new ModuleSession();
        var script = "Invoke-RoboflowDetection $args[0] -Model shapes/1 -ApiKey emulator-key -Endpoint $args[1] -Journal $args[2] 3>&1";
        var runs = Enumerable.Range(0, 2).Select(_ => session.Run(script, null, Path.Combine(_folder.FullName, "a.png"), server.Address, Journal)).ToArray();
        Assert.All(runs, run => Assert.EndsWith(
            "a.png: 1 prediction of the answer cannot be read and is left out.",
            ((System.Management.Automation.WarningRecord)run.Output[0].BaseObject).Message,
            StringComparison.Ordinal));
        Assert.All(runs, run => Assert.Equal(2, run.Output.Count));
    }

    [Fact]
    public void A_journal_whose_line_ends_became_those_of_Windows_is_not_paid_for_again()
    {
        Run();
        File.WriteAllText(Journal, File.ReadAllText(Journal).Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n\n");
        var again = Run("-AsResult -WarningVariable said; $said");
        Assert.Equal(3, again.Output.Count);
        Assert.Equal(3, _emulator.Statistics.Requests);
    }

    [Theory]
    [InlineData("{\"RoboflowJournal\":2}\n{\"Key\":\"x\"}\n", "JournalVersionUnsupported")]
    [InlineData("Name,Size\na.png,12\n", "JournalInvalid")]
    [InlineData("no line feed", "JournalInvalid")]
    public void Another_file_is_refused_and_left_as_it_is(string content, string id)
    {
        File.WriteAllText(Journal, content);
        var run = Run();
        Assert.StartsWith(id + ",", run.Errors.Single().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(run.Errors.Single().ErrorDetails.RecommendedAction);
        Assert.Equal(content, File.ReadAllText(Journal));
        Assert.Equal(0, _emulator.Statistics.Requests);
    }

    [Fact]
    public void A_journal_that_another_run_writes_is_refused_until_that_run_ends()
    {
        Run();
        using (new FileStream(Journal, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.StartsWith("JournalInUse,", Run().Errors.Single().FullyQualifiedErrorId, StringComparison.Ordinal);
        }

        Assert.Empty(Run().Errors);
    }

    [Fact]
    public void The_journal_has_no_key_and_a_line_an_image()
    {
        Run();
        var text = File.ReadAllText(Journal);
        Assert.DoesNotContain("emulator-key", text, StringComparison.Ordinal);
        Assert.Equal(4, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_journal_is_a_data_set_of_JSON_lines()
    {
        Run();
        using var session = new ModuleSession();
        var read = session.Run("Import-RoboflowDataset -Format JsonLines -LiteralPath $args[0] -AsResult", null, Journal);
        Assert.Empty(read.Errors);
        Assert.Equal(["a.png", "b.png", "c.png"], read.Output.Select(o => Path.GetFileName((string)o.Properties["Path"].Value)).Order());
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_an_error_before_anything_is_sent()
    {
        using var session = new ModuleSession();
        var run = session.Run(
            "$input | Invoke-RoboflowDetection -Model shapes/1 -Endpoint $args[0] -ApiKey emulator-key -Journal nowhere/run.jsonl",
            Files(),
            _emulator.Address);
        Assert.StartsWith("JournalUnwritable,", run.Errors.Single().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, _emulator.Statistics.Requests);
    }

    private object[] Files() => [.. _folder.GetFiles("*.png").OrderBy(f => f.Name, StringComparer.Ordinal)];

    private SessionOutput Run(string more = "")
    {
        using var session = new ModuleSession();
        return session.Run(
            "$input | Invoke-RoboflowDetection -Model shapes/1 -Endpoint $args[0] -ApiKey emulator-key -Journal $args[1] " + more,
            Files(),
            _emulator.Address,
            Journal);
    }

    private void Image(string name, string shapes) => File.WriteAllBytes(Path.Combine(_folder.FullName, name), SampleImages.Encode(shapes, 200, 160, ".png"));
}
