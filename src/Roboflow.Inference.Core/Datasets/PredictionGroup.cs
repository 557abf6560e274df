using System.Collections.Generic;

namespace Roboflow.Inference.Datasets;

/// <summary>Gathers predictions that came on their own into one result for each run of the same image.</summary>
internal sealed class PredictionGroup
{
    private List<Prediction> _predictions = [];

    /// <summary>Adds one; gives the result before it where a new image begins.</summary>
    internal DetectionResult? Add(Prediction prediction)
    {
        var isSame = _predictions.Count > 0 && _predictions[0] is var first
            && (first.Path, first.Model, first.ImageWidth, first.ImageHeight) == (prediction.Path, prediction.Model, prediction.ImageWidth, prediction
                .ImageHeight);
        var finished = isSame ? null : Take();
        _predictions.Add(prediction);
        return finished;
    }

    /// <summary>The result of what was gathered, or null where nothing was.</summary>
    internal DetectionResult? Take()
    {
        if (_predictions.Count == 0)
        {
            return null;
        }

        var (first, predictions) = (_predictions[0], _predictions);
        _predictions = [];
        return new DetectionResult
        {
            Path = first.Path,
            Model = first.Model,
            ImageWidth = first.ImageWidth,
            ImageHeight = first.ImageHeight,
            Predictions = predictions
        };
    }
}
