using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Journal;

namespace Roboflow.Inference.Core.Tests.Datasets.JsonLines;

/// <summary>A journal as a data set: what it knows about its lines is said.</summary>
public sealed class ImportedJournalTests : DatasetReading
{
    private void Write(params string[] warnings)
    {
        using var journal = RunJournal.Open(Folder["run.jsonl"]);
        for (var i = 0; i < 2; i++)
        {
            var result = new DetectionResult { Path = $"/{i}.jpg", Predictions = [new Prediction { X = 320, Y = 5, Width = 2, Height = 2, Class = "cat" }] };
            journal.Append(JournalKey.Compute([(byte)i], "m"), new JournalEntry(result, i == 0 ? warnings : []));
        }
    }

    [Fact]
    public void Unchanged_journal_is_read_without_a_warning()
    {
        Write();
        File.WriteAllText(Folder["run.jsonl"], Folder.Text("run.jsonl").Replace("\n", " \r\n", StringComparison.Ordinal));
        Assert.Equal(2, Folder.Read(DatasetFormat.JsonLines, "run.jsonl").Length);
        Assert.Empty(Folder.Warnings.Concat(Folder.Problems.Select(p => p.Message)));
    }

    // As about_Roboflow_ScalingOut collects the journals of several workers.
    [Fact]
    public void Journals_one_after_the_other_are_read_without_an_error()
    {
        Write();
        File.WriteAllText(Folder["all.jsonl"], Folder.Text("run.jsonl") + Folder.Text("run.jsonl"));
        Assert.Equal(4, Folder.Read(DatasetFormat.JsonLines, "all.jsonl").Length);
        Assert.Empty(Folder.Warnings.Concat(Folder.Problems.Select(p => p.Message)));
    }

    [Fact]
    public void Changed_line_is_a_warning()
    {
        Write();
        File.WriteAllText(Folder["run.jsonl"], Folder.Text("run.jsonl").Replace("\"X\":320", "\"X\":329", StringComparison.Ordinal));
        Assert.Equal([329, 329], Folder.Read(DatasetFormat.JsonLines, "run.jsonl").Select(r => r.Predictions[0].X));
        Assert.StartsWith($"{Folder["run.jsonl"]}, line 2: the line was changed or damaged", Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_about_an_answer_are_repeated()
    {
        Write("1 prediction in the answer cannot be read and is left out.");
        Assert.Equal(2, Folder.Read(DatasetFormat.JsonLines, "run.jsonl").Length);
        Assert.Equal(["/0.jpg: 1 prediction in the answer cannot be read and is left out."], Folder.Warnings);
    }
}
