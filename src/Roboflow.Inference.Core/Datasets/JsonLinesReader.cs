using System;
using System.Collections.Generic;
using System.Text.Json;
using Roboflow.Inference.Journal;

namespace Roboflow.Inference.Datasets;

/// <summary>Reads a result or a prediction from each line of a data set or a journal; predictions of one picture that follow each other become one result.</summary>
internal sealed class JsonLinesReader(DatasetReaderOptions options) : DatasetReader(options)
{
    internal override IEnumerable<DetectionResult> Read()
    {
        if (TryOpen(Options.Path, MaximumBytes, TextLines.Read) is not { } lines)
        {
            yield break;
        }

        var alone = new PredictionGroup();
        foreach (var (number, text) in lines)
        {
            if (string.IsNullOrWhiteSpace(text) || ReadLine(text, number) is not { } entry)
            {
                continue;
            }

            var finished = entry is Prediction prediction ? alone.Add(prediction) : alone.Take();
            if (finished is not null)
            {
                yield return finished;
            }

            if (entry is DetectionResult result)
            {
                yield return result;
            }
        }

        if (alone.Take() is { } last)
        {
            yield return last;
        }
    }

    private object? ReadLine(string text, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var entry = document.RootElement;
            if (JournalLine.IsHeader(entry))
            {
                return null;
            }

            return entry.ValueKind == JsonValueKind.Object && PredictionJsonReader.IsResult(entry) ? PredictionJsonReader.ReadResult(entry) : PredictionJsonReader.ReadPrediction(entry);
        }
        catch (JsonException e)
        {
            Malformed(Options.Path, number, $"this is no JSON (character {e.BytePositionInLine + 1}).");
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            Malformed(Options.Path, number, e.Message);
        }

        return null;
    }
}
