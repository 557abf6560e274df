using System;
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
        Assert.Equal("dog", again.Find(Other)!.Result.Predictions.Single().Class);
    }

    private static JournalEntry Entry(string name) =>
        new(new DetectionResult { Path = "a.jpg", Predictions = [new Prediction { Class = name, X = 1, Y = 2, Width = 3, Height = 4, Confidence = 0.5 }] }, []);
}
