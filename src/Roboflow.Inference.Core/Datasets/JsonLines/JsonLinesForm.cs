using Roboflow.Inference.Datasets.Writing;

namespace Roboflow.Inference.Datasets.JsonLines;

/// <summary>JSON Lines: one text file, one JSON object per line.</summary>
internal sealed class JsonLinesForm : DatasetForm
{
    internal override string[] Extensions => [".jsonl", ".ndjson"];

    internal override DatasetReader CreateReader(DatasetReaderOptions options) => new JsonLinesReader(options, this);

    internal override DatasetWriter CreateWriter(DatasetWriterOptions options) => new JsonLinesWriter(options);
}
