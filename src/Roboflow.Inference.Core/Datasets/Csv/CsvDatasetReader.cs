using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>Reads the rows that <see cref="CsvDatasetWriter"/> writes, in any order of columns and with any others among them, and the vendor's own.</summary>
internal sealed class CsvDatasetReader(DatasetReaderOptions options, CsvForm form) : DatasetReader(options)
{
    internal override IEnumerable<DetectionResult> Read() => FilesOf(form).SelectMany(ReadFile);

    private IEnumerable<DetectionResult> ReadFile(string file)
    {
        using var table = TryOpen(file, MaximumBytes, s => new CsvTable(s, () => TellLoss(file)));
        if (table is null || ReaderOf(file, table) is not { } reader)
        {
            yield break;
        }

        var alone = new PredictionGroup();
        CsvResult? open = null;
        while (TryReadRow(file, table, reader, out var row))
        {
            Options.Cancellation.ThrowIfCancellationRequested();
            if (row is null)
            {
                continue;
            }

            if (open is not null && open.Number != row.ResultNumber)
            {
                yield return open.ToResult();
                open = null;
            }

            var finished = row is { ResultNumber: null, Prediction: { } prediction } ? alone.Add(prediction) : alone.Take();
            if (finished is not null)
            {
                yield return finished;
            }

            if (row.ResultNumber is not null)
            {
                (open ??= new CsvResult(row)).Add(row);
            }
            else if (row.Prediction is null)
            {
                yield return row.Result!;
            }
        }

        if ((open?.ToResult() ?? alone.Take()) is { } last)
        {
            yield return last;
        }
    }

    // A file without a byte is an empty data set.
    private CsvRowReader? ReaderOf(string file, CsvTable table)
    {
        try
        {
            if (!table.ReadHeader())
            {
                return null;
            }
        }
        catch (FormatException e)
        {
            Malformed(file, 1, e.Message);
            return null;
        }

        var reader = CsvRowReader.For(table, Images, file, out var missing);
        if (reader is null)
        {
            Malformed(
                file,
                1,
                $"there is no column {missing}; columns are called as the properties of a prediction, or filename, class, xmin, ymin, xmax and ymax.");
        }

        return reader;
    }

    // No row where it is blank or malformed; false at the end, or where too many are malformed.
    private bool TryReadRow(string file, CsvTable table, CsvRowReader reader, out CsvRow? row)
    {
        row = null;
        try
        {
            if (!table.Read())
            {
                return false;
            }
        }
        catch (FormatException e)
        {
            Malformed(file, table.Line, e.Message);
            return false;
        }

        try
        {
            row = table.IsBlank ? null : reader.Read();
            return true;
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            return MalformedLine(file, table.Line, e is JsonException ? "a cell is not JSON where it should be." : e.Message);
        }
    }

    /// <summary>A result that is gathered from its rows.</summary>
    private sealed class CsvResult(CsvRow first)
    {
        private readonly List<Prediction> _predictions = [];

        internal int? Number => first.ResultNumber;

        internal void Add(CsvRow row)
        {
            if (row.Prediction is { } prediction)
            {
                _predictions.Add(prediction);
            }
        }

        internal DetectionResult ToResult() => first.Result! with { Predictions = _predictions };
    }
}
