using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Json;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Hosted.Answers;

/// <summary>
/// Reads a detection's answer in one pass over its bytes. Numbers can be strings; unknown members are skipped. An answer that
/// repeats a member is invalid: whatever counted, the other's predictions or size would be lost.
/// </summary>
internal sealed class AnswerReader
{
    /// <summary>The maximum number of predictions, far above that of any model; each can take a hundred times the memory of its bytes.</summary>
    internal const int MostPredictions = 100_000;

    /// <summary>The maximum number of bytes without the drawing, enough for as many predictions. Results wait for those of earlier
    /// images, so what they take of the memory is taken once for each image in flight.</summary>
    internal const int MostBytes = 24 << 20;

    private static readonly AnswerFields<DetectionResult> Fields = new();

    private readonly TextCache _texts = new();
    private readonly AnswerMembers<DetectionResult> _members;
    private readonly AnswerPredictionReader _prediction;
    private readonly AnswerSize _size = new();
    private readonly List<Prediction?> _predictions = [];
    private readonly HashSet<int> _labels = [];
    private readonly string? _path;
    private readonly string _model;
    private JsonTokenType? _kind;
    private (int Start, int Length) _wrapped;
    private bool _isWrapped;
    private bool _hasPredictions;
    private bool _hasError;
    private bool _hasImage;
    private bool _imageCameLate;
    private bool _hasBoxes;
    private long _bytes;

    /// <param name="path">The image's path.</param>
    /// <param name="model">The model's id.</param>
    internal AnswerReader(string? path, string model)
    {
        _members = new AnswerMembers<DetectionResult>(Fields, _texts);
        _prediction = new AnswerPredictionReader(path, model, _texts);
        (_path, _model) = (path, model);
    }

    /// <summary>The number of predictions that cannot be read and are left out.</summary>
    internal int Unreadable { get; private set; }

    /// <summary>The number of predictions of which a part, such as the outline, cannot be read and is left out.</summary>
    internal int Incomplete { get; private set; }

    /// <summary>The number of predictions without the name of their class.</summary>
    internal int Unnamed { get; private set; }

    /// <summary>Whether a text of the result had control characters, which were replaced.</summary>
    internal bool HasReplaced => _texts.HasReplaced;

    /// <summary>The error that the server reports with its predictions, or null.</summary>
    internal ServerQuote Error { get; private set; }

    /// <summary>Whether the server says that it had no success, which an empty list beside it does not change.</summary>
    internal bool HasFailed { get; private set; }

    /// <summary>Reads the result; null if the answer has no predictions.</summary>
    /// <exception cref="JsonException">The answer is not JSON.</exception>
    /// <exception cref="RoboflowException">InvalidResult: the predictions are neither a list nor an object, or too many or too large, or a member is repeated.</exception>
    internal DetectionResult? Read(ReadOnlySpan<byte> json)
    {
        var result = new DetectionResult { Path = _path, Model = _model };
        ReadObject(json, result);

        // Last, so that it counts more than what is around it: a workflow's other output can be an image with another size.
        while (_wrapped.Length > 0)
        {
            json = json.Slice(_wrapped.Start, _wrapped.Length);
            _wrapped = default;
            _isWrapped = true;
            _hasPredictions = _hasError = _hasImage = false;
            _members.Begin();
            ReadObject(json, result);
        }

        return _kind is null ? null : result with { ImageWidth = _size.Width, ImageHeight = _size.Height, Predictions = Finish() };
    }

    private void ReadObject(ReadOnlySpan<byte> json, DetectionResult result)
    {
        var reader = new Utf8JsonReader(json);
        _ = reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadMember(ref reader, result);
            }
        }
        else
        {
            reader.Skip();
        }

        // Anything after the answer makes it invalid.
        _ = reader.Read();
    }

    private void ReadMember(ref Utf8JsonReader reader, DetectionResult result)
    {
        var name = reader.Name();
        var start = reader.BytesConsumed;
        _ = reader.Read();
        if (name.SequenceEqual("predictions"u8))
        {
            RequireOnce(!_hasPredictions, name);
            _hasPredictions = true;
            if (WrappedPredictions.AreIn(reader))
            {
                var first = (int)reader.TokenStartIndex;
                reader.Skip();
                _wrapped = (first, (int)reader.BytesConsumed - first);
                return;
            }

            ReadPredictions(ref reader);
        }
        else if (name.SequenceEqual("image"u8))
        {
            RequireOnce(!_hasImage, name);
            _hasImage = true;
            _imageCameLate = _kind is not null;
            _size.Read(ref reader);
        }
        else if (name.SequenceEqual("error"u8))
        {
            RequireOnce(!_hasError, name);
            _hasError = true;
            var said = ServerText.FromValue(JsonElement.ParseValue(ref reader)) ?? string.Empty;
            Error = ServerText.Quote(Error.IsEmpty || said.Length == 0 ? Error.Text + said : $"{said}; {Error.Text}");
        }
        else if (name.SequenceEqual("success"u8) && reader.TokenType == JsonTokenType.False)
        {
            HasFailed = true;
        }
        else if (_isWrapped && reader.TokenType == JsonTokenType.Null)
        {
            // What is around it can have a value.
        }
        else
        {
            _members.Read(ref reader, name, result);
            RequireOnce(!_members.HasRepeated, name);
        }

        _bytes += name.SequenceEqual("visualization"u8) ? 0 : reader.BytesConsumed - start;
        if (_bytes > MostBytes)
        {
            throw new RoboflowException(
                FailureKind.InvalidResult, $"The answer has more than {MostBytes >> 20} MB beside its drawing; no model finds as many objects.");
        }
    }

    internal static void RequireOnce(bool isFirst, scoped ReadOnlySpan<byte> name)
    {
        if (!isFirst)
        {
            throw new RoboflowException(FailureKind.InvalidResult, $"The answer has two members named {Encoding.UTF8.GetString(name.ToArray())}.");
        }
    }

    private void ReadPredictions(ref Utf8JsonReader reader)
    {
        _kind = reader.TokenType;
        if (_kind == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Add(_prediction.Read(ref reader, _size.Sides));
            }
        }
        else if (_kind == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = _texts.Harmless(reader.GetString()!);
                _ = reader.Read();
                Add(_prediction.Read(ref reader, _size.Sides, name));
            }
        }
    }

    private void Add(Prediction? prediction)
    {
        if (_predictions.Count == MostPredictions)
        {
            throw new RoboflowException(FailureKind.InvalidResult, $"The answer has more than {MostPredictions} predictions and was not read further.");
        }

        if (_prediction.IsLabel)
        {
            _labels.Add(_predictions.Count);
        }

        _hasBoxes |= prediction is not null && !_prediction.IsLabel;
        Incomplete += prediction is not null && _prediction.LacksParts ? 1 : 0;
        Unnamed += prediction is not null && _prediction.IsUnnamed ? 1 : 0;
        _predictions.Add(prediction);
    }

    private List<Prediction> Finish()
    {
        if (_kind is not (JsonTokenType.StartArray or JsonTokenType.StartObject or JsonTokenType.Null))
        {
            throw new RoboflowException(FailureKind.InvalidResult, "The answer's predictions are neither a list nor an object.");
        }

        var readable = new List<Prediction>(_predictions.Count);
        for (var i = 0; i < _predictions.Count; i++)
        {
            // Among boxes, a prediction without a position is not a label of the whole image.
            if (_predictions[i] is { } prediction && !(_hasBoxes && _labels.Contains(i)))
            {
                readable.Add(_imageCameLate ? AnswerPredictionReader.Place(prediction, _size.Sides, _labels.Contains(i)) : prediction);
            }
        }

        Unreadable = _predictions.Count - readable.Count;
        return _kind != JsonTokenType.StartObject || readable.Count > 0 || Unreadable == 0
            ? readable
            : throw new RoboflowException(FailureKind.InvalidResult, "The answer's predictions are an object, but none of its members is a label.");
    }
}
