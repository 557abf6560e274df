using System.Collections.Generic;
using System.Globalization;
using System.IO;
using CsvHelper.Configuration;
using Roboflow.Inference.Datasets.Writing;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>
/// Writes one row per prediction, and for an image without any a row with only the image.
/// </summary>
internal sealed class CsvWriter : DatasetWriter
{
    private readonly PendingFile _file;
    private readonly CsvHelper.CsvWriter _csv;
    private int _resultCount;

    internal CsvWriter(DatasetWriterOptions options)
        : base(options)
    {
        _file = new PendingFile(options.Destination);
        var text = new StreamWriter(_file.Stream, options.Csv.Encoding, bufferSize: 1 << 14, leaveOpen: true);
        _csv = new CsvHelper.CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = options.Csv.Delimiter.ToString() });
        try
        {
            WriteRow(CsvColumns.Names);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal override IReadOnlyList<string> Complete()
    {
        _csv.Dispose();
        _file.Commit(Options.Overwrite);
        return [_file.Destination];
    }

    protected override void WriteResult(DetectionResult result)
    {
        _resultCount++;
        if (result.Predictions.Count == 0)
        {
            WriteRow(new CsvRow(_resultCount, result, null, IsFirst: true));
        }

        for (var i = 0; i < result.Predictions.Count; i++)
        {
            WriteRow(new CsvRow(_resultCount, result, result.Predictions[i], IsFirst: i == 0));
        }
    }

    protected override void WritePrediction(Prediction prediction) => WriteRow(new CsvRow(null, null, prediction, IsFirst: true));

    protected override void Dispose(bool disposing)
    {
        using (_file)
        {
            try
            {
                _csv.Dispose();
            }
            catch (IOException)
            {
                // The disk is full, but the last rows are no longer needed.
            }
        }
    }

    private void WriteRow(CsvRow row) => WriteRow(CsvColumns.Cells(row, Options.Csv));

    private void WriteRow(IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            _csv.WriteField(cell);
        }

        _csv.NextRecord();
    }
}
