using System.Collections.Generic;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Writing;

namespace Roboflow.Inference.Datasets;

/// <summary>Groups consecutive predictions of the same image and model into one result.</summary>
/// <param name="areSizesCompleted">Whether a missing size is completed later, so that it does not differ from any.</param>
internal sealed class PredictionGroup(bool areSizesCompleted)
{
    private List<Prediction> _predictions = [];
    private (int? Width, int? Height) _size;
    private string? _name;

    /// <summary>Adds a prediction; returns the previous result when a new image begins.</summary>
    /// <param name="prediction">The prediction.</param>
    /// <param name="name">The image's name in the file.</param>
    internal NamedResult? Add(Prediction prediction, string? name)
    {
        name = name is null ? null : ImageName.Plain(name);
        var size = (prediction.ImageWidth, prediction.ImageHeight);
        var isSame = _predictions.Count > 0 && _predictions[0] is var first && name == _name
            && (first.Path, first.Model) == (prediction.Path, prediction.Model) && (_size == size || IsMissing(_size) || IsMissing(size));
        var finished = isSame ? null : Take();
        _size = _predictions.Count == 0 || IsMissing(_size) ? size : _size;
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
            ImageWidth = _size.Width,
            ImageHeight = _size.Height,
            Predictions = predictions
        });
    }

    private bool IsMissing((int? Width, int? Height) size) => areSizesCompleted && MissingSizes.Of(size.Width, size.Height) is null;
}
