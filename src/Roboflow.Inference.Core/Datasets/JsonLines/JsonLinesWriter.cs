using System.Collections.Generic;
using Roboflow.Inference.Datasets.Writing;
using Roboflow.Inference.Files;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets.JsonLines;

/// <summary>Writes one JSON object per line: a result, or a prediction without a result.</summary>
internal sealed class JsonLinesWriter(DatasetWriterOptions options) : DatasetWriter(options)
{
    private readonly PendingFile _file = new(options.Destination);

    internal override IReadOnlyList<string> Complete()
    {
        _file.Commit(Options.Overwrite);
        return [_file.Destination];
    }

    protected override void WriteResult(DetectionResult result)
    {
        JsonText.Append(_file.Stream, w => PredictionJson.Write(w, result));
        JsonText.Append(_file.Stream, "\n");
    }

    protected override void WritePrediction(Prediction prediction)
    {
        JsonText.Append(_file.Stream, w => PredictionJson.Write(w, prediction));
        JsonText.Append(_file.Stream, "\n");
    }

    protected override void Dispose(bool disposing) => _file.Dispose();
}
