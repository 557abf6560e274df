using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Roboflow.Inference.Journal;

namespace Roboflow.Inference.Core.Tests.Journal;

/// <summary>A journal on its own: which lines are valid, and what a kill leaves behind.</summary>
public sealed class RunJournalTests : IDisposable
{
    private static readonly JournalKey Key = JournalKey.Compute([1], "a");
    private static readonly JournalKey Other = JournalKey.Compute([2], "a");

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Journal_line_is_used_only_with_its_own_key_and_checksum()
    {
        var line = JournalLine.Write(Key, Entry("cat"));
        Assert.Equal("cat", JournalLine.TryRead(line, Key)!.Result.Predictions.Single().Class);
        Assert.Null(JournalLine.TryRead(line, Other));

        // Still JSON, and still a result.
        var changed = (byte[])line.Clone();
        changed[line.AsSpan().IndexOf("cat"u8)] = (byte)'b';
        Assert.Null(JournalLine.TryRead(changed, Key));
        Assert.Null(JournalLine.TryRead(line.AsSpan(0, 40).ToArray(), Key));
    }

    [Fact]
    public void Warning_of_any_text_can_be_journaled()
    {
        var line = JournalLine.Write(Key, Entry("cat") with { Warnings = ["half \uD83D", "whole \U0001F600\""] });
        Assert.Equal(["half \uFFFD", "whole \U0001F600\""], JournalLine.TryRead(line, Key)!.Warnings);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(500)]
    public void Partial_last_line_is_removed_before_the_next_is_written(int left)
    {
        using (var journal = RunJournal.Open(_path))
        {
            journal.Append(Key, Entry("cat"));
        }

        var whole = File.ReadAllBytes(_path);
        File.WriteAllBytes(_path, [.. whole, .. JournalLine.Write(Other, Entry(new string('x', 2000))).Take(left)]);
        using (var journal = RunJournal.Open(_path))
        {
            Assert.True(journal.WasTorn);
            Assert.Equal(whole.Length, new FileInfo(_path).Length);
            journal.Append(Other, Entry("dog"));
        }

        using var again = RunJournal.Open(_path);
        Assert.Equal((2, 0, false), (again.Count, again.Damaged, again.WasTorn));
        Assert.Equal("dog", again.Find(Other, out _)!.Result.Predictions.Single().Class);
    }

    [Fact]
    public void Byte_order_mark_of_an_editor_is_ignored()
    {
        using (var journal = RunJournal.Open(_path))
        {
            journal.Append(Key, Entry("cat"));
        }

        File.WriteAllBytes(_path, [0xEF, 0xBB, 0xBF, .. File.ReadAllBytes(_path)]);
        using var again = RunJournal.Open(_path);
        Assert.Equal((1, 0, false), (again.Count, again.Damaged, again.WasTorn));
        Assert.Equal("cat", again.Find(Key, out _)!.Result.Predictions.Single().Class);
    }

    [Theory]
    [InlineData(JournalLine.Version - 2)]
    [InlineData(JournalLine.Version + 1)]
    public void Journal_of_another_version_is_refused_and_unchanged(int version)
    {
        var text = $"{{\"RoboflowJournal\":{version}}}\nwhat that version writes";
        File.WriteAllText(_path, text);
        Assert.Equal(JournalProblem.OtherVersion, Assert.Throws<JournalException>(() => RunJournal.Open(_path)).Problem);
        Assert.Equal(text, File.ReadAllText(_path));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("something else")]
    [InlineData("longer")]
    public void Journal_deleted_or_replaced_during_the_run_ends_it(string? replacement)
    {
        if (Path.DirectorySeparatorChar != '/')
        {
            // Nobody can take it away there.
            return;
        }

        using var journal = RunJournal.Open(_path);
        journal.Append(Key, Entry("cat"));
        // A longer file can come from a backup, or from another machine.
        replacement = replacement == "longer" ? new string('x', 100_000) : replacement;
        File.Delete(_path);
        if (replacement is not null)
        {
            File.WriteAllText(_path, replacement);
        }

        var error = Assert.Throws<JournalException>(() => journal.Append(Other, Entry("dog")));
        Assert.Equal(JournalProblem.Unwritable, error.Problem);
        Assert.Contains("was deleted, moved or replaced", error.Message, StringComparison.Ordinal);
        Assert.Throws<JournalException>(journal.ThrowIfBroken);
    }

    // A shell's redirection keeps the file, and locks do not stop it.
    [Fact]
    public void Journal_emptied_during_the_run_ends_it()
    {
        if (Path.DirectorySeparatorChar != '/')
        {
            return;
        }

        using var journal = RunJournal.Open(_path);
        journal.Append(Key, Entry("cat"));
        using (var shell = Process.Start("/bin/sh", $"-c \": > '{_path}'\""))
        {
            shell!.WaitForExit();
        }

        Assert.Throws<JournalException>(() => journal.Append(Other, Entry("dog")));
    }

#if NET
    // The length of a link is that of its text. .NET Framework cannot tell where a link leads.
    [Fact]
    public void Journal_behind_a_link_is_written()
    {
        var link = _path + ".link";
        File.CreateSymbolicLink(link, _path);
        using (var journal = RunJournal.Open(link))
        {
            journal.Append(Key, Entry("cat"));
            journal.Append(Other, Entry("dog"));
        }

        using var again = RunJournal.Open(_path);
        Assert.Equal(2, again.Count);
        File.Delete(link);
    }
#endif

    [Fact]
    public void Damaged_last_line_is_kept_and_the_next_one_appended()
    {
        using (var journal = RunJournal.Open(_path))
        {
            journal.Append(Key, Entry("cat"));
        }

        File.AppendAllText(_path, "damaged\n");
        using (var journal = RunJournal.Open(_path))
        {
            Assert.Equal((1, 1, false), (journal.Count, journal.Damaged, journal.WasTorn));
            journal.Append(Other, Entry("dog"));
        }

        using var again = RunJournal.Open(_path);
        Assert.Equal((2, 1, false), (again.Count, again.Damaged, again.WasTorn));
    }

    [Fact]
    public void Blank_lines_are_not_damage()
    {
        using (var journal = RunJournal.Open(_path))
        {
            journal.Append(Key, Entry("cat"));
        }

        File.AppendAllText(_path, "\n  \r\n\r\n");
        using var again = RunJournal.Open(_path);
        Assert.Equal((1, 0, false), (again.Count, again.Damaged, again.WasTorn));
    }

    [Fact]
    public void Closed_journal_refuses_further_lines()
    {
        var journal = RunJournal.Open(_path);
        journal.Dispose();
        Assert.Throws<JournalException>(() => journal.Append(Key, Entry("cat")));
    }

    [Fact]
    public void Folder_as_journal_is_refused_as_a_folder()
    {
        var error = Assert.Throws<JournalException>(() => RunJournal.Open(Path.GetTempPath()));
        Assert.Equal(JournalProblem.NotAJournal, error.Problem);
        Assert.Contains("is a folder", error.Message, StringComparison.Ordinal);
    }

    private static JournalEntry Entry(string name) =>
        new(new DetectionResult { Path = "a.jpg", Predictions = [new Prediction { Class = name, X = 1, Y = 2, Width = 3, Height = 4, Confidence = 0.5 }] }, []);
}
