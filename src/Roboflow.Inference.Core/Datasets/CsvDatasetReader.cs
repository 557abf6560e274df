using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;

namespace Roboflow.Inference.Datasets;

/// <summary>Reads the rows that <see cref="CsvDatasetWriter"/> writes, in any order of columns and with any others among them.</summary>
internal sealed class CsvDatasetReader(DatasetReaderOptions options) : DatasetReader(options)
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { MissingFieldFound = null, BadDataFound = null };

    internal override IEnumerable<DetectionResult> Read()
    {
        using var text = TryOpen(Options.Path, MaximumBytes, static s => new StreamReader(s, Encoding.UTF8, detectEncodingFromByteOrderMarks: true));
        if (text is null)
        {
            yield break;
        }

        using var csv = new CsvReader(text, Configuration);
        if (!HasHeader(csv))
        {
            yield break;
        }

        var alone = new PredictionGroup();
        CsvResult? open = null;
        for (var line = csv.Parser.RawRow + 1; csv.Read(); line = csv.Parser.RawRow + 1)
        {
            if (!TryReadRow(csv, line, out var row))
            {
                break;
            }

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

    // An empty file is an empty data set.
    private bool HasHeader(CsvReader csv)
    {
        if (!csv.Read())
        {
            return false;
        }

        csv.ReadHeader();
        string[] needed = [nameof(Prediction.X), nameof(Prediction.Y), nameof(Prediction.Width), nameof(Prediction.Height)];
        if (needed.FirstOrDefault(n => !csv.HeaderRecord!.Contains(n, StringComparer.Ordinal)) is { } missing)
        {
            Malformed(Options.Path, 1, $"there is no column {missing}; columns are separated by commas and called as the properties of a prediction.");
            return false;
        }

        return true;
    }

    // No row where it is malformed; false where too many are.
    private bool TryReadRow(CsvReader csv, int line, out CsvRow? row)
    {
        row = null;
        try
        {
            row = new CsvRowReader(csv).Read();
            return true;
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            return MalformedLine(Options.Path, line, e is JsonException ? "a cell is no JSON where it should be." : e.Message);
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
