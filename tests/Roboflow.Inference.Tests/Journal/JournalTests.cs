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
        Assert.Equal(first.Output.Select(o => (string)o.BaseObject), second.Output.Select(o => (string)o.BaseObject));
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
    public void A_damaged_line_in_the_middle_is_said_and_its_image_asked_again()
    {
        Run("-ThrottleLimit 1");
        var lines = File.ReadAllLines(Journal);
        lines[2] = new string('\0', lines[2].Length);
        File.WriteAllLines(Journal, lines);
        Assert.Equal(3, Run("-AsResult").Output.Count);
        Assert.Equal(4, _emulator.Statistics.Requests);
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
        var run = session.Run("$input | Invoke-RoboflowDetection -Model shapes/1 -Endpoint $args[0] -ApiKey emulator-key -Journal nowhere/run.jsonl", Files(), _emulator.Address);
        Assert.StartsWith("JournalUnwritable,", run.Errors.Single().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, _emulator.Statistics.Requests);
    }

    private object[] Files() => [.. _folder.GetFiles("*.png").OrderBy(f => f.Name, StringComparer.Ordinal)];

    private SessionOutput Run(string more = "")
    {
        using var session = new ModuleSession();
        return session.Run("$input | Invoke-RoboflowDetection -Model shapes/1 -Endpoint $args[0] -ApiKey emulator-key -Journal $args[1] " + more, Files(), _emulator.Address, Journal);
    }

    private void Image(string name, string shapes) => File.WriteAllBytes(Path.Combine(_folder.FullName, name), SampleImages.Encode(shapes, 200, 160, ".png"));
}
