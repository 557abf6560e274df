using System.Collections.Generic;

namespace Roboflow.Inference.Datasets;

/// <summary>Groups consecutive predictions of the same image into one result.</summary>
internal sealed class PredictionGroup
{
    private List<Prediction> _predictions = [];
    private string? _name;

    /// <summary>Adds a prediction; returns the previous result when a new image begins.</summary>
    /// <param name="prediction">The prediction.</param>
    /// <param name="name">The image's name in the file.</param>
    internal NamedResult? Add(Prediction prediction, string? name)
    {
        name = name is null ? null : ImageName.Plain(name);
        var isSame = _predictions.Count > 0 && _predictions[0] is var first && name == _name
            && (first.Path, first.Model, first.ImageWidth, first.ImageHeight) == (prediction.Path, prediction.Model, prediction.ImageWidth, prediction
                .ImageHeight);
        var finished = isSame ? null : Take();
        _predictions.Add(prediction);
        _name = name;
        return finished;
    }

    /// <summary>Returns the current result, or null if there is none.</summary>
    internal NamedResult? Take()
    {
        if (_predictions.Count == 0)
        {
            return null;
        }

        var (first, predictions) = (_predictions[0], _predictions);
        _predictions = [];
        return new(_name, new DetectionResult
        {
            Path = first.Path,
            Model = first.Model,
            ImageWidth = first.ImageWidth,
            ImageHeight = first.ImageHeight,
            Predictions = predictions
        });
    }
}
