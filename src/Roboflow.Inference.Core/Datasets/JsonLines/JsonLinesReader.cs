using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Datasets.Writing;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets.JsonLines;

/// <summary>Reads a result or a prediction from each line of a data set or a journal; consecutive predictions of an image
/// become one result.</summary>
internal sealed class JsonLinesReader(DatasetReaderOptions options, JsonLinesForm form) : DatasetReader(options)
{
    internal override IEnumerable<DetectionResult> Read() => ReadEach(FilesOf(form), ReadFile);

    private IEnumerable<NamedResult> ReadFile(string file)
    {
        Images.Begin(() => ImageEntries.Of([file], NamesIn));

        // A line with NUL characters is an error.
        if (TryOpen(file, MaximumBytes, s => TextLines.Read(s, watch: new TextWatch(() => Texts.OfEncoding(file)))) is not { } lines)
        {
            yield break;
        }

        var sizes = new MissingSizes(Images, file, areOpened: false, Options.Warn);
        foreach (var entry in ReadLines(file, lines, new PredictionGroup(areSizesCompleted: false)))
        {
            yield return sizes.Complete(entry);
        }
    }

    private IEnumerable<NamedResult> ReadLines(string file, IEnumerable<TextLine> lines, PredictionGroup alone)
    {
        var journal = new JournalNotes(file, Options.Warn);
        var unread = new UnreadMembers(file, Options.Warn);
        foreach (var line in ToTheirEnd(file, lines))
        {
            Options.Cancellation.ThrowIfCancellationRequested();
            if (!TryReadLine(file, line, journal, out var entry, out var name))
            {
                break;
            }

            if (entry is null)
            {
                continue;
            }

            if (!journal.IsJournal)
            {
                unread.Check(line, entry);
            }

            var finished = entry is Prediction prediction ? alone.Add(prediction, name) : alone.Take();
            if (finished is not null)
            {
                yield return finished.Value;
            }

            if (entry is DetectionResult result)
            {
                yield return new(name, result);
            }
        }

        if (alone.Take() is { } last)
        {
            yield return last;
        }
    }

    private IEnumerable<string?> NamesIn(string file) =>
        TextLines.Read(OpenQuietly(file)).Select(l => l.IsBlank ? null : PredictionJson.PathIn(l.Text)).Where(n => n is not null);

    private IEnumerable<TextLine> ToTheirEnd(string file, IEnumerable<TextLine> lines)
    {
        using var read = lines.GetEnumerator();
        while (TryMove(file, read))
        {
            yield return read.Current;
        }
    }

    private bool TryMove(string file, IEnumerator<TextLine> lines)
    {
        try
        {
            return lines.MoveNext();
        }
        catch (IOException e)
        {
            EndsEarly(file, e);
            return false;
        }
    }

    // The entry is null if the line is blank, a header or malformed; false after too many malformed lines.
    private bool TryReadLine(string file, TextLine line, JournalNotes journal, out object? entry, out string? name)
    {
        (entry, name) = (null, null);
        if (line.Text is null)
        {
            return MalformedLine(file, line.Number, $"the line is longer than {TextLines.MostCharacters >> 20} million characters.");
        }

        try
        {
            if (line.IsBlank || journal.IsHeader(line))
            {
                return true;
            }

            var read = PredictionJson.ReadEntry(line.Text);
            name = read is Prediction prediction ? prediction.Path : ((DetectionResult)read).Path;
            entry = Checked(file, read);
            if (entry is DetectionResult result)
            {
                journal.Check(line, result);
            }

            return true;
        }
        catch (JsonException e)
        {
            return MalformedLine(file, line.Number, JsonCause.Of(e) + ".");
        }
        catch (InvalidOperationException)
        {
            return MalformedLine(file, line.Number, "a text is not valid Unicode.");
        }
        catch (FormatException e)
        {
            return MalformedLine(file, line.Number, e.Message);
        }
    }

    private object Checked(string file, object entry)
    {
        if (entry is Prediction prediction)
        {
            return PredictionRules.Checked(Images.OfRelative(file, prediction.Path) is { } path ? prediction with { Path = path } : prediction);
        }

        var result = PredictionRules.Checked((DetectionResult)entry);
        var predictions = result.WithImage();
        Array.ForEach(predictions, p => PredictionRules.Checked(p));
        return Images.OfRelative(file, result.Path) is { } image
            ? result with { Path = image, Predictions = Array.ConvertAll(predictions, p => p.Path == result.Path ? p with { Path = image } : p) }
            : result with { Predictions = predictions };
    }
}
