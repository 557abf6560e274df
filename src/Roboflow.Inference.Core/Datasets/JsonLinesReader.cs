using System;
using System.Collections.Generic;
using System.Text.Json;
using Roboflow.Inference.Journal;

namespace Roboflow.Inference.Datasets;

/// <summary>Reads a result or a prediction from each line of a data set or a journal; predictions of one image that follow each other become one result.</summary>
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
            if (!TryReadLine(text, number, out var entry))
            {
                break;
            }

            if (entry is null)
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

    // No entry where the line is blank, a header or malformed; false where too many are malformed.
    private bool TryReadLine(string text, int number, out object? entry)
    {
        entry = null;
        try
        {
            entry = string.IsNullOrWhiteSpace(text) ? null : Parse(text);
            return true;
        }
        catch (JsonException e)
        {
            return MalformedLine(Options.Path, number, $"this is no JSON (character {e.BytePositionInLine + 1}).");
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            return MalformedLine(Options.Path, number, e.Message);
        }
    }

    private static object? Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        var entry = document.RootElement;
        return JournalLine.IsHeader(entry) ? null
            : entry.ValueKind == JsonValueKind.Object && PredictionJsonReader.IsResult(entry) ? PredictionJsonReader.ReadResult(entry)
            : PredictionJsonReader.ReadPrediction(entry);
    }
}
