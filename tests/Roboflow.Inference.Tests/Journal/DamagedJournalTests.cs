using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Journal;

/// <summary>Journals that are truncated or damaged, and other files.</summary>
public sealed class DamagedJournalTests : IAsyncLifetime
{
    private readonly JournaledFolder _given = new();

    public Task InitializeAsync() => _given.StartAsync();

    public Task DisposeAsync() => _given.DisposeAsync().AsTask();

    [Fact]
    public void Last_line_without_its_line_feed_is_accepted_and_the_next_line_is_a_line_of_its_own()
    {
        _given.Run("-ThrottleLimit 1");
        using (var file = new FileStream(_given.Journal, FileMode.Open))
        {
            file.SetLength(file.Length - 1);
        }

        _given.Image("d.png", """<circle cx="90" cy="90" r="20" fill="#20c020"/>""");
        foreach (var _ in new[] { 1, 2 })
        {
            Assert.Equal(4, _given.Run("-AsResult 3>&1").Output.Count);
            Assert.Equal(4, _given.Emulator.Statistics.Requests);
        }

        Assert.Equal(5, File.ReadAllLines(_given.Journal).Length);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    [InlineData(100)]
    public void Torn_last_line_is_removed_and_its_image_sent_again(int bytes)
    {
        _given.Run("-ThrottleLimit 1");
        using (var file = new FileStream(_given.Journal, FileMode.Open))
        {
            file.SetLength(file.Length - bytes);
        }

        Assert.Equal(3, _given.Run("-AsResult").Output.Count);
        Assert.Equal(4, _given.Emulator.Statistics.Requests);
        Assert.All(File.ReadAllLines(_given.Journal), line => System.Text.Json.JsonDocument.Parse(line).Dispose());
        Assert.Equal(4, File.ReadAllLines(_given.Journal).Length);
    }

    [Fact]
    public void Journal_of_the_first_version_is_refused() =>
        File_that_is_not_a_journal_is_refused_and_unchanged("{\"RoboflowJournal\":1}\n", "JournalVersionUnsupported");

    [Theory]
    [InlineData("nul")]
    [InlineData("body of another image")]
    [InlineData("one digit")]
    [InlineData("cut")]
    [InlineData("nul behind the key")]
    public void Damaged_journal_line_writes_a_warning_and_its_image_is_sent_again(string fault)
    {
        _given.Run("-ThrottleLimit 1");
        var lines = File.ReadAllLines(_given.Journal);
        const int Body = 8 + 64;
        lines[1] = fault switch
        {
            "nul" => new string('\0', lines[1].Length),
            "body of another image" => lines[1][..Body] + lines[2][Body..],
            "one digit" => lines[1].Replace("\"ImageWidth\":200", "\"ImageWidth\":201", StringComparison.Ordinal),
            "cut" => lines[1][..^20] + "}",
            _ => lines[1][..200] + new string('\0', lines[1].Length - 201) + "}",
        };
        File.WriteAllLines(_given.Journal, lines);
        var run = _given.Run("-AsResult 3>&1");
        var warning = Assert.IsType<System.Management.Automation.WarningRecord>(run.Output[0].BaseObject).Message;
        Assert.StartsWith("Damaged lines in the journal", warning, StringComparison.Ordinal);
        Assert.Contains("1", warning, StringComparison.Ordinal);
        Assert.Equal(
            ["red-circle", "blue-square"],
            run.Output.Skip(1).SelectMany(o => ((DetectionView)o).Predictions).Select(p => p.Properties["Class"].Value));
        Assert.Equal(4, _given.Emulator.Statistics.Requests);
        Assert.Equal(3, _given.Run("-AsResult 3>&1").Output.Count - 1);
        Assert.Equal(4, _given.Emulator.Statistics.Requests);
    }

    [Fact]
    public void Line_that_is_damaged_during_the_run_writes_a_warning_and_its_image_is_sent_again()
    {
        using var session = new ModuleSession();
        var run = session.Run(
            """
            $files, $journal, $server = @($input), $args[1], @{ Endpoint = $args[0]; ApiKey = 'emulator-key' }
            & {
                $files

                # Another program, which ignores the lock, waits for the three lines and damages the one of the first image, wherever it is.
                $harm = 'until [ "$(wc -l < "$1")" -ge 4 ]; do sleep 0.05; done; at=$(grep -bo "/a.png" "$1" | head -n 1 | cut -d : -f 1);' +
                    ' printf "\001" | dd of="$1" bs=1 seek="$at" conv=notrunc'
                $null = sh -c $harm sh $journal 2>&1
                $files
            } | Invoke-RoboflowDetection -Model shapes/1 @server -Journal $journal -AsResult -ThrottleLimit 1 -WarningVariable said
            $said
            """,
            _given.Files(),
            _given.Emulator.Address,
            _given.Journal);
        Assert.Empty(run.Errors);
        Assert.Equal(7, run.Output.Count);
        Assert.Equal([false, false, false, false, true, true], run.Output.Take(6).Select(o => (bool)o.Properties["FromJournal"].Value));
        Assert.EndsWith("was damaged during the run, and the image was sent again.", run.Output[6].ToString(), StringComparison.Ordinal);
        Assert.Equal(4, _given.Emulator.Statistics.Requests);

        // The damaged line is reported once more, but the answer that replaced it has no warning.
        var again = _given.Run("-AsResult 3>&1");
        Assert.Equal(4, again.Output.Count);
        Assert.StartsWith("Damaged lines in the journal", again.Output[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(4, _given.Emulator.Statistics.Requests);
    }

    [Fact]
    public void Pipe_as_a_journal_is_refused_without_blocking()
    {
        if (!OperatingSystem.IsWindows())
        {
            using var make = System.Diagnostics.Process.Start("mkfifo", [_given.Journal]);
            make.WaitForExit();
            var run = _given.Run();
            Assert.StartsWith("JournalInvalid,", run.Errors.Single().FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Equal(0, _given.Emulator.Statistics.Requests);
        }
    }

    [Fact]
    public void Journal_with_Windows_line_endings_is_still_used()
    {
        _given.Run();
        File.WriteAllText(_given.Journal, File.ReadAllText(_given.Journal).Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n\n");
        var again = _given.Run("-AsResult -WarningVariable said; $said");
        Assert.Equal(3, again.Output.Count);
        Assert.Equal(3, _given.Emulator.Statistics.Requests);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Joined_journals_have_no_damaged_line(string ending)
    {
        _given.Run();
        var whole = File.ReadAllText(_given.Journal).Replace("\n", ending, StringComparison.Ordinal);
        File.WriteAllText(_given.Journal, whole + whole);
        var again = _given.Run("-AsResult -WarningVariable said; $said");
        Assert.Equal(3, again.Output.Count);
        Assert.Equal(3, _given.Emulator.Statistics.Requests);
    }

    [Theory]
    [InlineData("{\"RoboflowJournal\":2}\n{\"Key\":\"x\"}\n", "JournalVersionUnsupported")]
    [InlineData("Name,Size\na.png,12\n", "JournalInvalid")]
    [InlineData("no line feed", "JournalInvalid")]
    public void File_that_is_not_a_journal_is_refused_and_unchanged(string content, string id)
    {
        File.WriteAllText(_given.Journal, content);
        var run = _given.Run();
        Assert.StartsWith(id + ",", run.Errors.Single().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(run.Errors.Single().ErrorDetails.RecommendedAction);
        Assert.Equal(content, File.ReadAllText(_given.Journal));
        Assert.Equal(0, _given.Emulator.Statistics.Requests);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_an_error_before_anything_is_sent()
    {
        using var session = new ModuleSession();
        var run = session.Run(
            "$input | Invoke-RoboflowDetection -Model shapes/1 -Endpoint $args[0] -ApiKey emulator-key -Journal nowhere/run.jsonl",
            _given.Files(),
            _given.Emulator.Address);
        Assert.StartsWith("JournalUnwritable,", run.Errors.Single().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, _given.Emulator.Statistics.Requests);
    }
}
