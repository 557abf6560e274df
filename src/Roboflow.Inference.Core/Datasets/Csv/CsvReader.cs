using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Datasets.Writing;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>Reads the rows of <see cref="CsvWriter"/>, with columns in any order and additional columns, and those of the vendor's
/// CSV.</summary>
internal sealed class CsvReader(DatasetReaderOptions options, CsvForm form) : DatasetReader(options)
{
    internal override IEnumerable<DetectionResult> Read() => ReadEach(FilesOf(form), ReadFile);

    private IEnumerable<NamedResult> ReadFile(string file)
    {
        Images.Begin(() => ImageEntries.Of([file], NamesIn));
        using var table = TryOpen(file, MaximumBytes, s => new CsvTable(s, new TextWatch(() => Texts.OfEncoding(file))));
        if (table is null || ReaderOf(file, table) is not { } reader)
        {
            yield break;
        }

        if (table.Repeated is { } column)
        {
            Options.Warn($"{file}: the column {column} comes twice in the header. The first one is used.");
        }

        if (table.EndsInHeader)
        {
            Options.Warn($"{file}: the file ends in its header, without the end of a line. If it is incomplete, its rows are missing.");
        }

        if (reader.Unclear is { } unclear)
        {
            Options.Warn($"{file}: {unclear}");
        }

        var sizes = new MissingSizes(Images, file, reader.OpensImages, Options.Warn);
        foreach (var entry in ReadRows(file, table, reader, new PredictionGroup(reader.OpensImages)))
        {
            yield return sizes.Complete(entry);
        }
    }

    private IEnumerable<NamedResult> ReadRows(string file, CsvTable table, CsvRowReader reader, PredictionGroup alone)
    {
        CsvResult? open = null;
        while (TryReadRow(file, table, reader, out var row))
        {
            Options.Cancellation.ThrowIfCancellationRequested();
            if (row is null)
            {
                continue;
            }

            if (open is not null && !open.Includes(row))
            {
                yield return open.ToResult();
                open = null;
            }

            var finished = row is { ResultNumber: null, Prediction: { } prediction } ? alone.Add(prediction, row.Name) : alone.Take();
            if (finished is not null)
            {
                yield return finished.Value;
            }

            if (row.ResultNumber is not null)
            {
                (open ??= new CsvResult(row)).Add(row);
            }
            else if (row.Prediction is null)
            {
                yield return new(row.Name, row.Result!);
            }
        }

        if ((open?.ToResult() ?? alone.Take()) is { } last)
        {
            yield return last;
        }
    }

    private IEnumerable<string?> NamesIn(string file)
    {
        using var table = new CsvTable(OpenQuietly(file));
        if (table.ReadHeader() && CsvRowReader.For(table, Images, file, static _ => { }, out _) is { } reader)
        {
            while (table.Read())
            {
                if (reader.Name is { } name)
                {
                    yield return name;
                }
            }
        }
    }

    // Export-Csv makes an empty file of no input, so that it is an empty data set.
    private CsvRowReader? ReaderOf(string file, CsvTable table)
    {
        try
        {
            if (!table.ReadHeader())
            {
                Options.Warn($"{file} is empty: it has not even a header. If it is incomplete, its rows are missing.");
                return null;
            }

            table.RequireNoNul();
            table.RequireQuotes();
            table.RequireOnlyNames();
        }
        catch (FormatException e)
        {
            Malformed(file, 1, e.Message);
            return null;
        }
        catch (IOException e)
        {
            EndsEarly(file, e);
            return null;
        }

        var reader = CsvRowReader.For(table, Images, file, Options.Warn, out var missing);
        if (reader is null)
        {
            Malformed(
                file,
                1,
                $"the column {missing} is missing; columns are named like the properties of a prediction, or filename, class, xmin, ymin, xmax and ymax.");
        }

        return reader;
    }

    // The row is null if it is blank or malformed; false at the end, or after too many malformed rows.
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
        catch (IOException e)
        {
            EndsEarly(file, e);
            return false;
        }

        if (table.IsOtherHeader)
        {
            Malformed(file, table.Line, "the line is a header with the columns in another order, as of a second table. It and the rows below are not read.");
            return false;
        }

        try
        {
            if (!table.IsBlank)
            {
                table.RequireNoNul();
                table.RequireQuotes();
                table.RequireNoSurplus();
                table.RequireEnd();
                table.RequireOneStyle(reader.Numbers, (line, message) => Malformed(file, line, message));
                row = reader.Read();
            }

            return true;
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            return MalformedLine(file, table.Line, e is JsonException ? "a cell that must be JSON is not." : e.Message);
        }
    }

    /// <summary>A result that is collected from its rows.</summary>
    private sealed class CsvResult(CsvRow first)
    {
        private readonly List<Prediction> _predictions = [];

        // In files that were joined, a number comes again for another image, or for another answer about it.
        internal bool Includes(CsvRow row) =>
            row.ResultNumber == first.ResultNumber && row.Result!.Path == first.Result!.Path && row.Name == first.Name
            && (row.Result.InferenceId is not { } id || first.Result.InferenceId is not { } own || id == own);

        internal void Add(CsvRow row)
        {
            if (row.Prediction is { } prediction)
            {
                _predictions.Add(prediction);
            }
        }

        internal NamedResult ToResult() => new(first.Name, first.Result! with { Predictions = _predictions });
    }
}
