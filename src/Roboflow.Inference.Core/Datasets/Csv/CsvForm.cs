using Roboflow.Inference.Datasets.Writing;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>CSV: one table, one row per prediction.</summary>
internal sealed class CsvForm : DatasetForm
{
    internal override string[] Extensions => [".csv", ".tsv"];

    internal override DatasetReader CreateReader(DatasetReaderOptions options) => new CsvReader(options, this);

    internal override DatasetWriter CreateWriter(DatasetWriterOptions options) => new CsvWriter(options);
}
