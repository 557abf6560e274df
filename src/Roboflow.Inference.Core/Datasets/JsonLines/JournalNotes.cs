using System;
using System.Text;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Journal;

namespace Roboflow.Inference.Datasets.JsonLines;

/// <summary>What a journal says about its results: the warnings about their answers, and the checksums of its lines.</summary>
/// <param name="file">The file.</param>
/// <param name="warn">Receives the warnings.</param>
internal sealed class JournalNotes(string file, Action<string> warn)
{
    private bool _toldOfDamage;

    /// <summary>Whether the file is a journal, whose lines have members of their own.</summary>
    internal bool IsJournal { get; private set; }

    /// <summary>Whether it is the first line of a journal, also of one that was appended to another.</summary>
    internal bool IsHeader(TextLine line)
    {
        var isHeader = (line.Number == 1 || IsJournal) && line.Text!.Contains(JournalLine.HeaderMember)
            && PredictionJson.HasMember(Encoding.UTF8.GetBytes(line.Text), JournalLine.HeaderMember);
        IsJournal |= isHeader;
        return isHeader;
    }

    /// <summary>Repeats the warnings about a result's answer, and warns if its line was changed.</summary>
    internal void Check(TextLine line, DetectionResult result)
    {
        if (!IsJournal)
        {
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(line.Text!);
        if (!_toldOfDamage && !JournalLine.IsIntact(bytes, bytes.Length, out _))
        {
            _toldOfDamage = true;
            warn($"{file}, line {line.Number}: the line was changed or damaged after it was written, because its checksum does not match. It is read as it "
                + "is; -Journal would send its image again. This warning is shown once per file.");
        }

        foreach (var warning in JournalLine.ReadWarnings(bytes))
        {
            warn($"{result.Path ?? "An image in memory"}: {warning}");
        }
    }
}
